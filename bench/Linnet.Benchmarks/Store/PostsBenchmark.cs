using System.Globalization;
using Linnet.Core.Accounts;
using Linnet.Core.Ids;
using Linnet.Core.Jobs;
using Linnet.Core.Seeding;
using Linnet.Protocol.Client;

namespace Linnet.Benchmarks.Store;

/// <summary>
/// Posts that are acknowledged when they are durable, a second, with 1, 8 and 32 clients over HTTP; beside it single rows
/// committed durably by the same database on the same disk, with nothing around it.
/// </summary>
internal static class PostsBenchmark
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        await using var server = await BenchServer.StartAsync(ct);
        using var bare = new Bare();
        var clients = await SeedAsync(server, ct);
        await PostAsync(clients, new Times(), WarmUp, ct);
        bare.CommitRows(WarmUp);

        var rows = new List<string[]>();
        foreach (var count in (int[])[1, 8, 32])
        {
            Report.Progress($"{count} clients…");
            var commits = bare.CommitRows(Duration / 2);
            var times = new Times();
            var rate = await PostAsync(clients.Take(count), times, Duration, ct);
            var drained = await DrainAsync(server, ct);
            commits = (commits + bare.CommitRows(Duration / 2)) / 2;
            rows.Add(
            [
                count.ToString(CultureInfo.InvariantCulture),
                Report.Number(rate),
                Report.Milliseconds(times.Percentile(0.5)),
                Report.Milliseconds(times.Percentile(0.99)),
                Report.Number(commits),
                Report.Number(rate / commits),
                $"{drained.TotalSeconds:0.0} s",
            ]);
        }

        report.Table(
            "Durable posts",
            ["clients", "posts/s", "p50 ms", "p99 ms", "baseline: commits/s", "ratio", "fan-out done after the end"],
            rows);
    }

    private static async Task<List<LinnetClient>> SeedAsync(BenchServer server, CancellationToken ct)
    {
        var accounts = Enumerable.Range(0, 32)
            .Select(i => new Account { Id = IdGenerator.AtTime(new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)) + i, Alias = $"author{i}", FirstName = "A", LastName = "" })
            .ToList();
        await server.Get<ISeedStore>().AddAccountsAsync(accounts, "none", ct);
        var clients = new List<LinnetClient>();
        foreach (var account in accounts)
        {
            clients.Add(await server.SignInAsync(account.Id, ct));
        }

        return clients;
    }

    private static async Task<double> PostAsync(
        IEnumerable<LinnetClient> clients, Times times, TimeSpan duration, CancellationToken ct)
    {
        var begin = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(clients.Select(client => Task.Run(
            async () =>
            {
                while (TimeProvider.System.GetElapsedTime(begin) < duration)
                {
                    var start = TimeProvider.System.GetTimestamp();
                    var posted = await client.PostStatusAsync(new() { Status = "A status of some forty characters, or more" }, null, ct);
                    _ = posted.Value;
                    lock (times)
                    {
                        times.AddSince(start);
                    }
                }
            },
            ct)));
        return times.Count / TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
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
