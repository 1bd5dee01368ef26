using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Linnet.Benchmarks.Aws;

/// <summary>One start of a function.</summary>
/// <param name="Ready">Milliseconds until it is ready.</param>
/// <param name="Answered">Milliseconds until the first answer.</param>
/// <param name="Megabytes">Resident memory then, in MiB.</param>
internal sealed record ColdStart(double Ready, double Answered, double Megabytes)
{
    // As often as the adapter asks.
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(1);

    /// <summary>Starts a program on one core, asks it, and ends it.</summary>
    public static async Task<ColdStart> RunAsync(
        string program, IReadOnlyDictionary<string, string> settings, ColdCase one, CancellationToken ct)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(ct);
        bound.CancelAfter(StartsWithin);
        var port = FreePort();
        var info = new ProcessStartInfo("taskset", ["-c", "0", program, "serve"]) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
        {
            info.Environment[$"LINNET_{name.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        }

        info.Environment["LINNET_Listen__Port"] = $"{port}";
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        var since = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(info) ?? throw new InvalidOperationException($"{program} does not start");
        try
        {
            while (!await IsReadyAsync(http, process, bound.Token))
            {
                await Task.Delay(AskAgainAfter, bound.Token);
            }

            var ready = TimeProvider.System.GetElapsedTime(since).TotalMilliseconds;
            using var answer = one.Event is { } text
                ? await http.PostAsync(one.Path, new StringContent(text, Encoding.UTF8, "application/json"), bound.Token)
                : await http.GetAsync(one.Path, bound.Token);
            answer.EnsureSuccessStatusCode();
            process.Refresh();
            return new(ready, TimeProvider.System.GetElapsedTime(since).TotalMilliseconds, process.WorkingSet64 / (1024.0 * 1024));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Process process, CancellationToken ct)
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException($"The function ended with {process.ExitCode}");
        }

        try
        {
            using var answer = await http.GetAsync("/livez", ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
