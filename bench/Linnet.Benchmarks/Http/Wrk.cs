using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Linnet.Benchmarks.Http;

/// <summary>What one run of wrk saw.</summary>
/// <param name="Count">Answers.</param>
/// <param name="Rate">Answers a second.</param>
/// <param name="P50">Median latency in milliseconds.</param>
/// <param name="P99">99th percentile in milliseconds.</param>
/// <param name="Failures">Answers other than 2xx and 3xx, and socket errors.</param>
/// <param name="LoaderShare">Part of one core that wrk used.</param>
internal sealed record WrkResult(long Count, double Rate, double P50, double P99, long Failures, double LoaderShare);

/// <summary>A closed-loop load by wrk (Debian's package), with one script for all servers.</summary>
internal static partial class Wrk
{
    private const int ConnectionsDefault = 32;

    /// <summary>The script for home pages; takes a file of tokens.</summary>
    public static readonly string HomePages = Script("home.lua");

    /// <summary>The script for likes; takes a file of tokens, one of ids of statuses, and <c>hot</c> or <c>spread</c>.</summary>
    public static readonly string Likes = Script("likes.lua");

    /// <summary>The script for any addresses; takes a file of them.</summary>
    public static readonly string Pages = Script("pages.lua");

    /// <summary>The script for posts; takes a file of tokens.</summary>
    public static readonly string Posts = Script("posts.lua");

    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>Loads a server.</summary>
    /// <param name="address">The server.</param>
    /// <param name="script">The Lua script.</param>
    /// <param name="duration">How long, in whole seconds.</param>
    /// <param name="arguments">Given to the script.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="connections">How many clients there are at once.</param>
    public static async Task<WrkResult> RunAsync(
        Uri address, string script, TimeSpan duration, string[] arguments, CancellationToken ct, int connections = ConnectionsDefault)
    {
        var seconds = ((int)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        using var wrk = new Child(
            "wrk", ["-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "-s", script, address.ToString(), "--", .. arguments]);
        var reading = wrk.Process.StandardOutput.ReadToEndAsync(ct);
        var used = await WatchAsync(wrk.Process, ct);
        var output = await reading;
        return new(
            (long)Number(CountLine(), output),
            Number(RateLine(), output),
            Milliseconds(P50Line(), output),
            Milliseconds(P99Line(), output),
            (long)Number(FailuresLine(), output) + (long)Number(SocketErrorsLine(), output),
            used / duration);
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Http", name);

    /// <summary>Waits for the end; the processor time of a process that has ended is not to be had, so it is asked for until then.</summary>
    private static async Task<TimeSpan> WatchAsync(Process process, CancellationToken ct)
    {
        var (used, ended) = (TimeSpan.Zero, process.WaitForExitAsync(ct));
        while (await Task.WhenAny(ended, Task.Delay(WatchEvery, ct)) != ended)
        {
            try
            {
                process.Refresh();
                used = process.TotalProcessorTime;
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                // It has just ended.
            }
        }

        await ended;
        return used;
    }

    private static double Number(Regex line, string output) => line.Match(output) is { Success: true } match
        ? match.Groups[1].Captures.Sum(capture => double.Parse(capture.Value, CultureInfo.InvariantCulture))
        : 0;

    private static double Milliseconds(Regex line, string output)
    {
        var match = line.Match(output);
        var value = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "us" => value / 1000,
            "s" => value * 1000,
            _ => value,
        };
    }

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex CountLine();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex RateLine();

    [GeneratedRegex(@"50%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P50Line();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P99Line();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex FailuresLine();

    [GeneratedRegex(@"Socket errors:(?: \w+ (\d+),?)+")]
    private static partial Regex SocketErrorsLine();
}
