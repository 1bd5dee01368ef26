using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Timelines;

/// <summary>Every list is walked both ways by its <c>Link</c> headers.</summary>
public sealed class PagingTests(SevenOfEach world) : IClassFixture<SevenOfEach>
{
    public static TheoryData<string> Lists { get; } = ["home", "public", "tag", "story", "followers", "following", "liked", "likers"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Following_next_gives_everything_once_newest_first(string list)
    {
        var seen = new List<string>();
        var pages = 0;
        for (var path = $"{world.PathOf(list)}?limit=2"; path is not null && pages < 10; pages++)
        {
            var page = await GetAsync(path);
            page.Ids().Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Ids());
            path = page.Next;
        }

        seen.ShouldBe(world.IdsOf(list));
        pages.ShouldBeLessThan(10, "the way on never ended");
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Following_prev_leads_back_to_the_newest_without_the_page_itself(string list)
    {
        var all = world.IdsOf(list);
        var page = await GetAsync($"{world.PathOf(list)}?limit=3");
        while (page.Next is { } next)
        {
            page = await GetAsync(next);
        }

        var oldest = page.Ids().Count > 0 ? page : await GetAsync(page.Prev!);
        var collected = new List<string>(oldest.Ids());
        page = oldest;
        while (page.Prev is { } prev && collected.Count <= all.Count)
        {
            page = await GetAsync(prev);
            if (page.Ids().Count == 0)
            {
                break;
            }

            collected.InsertRange(0, page.Ids());
        }

        collected.ShouldBe(all);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Next_comes_first_and_the_addresses_are_the_lists_own(string list)
    {
        var first = await GetAsync($"{world.PathOf(list)}?limit=2");
        var second = await GetAsync(first.Next!);

        second.Links.Select(link => link.Key).ShouldBe(["next", "prev"]);
        second.Links.ShouldAllBe(link => link.Value.AbsolutePath == world.PathOf(list));
        second.Links.ShouldAllBe(link => link.Value.Authority == world.App.Http.BaseAddress!.Authority);
        second.Next!.ShouldContain("max_id=");
        second.Prev!.ShouldContain("min_id=");
        second.Links.ShouldAllBe(link => link.Value.Query.Contains("limit=2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("home")]
    [InlineData("public")]
    [InlineData("tag")]
    [InlineData("story")]
    public async Task Bounds_exclude_the_statuses_that_they_name(string list)
    {
        var (path, all) = (world.PathOf(list), world.IdsOf(list));

        (await GetAsync($"{path}?max_id={all[1]}&limit=2")).Ids().ShouldBe(all[2..4]);
        (await GetAsync($"{path}?min_id={all[4]}&limit=2")).Ids().ShouldBe(all[2..4]);
        (await GetAsync($"{path}?since_id={all[4]}&limit=2")).Ids().ShouldBe(all[..2]);
        (await GetAsync($"{path}?since_id={all[4]}&max_id={all[1]}")).Ids().ShouldBe(all[2..4]);
        (await GetAsync($"{path}?min_id={all[0]}")).Ids().ShouldBeEmpty();
        (await GetAsync($"{path}?max_id={all[^1]}")).Ids().ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_repeated_parameter_the_last_counts()
    {
        var (path, all) = (world.PathOf("public"), world.IdsOf("public"));

        var page = await GetAsync($"{path}?limit=5&max_id=5&max_id={all[0]}&limit=2");

        page.Ids().ShouldBe(all[1..3]);
        page.Links.ShouldAllBe(link => link.Value.Query.Split("limit=", StringSplitOptions.None).Length == 2);
    }

    [Fact]
    public async Task Filters_stay_in_the_links_and_tokens_never_do()
    {
        var page = await GetAsync($"{world.PathOf("public")}?limit=2&local=true&any[]=a&any[]=b%26c&access_token=secret");

        var next = Uri.UnescapeDataString(page.Next!);
        next.ShouldContain("local=true");
        next.ShouldContain("any[]=a");
        next.ShouldContain("any[]=b&c");
        page.Header("Link")!.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_page_has_20_items_unless_asked_otherwise_and_40_at_most()
    {
        await using var app = await new LinnetApp().StartedAsync();
        var dora = await app.SignedInAsAsync("dora");
        foreach (var number in Enumerable.Range(1, 45))
        {
            await dora.PostAsync($"{number}");
        }

        var story = $"/api/v1/accounts/{dora.Id}/statuses";
        (await Ask.Get(story).SendAsync(app)).Ids().Count.ShouldBe(20);
        (await Ask.Get($"{story}?limit=1000").SendAsync(app)).Ids().Count.ShouldBe(40);
    }

    [Fact]
    public async Task Pages_are_filled_up_where_statuses_were_deleted_and_the_walk_goes_on_over_many_of_them()
    {
        await using var app = await new LinnetApp().StartedAsync();
        var (author, reader) = (await app.SignedInAsAsync("author"), await app.SignedInAsAsync("reader"));
        await reader.FollowAsync(author);
        await reader.ReadHomeAsync();
        var posted = new List<string>();
        foreach (var number in Enumerable.Range(0, 60))
        {
            posted.Insert(0, (await author.PostAsync($"{number}")).Id);
        }

        await Eventually.HoldsAsync(async () => (await reader.ReadHomeAsync()).Count == 40);
        var kept = posted.Where((_, index) => index >= 50 || (index < 20 && index % 4 != 3)).ToList();
        foreach (var id in posted.Except(kept))
        {
            (await author.Client.DeleteStatusAsync(id, TestContext.Current.CancellationToken)).Error.ShouldBeNull();
        }

        foreach (var list in new[] { "timelines/home", "timelines/public", $"accounts/{author.Id}/statuses" })
        {
            var page = await Ask.Get($"/api/v1/{list}?limit=10", reader.Token).SendAsync(app);
            page.Ids().ShouldBe(kept[..10], list);
            var seen = new List<string>(page.Ids());
            for (var steps = 0; page.Next is { } next && steps < posted.Count; steps++)
            {
                page = await Ask.Get(next, reader.Token).SendAsync(app);
                seen.AddRange(page.Ids());
            }

            seen.ShouldBe(kept, list);
        }
    }

    private async Task<Reply> GetAsync(string path)
    {
        var reply = await Ask.Get(path, world.Reader.Token).SendAsync(world.App);
        reply.Status.ShouldBe(200, reply.Text);
        return reply;
    }
}

/// <summary>
/// Seven statuses by one author, seven followers of hers, and seven whom she follows; likes of all seven, and likes by eight of one. Some
/// likes have reached the store.
/// </summary>
public sealed class SevenOfEach : IAsyncLifetime
{
    private const int Count = 7;

    private readonly Dictionary<string, (string Path, List<string> Ids)> _lists = [];

    public LinnetApp App { get; } = new() { Settings = { ["Likes:UnsentPerStatus"] = "4" } };

    internal Person Reader { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await App.StartAsync();
        Reader = await App.SignedInAsAsync("reader");
        var author = await App.SignedInAsAsync("author");
        await Reader.FollowAsync(author);
        var followers = new List<string> { Reader.Id };
        var (following, statuses, others) = (new List<string>(), new List<string>(), new List<Person>());
        foreach (var number in Enumerable.Range(1, Count))
        {
            var other = await App.SignedInAsAsync($"other{number}");
            await other.FollowAsync(author);
            await author.FollowAsync(other);
            others.Add(other);
            followers.Insert(0, other.Id);
            following.Insert(0, other.Id);
            statuses.Insert(0, (await author.PostAsync($"Number {number} #seven")).Id);
        }

        var (liked, likers) = (new List<string>(), new List<string> { Reader.Id });
        foreach (var status in statuses.AsEnumerable().Reverse())
        {
            _ = (await Reader.Client.FavouriteAsync(status, TestContext.Current.CancellationToken)).Value;
            liked.Insert(0, status);
        }

        foreach (var other in others)
        {
            _ = (await other.Client.FavouriteAsync(statuses[0], TestContext.Current.CancellationToken)).Value;
            likers.Insert(0, other.Id);
        }

        _lists["liked"] = ("/api/v1/favourites", liked);
        _lists["likers"] = ($"/api/v1/statuses/{statuses[0]}/favourited_by", likers);
        _lists["home"] = ("/api/v1/timelines/home", statuses);
        _lists["public"] = ("/api/v1/timelines/public", statuses);
        _lists["tag"] = ("/api/v1/timelines/tag/seven", statuses);
        _lists["story"] = ($"/api/v1/accounts/{author.Id}/statuses", statuses);
        _lists["followers"] = ($"/api/v1/accounts/{author.Id}/followers", followers);
        _lists["following"] = ($"/api/v1/accounts/{author.Id}/following", following);
        await Eventually.HoldsAsync(async () => (await Reader.ReadHomeAsync()).Count == Count);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    internal string PathOf(string list) => _lists[list].Path;

    internal List<string> IdsOf(string list) => _lists[list].Ids;
}
