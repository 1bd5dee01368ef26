using System.Globalization;
using Linnet.Aws.Tables;
using Linnet.Benchmarks.Http;

namespace Linnet.Benchmarks.Aws;

/// <summary>
/// <c>linnet seed</c> with 10,000 accounts and follows, on tables with the capacities of a cheap deployment: killed half way, and given
/// again.
/// </summary>
internal static class AwsSeedBenchmark
{
    private const int Followers = 10_000;
    private const int UnitsPerSecond = 5;
    private const int KilledAt = Followers / 2;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private static readonly Table[] Shown =
        [LinnetTables.Accounts, LinnetTables.Aliases, LinnetTables.Names, LinnetTables.Follows, LinnetTables.Following];

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        using var work = new WorkFolder();
        using var tables = await EmulatedTables.StartAsync("seed");
        foreach (var table in LinnetTables.All)
        {
            await tables.ProvideAsync(table, UnitsPerSecond, ct);
        }

        tables.Meter.Start(hasBurst: false);
        string[] command = ["seed", "--data", work["data"], "--followers", $"{Followers}"];
        Report.Progress("Loading, to be killed…");
        await KillAsync(ServerProcess.StartLinnetCommand(command), () => tables.Meter.Sum(LinnetTables.Accounts.Name).Written >= KilledAt, ct);
        var (first, raised) = (tables.Meter.Sum(LinnetTables.Accounts.Name).Written, await UnitsAsync(tables, ct));

        Report.Progress("Loading the rest…");
        var begin = TimeProvider.System.GetTimestamp();
        await ServerProcess.RunLinnetAsync(command, ct);
        var took = TimeProvider.System.GetElapsedTime(begin);
        var lowered = await UnitsAsync(tables, ct);
        report.Text(
            $"{Followers:N0} accounts that follow one, at a gate before DynamoDB Local that enforces capacities: {UnitsPerSecond} units for every "
            + $"table and index, no burst, raised to 500 by the command. The first process got SIGKILL when it had written {first:N0} accounts; "
            + $"the second took {took.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s, found everything complete and ended well.");
        report.Table(
            "Tables",
            ["table", "units written", "reads and writes refused, all made again", "units a second after the kill", "in the end"],
            Shown.Select((table, index) => RowOf(table, index)));

        string[] RowOf(Table table, int index)
        {
            var (_, written, throttled) = tables.Meter.Sum(table.Name);
            return [table.Name, Report.Number(written), $"{throttled:N0}", $"{raised[index]}", $"{lowered[index]}"];
        }
    }

    private static async Task KillAsync(Child command, Func<bool> isTime, CancellationToken ct)
    {
        using (command)
        {
            while (!isTime() && !command.Process.HasExited)
            {
                await Task.Delay(LookEvery, ct);
            }

            command.Process.Kill();
            await command.Process.WaitForExitAsync(ct);
        }
    }

    private static Task<long[]> UnitsAsync(EmulatedTables tables, CancellationToken ct) =>
        Task.WhenAll(Shown.Select(table => tables.UnitsAsync(table, ct)));
}
