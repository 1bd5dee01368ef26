using System.Diagnostics;

namespace Linnet.Benchmarks;

/// <summary>Runs several benchmarks one after another, each in a process of its own, so that none finds what another left in memory.</summary>
internal static class Suite
{
    /// <summary>Runs them; one that fails does not keep the others from running.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> names, bool save, CancellationToken ct)
    {
        var failed = new List<string>();
        foreach (var name in names)
        {
            Report.Progress($"== {name}");
            using var process = Process.Start(Environment.ProcessPath!, save ? [name, "--save"] : [name]);
            if (await EndAsync(process, ct) != 0)
            {
                failed.Add(name);
            }
        }

        Report.Progress(failed.Count == 0 ? "All done" : $"Failed: {string.Join(", ", failed)}");
        return failed.Count == 0 ? 0 : 1;
    }

    private static async Task<int> EndAsync(Process process, CancellationToken ct)
    {
        try
        {
            await process.WaitForExitAsync(ct);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            // Asked, not forced: it has processes and folders of its own to clear away.
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }
}
