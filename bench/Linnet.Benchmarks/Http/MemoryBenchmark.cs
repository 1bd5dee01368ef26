namespace Linnet.Benchmarks.Http;

/// <summary>Resident memory of a server: idle on an empty store, idle on a million statuses, and after home pages were read from it.</summary>
internal static class MemoryBenchmark
{
    private const int People = 10_000;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterLoad = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        var rows = new List<string[]>();
        using (var work = new WorkFolder())
        {
            Report.Progress("An empty store…");
            await using var empty = await ServerProcess.StartLinnetAsync(work["data"], ct);
            await Task.Delay(Idle, ct);
            rows.Add(Row("idle, empty store (aim: 100)", empty));
        }

        using var community = await Community.PrepareAsync(People, ct);
        await using var linnet = await ServerProcess.StartLinnetAsync(community.Folder, ct);
        Report.Progress("A million statuses…");
        await Task.Delay(Idle, ct);
        rows.Add(Row("idle, 50,000 accounts and 1,000,000 statuses", linnet));
        var load = await Wrk.RunAsync(linnet.Address, Wrk.HomePages, Load, [community.TokensFile], ct);
        rows.Add(Row($"after {load.Count:N0} home pages of {People:N0} accounts in {Load.TotalSeconds:0} s", linnet));
        await Task.Delay(AfterLoad, ct);
        rows.Add(Row($"{AfterLoad.TotalSeconds:0} s later", linnet));

        report.Text(
            "By the kernel's account of the server's process. What is not its own is mapped files, the program and its libraries above all, "
            + "which the kernel takes back when it needs room.");
        report.Table("Resident memory", ["", "MiB", "its own, MiB", "most so far, MiB"], rows);
    }

    private static string[] Row(string when, ServerProcess server) =>
        [when, $"{server.ResidentMegabytes:0}", $"{server.OwnMegabytes:0}", $"{server.PeakResidentMegabytes:0}"];
}
