using Linnet.Core.Accounts;
using Linnet.Core.Ids;
using Linnet.Core.Seeding;
using Linnet.Core.Statuses;
using Linnet.Protocol.Client;
using Linnet.Sqlite;
using Linnet.Sqlite.Feeds;

namespace Linnet.Benchmarks.Store;

/// <summary>
/// Two owners who follow 5,000 accounts each: one those who post now, one those who posted longest ago. How long a first page takes
/// without a window, pages within the window, and pages below it; beside it the page as one plain join.
/// </summary>
internal static class ManyFollowedBenchmark
{
    private const int Followed = 5000;
    private const int Statuses = 1_000_000;
    private const int StatusesPerBatch = 5000;
    private const int PageItems = 20;
    private const int PagesMax = 400;

    private static readonly DateTimeOffset Accounts = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Follows = new(2024, 2, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Posts = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        await using var server = await BenchServer.StartAsync(ct);
        await SeedAsync(server, ct);
        var rows = new List<string[]>();
        foreach (var (owner, who) in new[] { (0, "who post now"), (1, "who posted longest ago") })
        {
            var client = await server.SignInAsync(AccountId(owner), ct);
            var (first, within, below) = await WalkAsync(server, client, ct);
            rows.Add(
            [
                $"5,000 {who}",
                Report.Milliseconds(first.Max),
                Report.Milliseconds(within.Percentile(0.5)),
                Report.Milliseconds(within.Max),
                Report.Milliseconds(below.Percentile(0.5)),
                Report.Milliseconds(below.Max),
                Report.Milliseconds(await JoinAsync(server, AccountId(owner), ct)),
            ]);
        }

        report.Text($"{Statuses:N0} statuses by 10,000 accounts; pages of {PageItems} over HTTP, in milliseconds; {PagesMax} pages each.");
        report.Table(
            "Pages",
            ["follows", "first, without a window", "within, median", "within, max", "below, median", "below, max", "baseline: ids by one join"],
            rows);
    }

    private static long AccountId(int ordinal) => IdGenerator.AtTime(Accounts) + ordinal;

    private static async Task SeedAsync(BenchServer server, CancellationToken ct)
    {
        var seed = server.Get<ISeedStore>();
        Report.Progress($"Seeding {Statuses:N0} statuses…");
        await seed.AddAccountsAsync(
            [.. Enumerable.Range(0, 2 + (2 * Followed)).Select(i => new Account { Id = AccountId(i), Alias = $"u{i}", FirstName = "U", LastName = "" })],
            "none",
            ct);

        // Accounts 2 to 5,001 post now, the 5,000 after them posted before.
        await seed.AddFollowsAsync(
            [.. Enumerable.Range(0, 2 * Followed).Select(i => new SeedFollow(AccountId(i / Followed), AccountId(2 + i), IdGenerator.AtTime(Follows) + i))],
            ct);
        var random = new Random(1);
        foreach (var batch in Enumerable.Range(0, Statuses).Chunk(StatusesPerBatch))
        {
            await seed.AddStatusesAsync([.. batch.Select(i => StatusAt(i, random))], ct);
        }

        await seed.RecountAsync(repair: true, ct);
    }

    private static Status StatusAt(int ordinal, Random random)
    {
        // The first half of the time belongs to those who fell silent.
        var author = ordinal < Statuses / 2 ? 2 + Followed + random.Next(Followed) : 2 + random.Next(Followed);
        return new()
        {
            Id = IdGenerator.AtTime(Posts.AddSeconds(30.0 * ordinal)),
            AccountId = AccountId(author),
            Content = new() { Text = $"Status {ordinal} of some forty characters, or more" },
        };
    }

    private static async Task<(Times First, Times Within, Times Below)> WalkAsync(
        BenchServer server, LinnetClient client, CancellationToken ct)
    {
        var (first, within, below) = (new Times(), new Times(), new Times());

        // Once for the code to be compiled; then the window goes, so that the first page has none.
        await client.GetHomeTimelineAsync(new PageQuery { Limit = PageItems }, ct);
        server.Get<FeedWindows>().Clear();
        string? cursor = null;
        for (var page = 0; page < PagesMax; page++)
        {
            var start = TimeProvider.System.GetTimestamp();
            var answer = await client.GetHomeTimelineAsync(new PageQuery { Limit = PageItems, MaxId = cursor }, ct);
            (page == 0 ? first : (page + 1) * PageItems <= 800 ? within : below).AddSince(start);
            cursor = answer.Value.OlderMaxId
                ?? throw new InvalidOperationException($"The feed ended after {page} pages");
        }

        return (first, within, below);
    }

    private static async Task<double> JoinAsync(BenchServer server, long ownerId, CancellationToken ct)
    {
        var store = server.Get<SqliteStore>();
        var times = new Times();
        for (var i = 0; i < 3; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            await store.Readers.ReadAsync(
                db => db.Ids(
                    """
                    SELECT s.id FROM follow f JOIN status s ON s.account_id = f.followee_id AND s.id > f.since AND s.id < f.until
                    WHERE f.follower_id = ?1 ORDER BY s.id DESC LIMIT 20
                    """,
                    ownerId),
                ct);
            times.AddSince(start);
        }

        return times.Percentile(0.5);
    }
}
