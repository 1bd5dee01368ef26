using Linnet.Benchmarks;
using Linnet.Benchmarks.Http;
using Linnet.Benchmarks.Search;
using Linnet.Benchmarks.Store;

// bench/README.md says what each measures, and keeps the results.
var benchmarks = new Dictionary<string, Func<Report, CancellationToken, Task>>
{
    ["fan-out"] = FanOutBenchmark.RunAsync,
    ["many-followed"] = ManyFollowedBenchmark.RunAsync,
    ["posts"] = PostsBenchmark.RunAsync,
    ["search"] = SearchBenchmark.RunAsync,
    ["home-pages"] = HomePagesBenchmark.RunAsync,
    ["request-log"] = RequestLogBenchmark.RunAsync,
};

if (args is [BareKestrel.Command, var file])
{
    await BareKestrel.RunAsync(file);
    return 0;
}

if (args is not [var name, ..] || !benchmarks.TryGetValue(name, out var benchmark))
{
    await Console.Error.WriteLineAsync(
        $"Usage: dotnet run -c Release --project bench/Linnet.Benchmarks -- {string.Join('|', benchmarks.Keys)} [--save]");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var report = new Report(name);
await benchmark(report, stop.Token);
await report.WriteAsync(save: args.Contains("--save"), stop.Token);
return 0;
