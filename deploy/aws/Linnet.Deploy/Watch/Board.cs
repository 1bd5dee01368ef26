using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Linnet.Aws.Queues;
using Linnet.Aws.Tables;
using Linnet.Deploy.Functions;
using Linnet.Deploy.Settings;

namespace Linnet.Deploy.Watch;

/// <summary>The dashboard: what comes in, what waits, what the tables take.</summary>
internal static class Board
{
    private const double Half = 12;

    // The tables that most of the cost goes to; a dashboard of more than fifty measurements would cost too.
    private static readonly Table[] Tables =
        [LinnetTables.Feeds, LinnetTables.Statuses, LinnetTables.Accounts, LinnetTables.Follows, LinnetTables.Likes, LinnetTables.Words];

    /// <summary>Adds it.</summary>
    public static void Add(Construct scope, DeploySettings settings, VitalSigns signs) =>
        _ = new Dashboard(scope, "Board", new DashboardProps
        {
            DashboardName = settings.Prefix,
            Widgets =
            [
                [
                    Graph("Requests", [signs.OfHttp("Count", "Sum"), signs.OfHttp("4xx", "Sum"), signs.OfHttp("5xx", "Sum")]),
                    Graph("Answers take (ms)", [signs.OfHttp("Latency", "p50"), signs.OfHttp("Latency", "p95"), signs.OfHttp("Latency", "p99")]),
                ],
                [
                    Graph("Messages that wait", LinnetQueues.All.Select(signs.WaitingIn)),
                    Graph("The oldest waits (s)", LinnetQueues.All.Select(signs.OldestIn)),
                ],
                [
                    Graph("Runs of functions", FunctionPlan.All.Select(signs.RunsOf)),
                    Graph("Runs take (ms, p95)", FunctionPlan.All.Select(signs.SlowRunsOf)),
                ],
                [
                    Graph("Write units used in a minute", Tables.Select(signs.WritesOf)),
                    Graph("Read units used in a minute", Tables.Select(signs.ReadsOf)),
                ],
                [
                    Graph("Writes not taken by the feeds", [signs.ThrottledWritesOf(LinnetTables.Feeds)]),
                    Graph("Set aside", LinnetQueues.All.Select(signs.DeadLettersOf)),
                ],
            ],
        });

    private static GraphWidget Graph(string title, IEnumerable<IMetric> metrics) =>
        new(new GraphWidgetProps { Title = title, Left = [.. metrics], Width = Half });
}
