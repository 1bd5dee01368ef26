using Linnet.Benchmarks;

// bench/README.md says what each measures, and keeps the results.
var benchmarks = new Dictionary<string, Func<Report, CancellationToken, Task>>
{
    ["fan-out"] = FanOutBenchmark.RunAsync,
    ["many-followed"] = ManyFollowedBenchmark.RunAsync,
    ["posts"] = PostsBenchmark.RunAsync,
};

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
