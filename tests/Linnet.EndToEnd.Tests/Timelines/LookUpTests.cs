using Linnet.Core.Diagnostics;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Timelines;

/// <summary>Reading a page costs as many statements as reading a longer one: nothing is looked up one by one.</summary>
public sealed class LookUpTests(FortyAuthors world) : IClassFixture<FortyAuthors>
{
    [Theory]
    [InlineData("/api/v1/timelines/home")]
    [InlineData("/api/v1/timelines/public")]
    [InlineData("/api/v1/timelines/tag/forty")]
    [InlineData("/api/v1/accounts/{reader}/following")]
    [InlineData("/api/v1/favourites")]
    public async Task A_page_of_40_by_40_authors_takes_no_more_statements_than_one_of_5(string path)
    {
        path = path.Replace("{reader}", world.Reader.Id, StringComparison.Ordinal);
        await StatementsOfAsync(path, 40);

        var few = await StatementsOfAsync(path, 5);
        var many = await StatementsOfAsync(path, 40);

        many.ShouldBe(few);
        few.ShouldBeInRange(1, 10);
    }

    [Fact]
    public async Task A_status_with_20_mentions_takes_no_more_statements_than_one_without()
    {
        var plain = await world.Reader.PostAsync("Nobody");
        var crowded = await world.Reader.PostAsync(string.Join(' ', Enumerable.Range(1, 20).Select(number => $"@author{number}")));
        crowded.Mentions.Count.ShouldBe(20);
        await world.App.SettledAsync();

        var few = await StatementsOfAsync($"/api/v1/statuses/{plain.Id}", 1);
        (await StatementsOfAsync($"/api/v1/statuses/{crowded.Id}", 1)).ShouldBe(few);
    }

    [Trait(TestStorage.Trait, TestStorage.Sqlite)]
    [Fact]
    public async Task A_page_read_again_with_the_read_cache_takes_no_statement()
    {
        await using var app = await new LinnetApp { Time = new TestClock(), Settings = new() { ["FanOut:Workers"] = "0", ["ReadCache:Enabled"] = "true" } }.StartedAsync();
        var reader = await app.SignedInAsAsync("reader");
        var author = await app.SignedInAsAsync("author");
        await reader.FollowAsync(author);
        await author.PostAsync("Once");
        await reader.PostAsync("Twice");
        (await reader.ReadHomeAsync()).Count.ShouldBe(2);

        var store = app.Get<StoreCounters>();
        var before = store.Reads;
        (await reader.ReadHomeAsync()).Count.ShouldBe(2);
        (store.Reads - before).ShouldBe(0);

        await reader.PostAsync("Seen at once");
        (await reader.ReadHomeAsync()).Count.ShouldBe(3);
    }

    /// <summary>The least of three: what is done beside requests reads too, now and then.</summary>
    private async Task<long> StatementsOfAsync(string path, int limit)
    {
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            least = Math.Min(least, await StatementsOnceAsync(path, limit));
        }

        return least;
    }

    private async Task<long> StatementsOnceAsync(string path, int limit)
    {
        var store = world.App.Get<StoreCounters>();
        var before = store.Reads;
        var page = await Ask.Get($"{path}?limit={limit}", world.Reader.Token).SendAsync(world.App);
        page.Status.ShouldBe(200, page.Text);
        if (page.Json.ValueKind is System.Text.Json.JsonValueKind.Array)
        {
            page.Ids().Count.ShouldBe(limit);
        }

        return store.Reads - before;
    }
}

/// <summary>
/// Forty people with a status each, and a reader who follows them all. The clock stands and no worker runs where feeds do without, so that
/// only what the requests execute is counted; without the read cache, so that they execute all they need.
/// </summary>
public sealed class FortyAuthors : IAsyncLifetime
{
    public LinnetApp App { get; } = new()
    {
        Time = new TestClock(),
        Settings = { ["FanOut:Workers"] = TestStorage.IsAws ? "2" : "0", ["ReadCache:Enabled"] = "false" },
    };

    internal Person Reader { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await App.StartAsync();
        Reader = await App.SignedInAsAsync("reader");
        foreach (var author in await App.SignedInManyAsync("author", 40))
        {
            await Reader.FollowAsync(author);
            var status = await author.PostAsync($"By {author.Alias} #forty");
            _ = (await Reader.Client.FavouriteAsync(status.Id, TestContext.Current.CancellationToken)).Value;
        }

        await Eventually.HoldsAsync(async () => (await Reader.ReadHomeAsync()).Count == 40);
        await App.SettledAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
