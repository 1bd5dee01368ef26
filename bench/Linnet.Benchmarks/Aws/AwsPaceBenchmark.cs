using System.Globalization;

namespace Linnet.Benchmarks.Aws;

/// <summary>
/// A post to 10,000 followers on DynamoDB, whose table of feeds has 100 write units and no burst left: how long until it is in all feeds,
/// and how others fare meanwhile; with one worker and with several, and with workers that are killed.
/// </summary>
internal static class AwsPaceBenchmark
{
    private const int StartSecond = 20;

    // Throttled at the start, while the first slots are found.
    private const int SettledSecond = 2;

    private static readonly PaceCase[] Cases =
        [new(1), new(2), new(4), new(8), new(4) { KilledAfter = [TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(60)] }];

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        using var stage = await PaceStage.PrepareAsync(ct);
        await using var api = await stage.StartApiAsync(ct);
        var rows = new List<string[]>();
        foreach (var one in Cases)
        {
            Report.Progress($"{one.Name}…");
            var pace = await PaceRun.RunAsync(stage, api.Address, one, ct);
            rows.Add(RowOf(one, pace));
            Report.Progress(string.Join(" | ", rows[^1]));
        }

        report.Text(
            $"A post by an author with {PaceStage.Followers:N0} followers, in jobs of 250; the feeds have {PaceStage.UnitsPerSecond} write units a "
            + "second and an empty burst bucket, at a gate before DynamoDB Local that enforces them. Each worker is a server of its own, and "
            + "another one answers requests. Meanwhile an account posts once a second, feeds are read ten times a second by a schedule, and "
            + $"an author with {PaceStage.FewFollowers} followers posts every 20 s. Emulators, servers and load share this machine.");
        report.Table(
            "Pace",
            [
                "workers", "in all feeds, s", "feeds", $"units before {StartSecond} s", "units in all", $"throttled, from second {SettledSecond} on",
                "posting, p50 ms", "p95", "feed page, p50 ms", "p95", $"to {PaceStage.FewFollowers} feeds, slowest s",
            ],
            [
                ["wanted", "at most 112", $"{PaceStage.Followers}", "at most 3000", "", "0", "under 100", "", "under 100", "", "under 10"],
                .. rows,
            ]);
        report.Text(
            "Killed: two of four workers get SIGKILL after 25 s and the two others after 60 s, and others are started in their places; "
            + "wanted are all feeds in at most 130 s. What they had in hand comes again after half a minute and is written again.");
    }

    private static string[] RowOf(PaceCase one, Pace pace) =>
    [
        one.Name,
        Seconds(pace.Took),
        $"{pace.Feeds}",
        $"{pace.Seconds.Where(second => second.At < StartSecond).Sum(second => second.Written):0}",
        $"{pace.Seconds.Sum(second => second.Written):0}",
        $"{pace.Seconds.Where(second => second.At >= SettledSecond).Sum(second => second.Throttled)}",
        Report.Milliseconds(pace.Posts.Percentile(0.5)),
        Report.Milliseconds(pace.Posts.Percentile(0.95)),
        Report.Milliseconds(pace.Pages.Percentile(0.5)),
        Report.Milliseconds(pace.Pages.Percentile(0.95)),
        Seconds(TimeSpan.FromMilliseconds(pace.Small.Max)),
    ];

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
