using System.Text.RegularExpressions;
using Linnet.EndToEnd.Tests.Http;
using Linnet.EndToEnd.Tests.OAuth;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Demo;

/// <summary><c>linnet serve --demo</c>: somebody who starts it finds a community, and one who has data finds it untouched.</summary>
public sealed partial class DemoTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_empty_folder_is_filled_and_everybody_can_sign_in_and_has_the_right_feed()
    {
        await using var server = await StartAsync();
        var client = new LinnetClient(server.Http);

        var people = (await client.GetDirectoryAsync("new", 0, 40, Token)).Value;
        var stories = new Dictionary<string, IReadOnlyList<Status>>();
        foreach (var person in people)
        {
            stories[person.Id] = await AllAsync(page => client.GetAccountStatusesAsync(person.Id, page, Token));
        }

        people.Count.ShouldBe(12);
        stories.Values.Sum(story => story.Count).ShouldBeInRange(60, 100);
        people.Select(person => person.Avatar).ShouldBeUnique();
        foreach (var person in people)
        {
            (await new Ask("GET", new Uri(person.Avatar).PathAndQuery).SendAsync(server.Http)).Status.ShouldBe(200);
            await ShouldBeWholeAsync(server, client, person, stories);
        }

        var shown = await AllAsync(page => client.GetPublicTimelineAsync(page, Token));
        shown.Select(status => status.Id).ShouldBe(stories.Values.SelectMany(story => story).Select(status => status.Id).OrderByDescending(long.Parse));
        shown.ShouldAllBe(status => status.CreatedAt < TimeProvider.System.GetUtcNow());
        (shown[0].CreatedAt - shown[^1].CreatedAt).ShouldBeGreaterThan(TimeSpan.FromDays(4));
        await ShouldBeLivelyAsync(client, shown);
    }

    [Fact]
    public async Task One_of_them_is_an_operator()
    {
        await using var server = await StartAsync();
        var alias = SignIn().Match(server.Output).Groups["operator"].Value;

        var figures = (await (await SignedInAsync(server, alias)).GetFiguresAsync(Token)).Value;

        (figures.Accounts, figures.DeadJobs, figures.PostStatusJobs).ShouldBe((12, 0, 0));
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_says_so()
    {
        string[] before;
        await using (var first = await StartAsync())
        {
            before = await PublicIdsAsync(first);
            await first.StopAsync();
        }

        await using var second = await StartAsync();

        (await PublicIdsAsync(second)).ShouldBe(before);
        second.Output.ShouldContain("The data folder is not empty");
        second.Output.ShouldNotContain("password:");
        (await second.StopAsync()).ShouldBe(0);
        (await LinnetProcess.RunAsync("doctor", "--data", _folder.Path)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_folder_with_somebody_in_it_is_left_alone()
    {
        (await LinnetProcess.RunAsync("account", "create", "ann", "--password", "correct-horse", "--data", _folder.Path)).ExitCode.ShouldBe(0);

        await using var server = await StartAsync();

        var people = (await new LinnetClient(server.Http).GetDirectoryAsync("new", 0, 40, Token)).Value;
        people.ShouldHaveSingleItem().Username.ShouldBe("ann");
        Directory.Exists(Path.Combine(_folder.Path, "media")).ShouldBeFalse();
    }

    private async Task<LinnetProcess> StartAsync()
    {
        var server = await LinnetProcess.StartAsync(_folder.Path, arguments: "--demo");

        // What became of the demo is told after the address.
        await Eventually.HoldsAsync(() => SignIn().IsMatch(server.Output) || server.Output.Contains("not empty", StringComparison.Ordinal));
        return server;
    }

    /// <summary>Signs in with what the server told, and compares what the person sees with the stories.</summary>
    private static async Task ShouldBeWholeAsync(
        LinnetProcess server, LinnetClient client, Account person, Dictionary<string, IReadOnlyList<Status>> stories)
    {
        var own = await SignedInAsync(server, person.Username);
        var following = (await client.GetFollowingAsync(person.Id, new() { Limit = 40 }, Token)).Value.Items;
        var followers = (await client.GetFollowersAsync(person.Id, new() { Limit = 40 }, Token)).Value.Items;
        var expected = following.Select(account => account.Id).Append(person.Id).SelectMany(id => stories[id]);

        var feed = await AllAsync(page => own.GetHomeTimelineAsync(page, Token));

        feed.Select(status => status.Id).ShouldBe(expected.Select(status => status.Id).OrderByDescending(long.Parse));
        (person.FollowingCount, person.FollowersCount, person.StatusesCount)
            .ShouldBe((following.Count, followers.Count, stories[person.Id].Count));
        (await AllAsync(page => own.GetFavouritesAsync(page, Token))).ShouldAllBe(status => status.Favourited == true);
    }

    private static async Task ShouldBeLivelyAsync(LinnetClient client, IReadOnlyList<Status> shown)
    {
        var edited = shown.Where(status => status.EditedAt is not null).ToList();
        edited.Count.ShouldBeGreaterThan(1);
        foreach (var status in edited)
        {
            (await client.GetStatusHistoryAsync(status.Id, Token)).Value.Count.ShouldBe(2);
        }

        var liked = shown.MaxBy(status => status.FavouritesCount)!;
        (await client.GetFavouritedByAsync(liked.Id, default, Token)).Value.Items.Count.ShouldBe((int)liked.FavouritesCount);
        shown.ShouldContain(status => status.Mentions.Count > 0);
        shown.ShouldContain(status => status.Tags.Count > 1);
        (await client.GetTagTimelineAsync("birds", default, Token)).Value.Items.Count.ShouldBeGreaterThan(4);
        (await client.SearchAsync("linnets", "statuses", default, Token)).Value.Statuses.Count.ShouldBeGreaterThan(1);
    }

    private static async Task<LinnetClient> SignedInAsync(LinnetProcess server, string alias)
    {
        var client = new LinnetClient(server.Http);
        var program = (await client.CreateAppAsync(
            new() { ClientName = "Test", RedirectUris = [ConsentForm.OutOfBand], Scopes = KnownScopes.Site }, Token)).Value;
        var password = SignIn().Match(server.Output).Groups["password"].Value;
        var token = await client.CreateTokenAsync(TokenRequest.ForPassword(program, alias, password, KnownScopes.Site), Token);
        return client.WithToken(token.Value.AccessToken);
    }

    private static async Task<string[]> PublicIdsAsync(LinnetProcess server) =>
        [.. (await AllAsync(page => new LinnetClient(server.Http).GetPublicTimelineAsync(page, Token))).Select(status => status.Id)];

    private static async Task<IReadOnlyList<T>> AllAsync<T>(Func<PageQuery, Task<ApiResult<ApiPage<T>>>> list)
    {
        List<T> all = [];
        string? older = null;
        do
        {
            var page = (await list(new() { Limit = 40, MaxId = older })).Value;
            all.AddRange(page.Items);
            older = page.OlderMaxId;
        }
        while (older is not null && all.Count < 1000);
        return all;
    }

    [GeneratedRegex("Sign in as +@(?<reader>[a-z]+), or @(?<operator>[a-z]+) .*password: (?<password>[a-z0-9]+)")]
    private static partial Regex SignIn();
}
