using System.Collections.Concurrent;
using System.Net;

namespace Linnet.Benchmarks.Http;

/// <summary>
/// A load that does not wait for answers: requests start by a schedule, and latency counts from when a request was to start, so that a
/// server that stalls is seen to stall.
/// </summary>
internal static class OpenLoop
{
    private const int UnderWayMax = 2000;

    /// <summary>Sends requests at a fixed rate, for a time.</summary>
    /// <inheritdoc cref="RunUntilAsync"/>
    public static async Task<(Times Latency, int Failures)> RunAsync(
        Func<int, HttpRequestMessage> make, double rate, TimeSpan duration, CancellationToken ct)
    {
        using var over = new CancellationTokenSource(duration);
        return await RunUntilAsync(make, rate, over.Token, ct);
    }

    /// <summary>Sends requests at a fixed rate, until told to send no more; then waits for the answers.</summary>
    /// <param name="make">Makes the request with a number.</param>
    /// <param name="rate">Requests a second.</param>
    /// <param name="over">No more requests.</param>
    /// <param name="ct">Ends it at once.</param>
    /// <returns>Latencies, and how many requests failed.</returns>
    public static async Task<(Times Latency, int Failures)> RunUntilAsync(
        Func<int, HttpRequestMessage> make, double rate, CancellationToken over, CancellationToken ct)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None });
        using var places = new SemaphoreSlim(UnderWayMax);
        var latencies = new ConcurrentBag<double>();
        var failures = 0;
        var begin = TimeProvider.System.GetTimestamp();
        for (var i = 0; !over.IsCancellationRequested; i++)
        {
            var intended = TimeSpan.FromSeconds(i / rate);
            var ahead = intended - TimeProvider.System.GetElapsedTime(begin);
            if (ahead > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(ahead, ct);
            }

            await places.WaitAsync(ct);
            _ = SendAsync(i, intended);
        }

        for (var i = 0; i < UnderWayMax; i++)
        {
            await places.WaitAsync(ct);
        }

        var times = new Times();
        foreach (var latency in latencies)
        {
            times.Add(latency);
        }

        return (times, failures);

        async Task SendAsync(int number, TimeSpan intended)
        {
            try
            {
                using var answer = await http.SendAsync(make(number), HttpCompletionOption.ResponseHeadersRead, ct);
                await answer.Content.CopyToAsync(Stream.Null, ct);
                if (!answer.IsSuccessStatusCode)
                {
                    Interlocked.Increment(ref failures);
                }

                latencies.Add((TimeProvider.System.GetElapsedTime(begin) - intended).TotalMilliseconds);
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref failures);
            }
            finally
            {
                places.Release();
            }
        }
    }
}
