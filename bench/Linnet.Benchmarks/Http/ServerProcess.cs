using System.Diagnostics;
using System.Globalization;

namespace Linnet.Benchmarks.Http;

/// <summary>A server as a process of its own, so that its processor time and memory can be told from those of the load.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in MiB.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>Starts <c>linnet serve</c> on a data folder, limits and log on, limits so high that they refuse nothing.</summary>
    public static Task<ServerProcess> StartLinnetAsync(string folder, CancellationToken ct) => StartAsync(
        Path.Combine(AppContext.BaseDirectory, "linnet"),
        [
            "serve", "--data", folder, "--port", "0",
            "--set", "RateLimits:RequestsPerAccount=1000000000", "--set", "RateLimits:PostsPerAccount=1000000000",
        ],
        ct);

    /// <summary>Starts a bare Kestrel that answers the same bytes from memory, whatever it is asked.</summary>
    public static Task<ServerProcess> StartBareAsync(string answerFile, CancellationToken ct) => StartAsync(
        Environment.ProcessPath!, [BareKestrel.Command, answerFile], ct);

    /// <summary>Runs a command of <c>linnet</c> to its end.</summary>
    public static async Task RunLinnetAsync(IEnumerable<string> arguments, CancellationToken ct)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "linnet"), arguments))
            ?? throw new InvalidOperationException("linnet does not start");
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"linnet {string.Join(' ', arguments)} ended with {process.ExitCode}");
        }
    }

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} does not start");
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(StartTimeout);
        while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            var at = line.IndexOf("http://", StringComparison.Ordinal);
            if (at >= 0)
            {
                // What it prints later is nothing to wait for, and must not block it.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new(process, new(line[at..].Trim()));
            }
        }

        throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"{program} ended with {process.ExitCode} before it listened"));
    }
}
