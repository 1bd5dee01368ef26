using System.Diagnostics;
using System.Globalization;

namespace Linnet.Benchmarks.Http;

/// <summary>A server as a process of its own, so that its processor time and memory can be told from those of the load.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const double BytesPerMegabyte = 1024 * 1024;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private static readonly string Linnet = Path.Combine(AppContext.BaseDirectory, "linnet");

    private readonly Child _child;

    private ServerProcess(Child child, Uri address)
    {
        _child = child;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan ProcessorTime => Fresh.TotalProcessorTime;

    /// <summary>Resident memory in MiB. A page of a file counts as often as it is mapped.</summary>
    public double ResidentMegabytes => Fresh.WorkingSet64 / BytesPerMegabyte;

    /// <summary>The most resident memory that it has had, in MiB.</summary>
    public double PeakResidentMegabytes => Fresh.PeakWorkingSet64 / BytesPerMegabyte;

    /// <summary>The part of the resident memory that is the process' own, in MiB: without mapped files, by the kernel's account.</summary>
    public double OwnMegabytes => File.ReadLines($"/proc/{_child.Process.Id}/status")
        .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024.0)
        .Single();

    private Process Fresh
    {
        get
        {
            _child.Process.Refresh();
            return _child.Process;
        }
    }

    /// <summary>Starts <c>linnet serve</c> on a data folder, limits and log on, limits so high that they refuse nothing.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="ct">Ends the wait until it listens.</param>
    /// <param name="settings">Other settings, as in <c>FanOut:Workers=0</c>.</param>
    public static Task<ServerProcess> StartLinnetAsync(string folder, CancellationToken ct, params string[] settings) => StartAsync(
        Linnet,
        [
            "serve", "--data", folder, "--port", "0",
            "--set", "RateLimits:RequestsPerAccount=1000000000", "--set", "RateLimits:RequestsPerAddress=1000000000", "--set", "RateLimits:PostsPerAccount=1000000000",
            .. settings.SelectMany(setting => new[] { "--set", setting }),
        ],
        ct);

    /// <summary>Starts a bare Kestrel that answers the same bytes from memory, whatever it is asked.</summary>
    public static Task<ServerProcess> StartBareAsync(string answerFile, CancellationToken ct) => StartAsync(
        Environment.ProcessPath!, [BareKestrel.Command, answerFile], ct);

    /// <summary>Runs a command of <c>linnet</c> to its end.</summary>
    public static async Task RunLinnetAsync(IEnumerable<string> arguments, CancellationToken ct)
    {
        using var child = StartLinnetCommand(arguments);
        var said = await child.Process.StandardOutput.ReadToEndAsync(ct);
        await child.Process.WaitForExitAsync(ct);
        if (child.Process.ExitCode != 0)
        {
            throw new InvalidOperationException($"linnet {string.Join(' ', arguments)} ended with {child.Process.ExitCode}. {said}");
        }
    }

    /// <summary>Starts a command of <c>linnet</c>.</summary>
    public static Child StartLinnetCommand(IEnumerable<string> arguments) => new(Linnet, arguments);

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        _child.Process.Kill();
        await _child.Process.WaitForExitAsync();
        _child.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        var child = new Child(program, arguments);
        try
        {
            return new(child, await ReadAddressAsync(child.Process.StandardOutput, ct));
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    private static async Task<Uri> ReadAddressAsync(StreamReader output, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(StartTimeout);
        while (await output.ReadLineAsync(timeout.Token) is { } line)
        {
            var at = line.IndexOf("http://", StringComparison.Ordinal);
            if (at >= 0)
            {
                // What it prints later is nothing to wait for, and must not block it.
                _ = output.ReadToEndAsync(CancellationToken.None);
                return new(line[at..].Trim());
            }
        }

        throw new InvalidOperationException("A server ended before it listened");
    }
}
