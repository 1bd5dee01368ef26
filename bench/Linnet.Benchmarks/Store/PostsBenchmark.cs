using System.Globalization;
using Linnet.Benchmarks.Http;
using Linnet.Core.Accounts;
using Linnet.Core.Ids;
using Linnet.Core.Jobs;
using Linnet.Core.Seeding;

namespace Linnet.Benchmarks.Store;

/// <summary>
/// Posts that are acknowledged when they are durable, a second, with 1, 8 and 32 clients over HTTP, by authors with 50 followers each;
/// beside it single rows committed durably by the same database on the same disk, with nothing around it.
/// </summary>
internal static class PostsBenchmark
{
    private const int Authors = 32;
    private const int Readers = 50;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly DateTimeOffset SignUp = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        await using var server = await BenchServer.StartAsync(ct);
        using var bare = new Bare();
        var tokens = Path.GetTempFileName();
        await File.WriteAllLinesAsync(tokens, await SeedAsync(server, ct), ct);
        await Wrk.RunAsync(server.Address, Wrk.Posts, WarmUp, [tokens], ct);
        bare.CommitRows(WarmUp / 2);

        var rows = new List<string[]>();
        foreach (var clients in (int[])[1, 8, 32])
        {
            Report.Progress($"{clients} clients…");
            var commits = bare.CommitRows(Duration / 2);
            var posts = await Wrk.RunAsync(server.Address, Wrk.Posts, Duration, [tokens], ct, clients);
            var drained = await DrainAsync(server, ct);
            commits = (commits + bare.CommitRows(Duration / 2)) / 2;
            rows.Add(
            [
                clients.ToString(CultureInfo.InvariantCulture),
                Report.Number(posts.Rate),
                Report.Milliseconds(posts.P50),
                Report.Milliseconds(posts.P99),
                posts.Failures.ToString(CultureInfo.InvariantCulture),
                Report.Number(commits),
                Report.Number(posts.Rate / commits),
                $"{drained.TotalSeconds:0.0} s",
            ]);
        }

        File.Delete(tokens);
        report.Table(
            "Durable posts",
            ["clients", "posts/s", "p50 ms", "p99 ms", "failures", "baseline: commits/s", "ratio", "fan-out done after the end"],
            rows);
    }

    /// <summary>Makes authors and their readers.</summary>
    /// <returns>The authors' tokens.</returns>
    private static async Task<List<string>> SeedAsync(BenchServer server, CancellationToken ct)
    {
        var accounts = Enumerable.Range(0, Authors + Readers)
            .Select(i => new Account { Id = IdGenerator.AtTime(SignUp) + i, Alias = $"person{i}", FirstName = "P", LastName = "" })
            .ToList();
        var (authors, readers) = (accounts[..Authors], accounts[Authors..]);
        var seed = server.Get<ISeedStore>();
        await seed.AddAccountsAsync(accounts, "none", ct);
        var since = IdGenerator.AtTime(SignUp.AddDays(1));
        await seed.AddFollowsAsync(
            [.. from author in authors from reader in readers select new SeedFollow(reader.Id, author.Id, since++)], ct);
        await seed.RecountAsync(repair: true, ct);
        var tokens = new List<string>();
        foreach (var author in authors)
        {
            tokens.Add(await server.BeginSessionAsync(author.Id, ct));
        }

        return tokens;
    }

    private static async Task<TimeSpan> DrainAsync(BenchServer server, CancellationToken ct)
    {
        var start = TimeProvider.System.GetTimestamp();
        while ((await server.Get<IJobQueue>().ListAsync(false, null, 1, ct)).Count > 0)
        {
            await Task.Delay(5, ct);
        }

        return TimeProvider.System.GetElapsedTime(start);
    }
}
