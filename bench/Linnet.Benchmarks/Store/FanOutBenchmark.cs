using Linnet.Core.Accounts;
using Linnet.Core.Feeds;
using Linnet.Core.Follows;
using Linnet.Core.Paging;
using Linnet.Core.Seeding;
using Linnet.Sqlite.Feeds;
using CreateStatusRequest = Linnet.Protocol.Statuses.CreateStatusRequest;

namespace Linnet.Benchmarks.Store;

/// <summary>
/// A post by somebody with 10,000 followers, all with a window in memory: how long the author waits, and how long until the last
/// window holds it, counted from the request. Beside it: the same deliveries as rows.
/// </summary>
internal static class FanOutBenchmark
{
    private const int Followers = 10_000;
    private const int Posts = 60;
    private const int EntriesEachInRows = 100;

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        await using var server = await BenchServer.StartAsync(ct);
        Report.Progress($"Seeding {Followers:N0} followers…");
        var (daisyId, owners, seeding) = await SeedAsync(server, ct);
        using var bare = new Bare();
        Report.Progress($"Filling {Followers * EntriesEachInRows:N0} rows for the baseline…");
        bare.FillFeeds(Followers, EntriesEachInRows);

        var feeds = server.Get<FeedWindows>();
        foreach (var owner in owners)
        {
            await feeds.ReadAsync(owner, PageRequest.Newest(), ct);
        }

        var daisy = await server.SignInAsync(daisyId, ct);
        var (answer, delivery, rows) = (new Times(), new Times(), new Times());
        var mergesBefore = feeds.Merges;
        Receipt? receipt = null;
        for (var i = 0; i < Posts; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            var posted = await daisy.PostStatusAsync(new CreateStatusRequest { Status = $"Post {i} to everybody" }, $"bench-{i}", ct);
            answer.AddSince(start);
            await HoldAllAsync(feeds, owners, long.Parse(posted.Value.Id, null), ct);
            delivery.AddSince(start);
            receipt = await CompleteAsync(server, long.Parse(posted.Value.Id, null), ct);

            start = TimeProvider.System.GetTimestamp();
            bare.Deliver(Followers, 1_000_000 + i);
            rows.AddSince(start);
        }

        report.Text($"{Posts} posts by an author with {Followers:N0} followers, one after another, over HTTP. Seeding them took {seeding.TotalSeconds:0.0} s.");
        report.Table(
            "Times",
            ["from the request", "median ms", "p95 ms", "max ms"],
            [
                Row("to the answer", answer),
                Row("to the last of 10,000 windows", delivery),
                Row($"baseline: 10,000 rows into a table of {Followers * EntriesEachInRows:N0}, one commit", rows),
            ]);
        report.Text(
            $"Rows take {Report.Number(rows.Percentile(0.5) / delivery.Percentile(0.5))} times as long as windows. The last receipt: "
            + $"{receipt!.Followers:N0} followers, {receipt.Written:N0} feeds written, {receipt.Deferred:N0} deferred, {receipt.Jobs} jobs. "
            + $"Merges of stories meanwhile: {feeds.Merges - mergesBefore}.");
    }

    private static async Task<(long DaisyId, long[] Owners, TimeSpan Took)> SeedAsync(BenchServer server, CancellationToken ct)
    {
        var start = TimeProvider.System.GetTimestamp();
        var seeded = await server.Get<Seeder>().SeedFollowersAsync(
            new FollowersPlan("daisy", Followers, "donald"), "password", null, new Progress<SeedProgress>(), ct);
        _ = seeded.Value;
        var took = TimeProvider.System.GetElapsedTime(start);
        var daisy = await server.Get<IAccountStore>().FindByAliasAsync("daisy", ct)
            ?? throw new InvalidOperationException("The seeding made no @daisy");
        var followers = await server.Get<IFollowStore>().ListFollowersAsOfAsync(daisy.Id, long.MaxValue - 1, 0, Followers, ct);
        return (daisy.Id, [.. followers.Select(follower => follower.AccountId)], took);
    }

    /// <summary>Completes when every owner's feed begins with the status.</summary>
    private static async Task HoldAllAsync(FeedWindows feeds, long[] owners, long statusId, CancellationToken ct)
    {
        var newest = PageRequest.Newest(1);
        for (var i = 0; i < owners.Length;)
        {
            if (await feeds.ReadAsync(owners[i], newest, ct) is [var id] && id == statusId)
            {
                i++;
            }
            else
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<Receipt> CompleteAsync(BenchServer server, long statusId, CancellationToken ct)
    {
        while (true)
        {
            if (await server.Get<IReceiptStore>().FindAsync(statusId, ct) is { CompletedAt: not null } receipt)
            {
                return receipt;
            }

            await Task.Delay(1, ct);
        }
    }

    private static string[] Row(string what, Times times) =>
    [
        what,
        Report.Milliseconds(times.Percentile(0.5)),
        Report.Milliseconds(times.Percentile(0.95)),
        Report.Milliseconds(times.Max),
    ];
}
