using System.Globalization;
using Linnet.Api.RequestLog;
using Microsoft.Extensions.Logging.Abstractions;

namespace Linnet.Benchmarks.Http;

/// <summary>What the request log costs each request: calls added as fast as they are taken, by one thread and by all.</summary>
internal static class RequestLogBenchmark
{
    private const int Calls = 20_000_000;
    private const int WarmUpCalls = 2_000_000;

    // Made once: a request has its path already.
    private static readonly string[] Paths =
    [
        .. Enumerable.Range(0, 1000).Select(i => string.Create(CultureInfo.InvariantCulture, $"/api/v1/statuses/1158403289{i:000}")),
    ];

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("linnet-bench-");
        try
        {
            var rows = new List<string[]>();
            foreach (var threads in new[] { 1, Environment.ProcessorCount }.Distinct())
            {
                // Once for the compiler.
                await MeasureAsync(folder.FullName, threads, ct);
                rows.Add(await MeasureAsync(folder.FullName, threads, ct));
            }

            report.Table(
                "Adding calls to the request log",
                ["threads", "calls", "nanoseconds a call", "bytes allocated a call", "bytes on disk a call", "heap grown, KiB"],
                rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string[]> MeasureAsync(string folder, int threads, CancellationToken ct)
    {
        Report.Progress($"{threads} threads, {Calls} calls");
        await using var file = new FileStream(
            Path.Combine(folder, "calls"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        var spool = new CallSpool(file, file.SafeFileHandle, long.MaxValue, TimeProvider.System, NullLogger.Instance);
        await AddAsync(spool, WarmUpCalls);
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(() => AddAsync(spool, Calls / threads), ct)));
        var elapsed = TimeProvider.System.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        heap = GC.GetTotalMemory(forceFullCollection: true) - heap;
        var (kept, dropped) = await spool.FlushAsync(ct);
        return kept == Calls + WarmUpCalls
            ?
            [
                $"{threads}", $"{Calls:#,##0}", Report.Number(elapsed.TotalNanoseconds / Calls),
                ((double)allocated / Calls).ToString("0.000", CultureInfo.InvariantCulture),
                Report.Number((double)file.Length / kept), $"{heap / 1024}",
            ]
            : throw new InvalidOperationException($"{kept} calls were kept, {dropped} dropped");
    }

    private static async Task AddAsync(CallSpool spool, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await spool.AddAsync("GET", Paths[i % Paths.Length]);
        }
    }
}
