using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Linnet.Benchmarks.Http;

namespace Linnet.Benchmarks.Micro;

/// <summary>Times and allocations of single methods, by BenchmarkDotNet, in this process and with few rounds: about two minutes in all.</summary>
internal static class MicroBenchmarks
{
    private static readonly Type[] Classes =
        [typeof(TextBenchmarks), typeof(BodyBenchmarks), typeof(PageBenchmarks), typeof(FeedBenchmarks), typeof(TokenBenchmarks)];

    /// <summary>Runs those whose class and name hold a text.</summary>
    public static async Task RunAsync(string filter, Report report, CancellationToken ct)
    {
        using var work = new WorkFolder();
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddFilter(new SimpleFilter(benchmark => NameOf(benchmark).Contains(filter, StringComparison.OrdinalIgnoreCase)))
            .AddLogger(new StreamLogger(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true }))
            .WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(work["micro"]);
        var rows = new List<string[]>();
        foreach (var type in Classes)
        {
            ct.ThrowIfCancellationRequested();
            var runs = BenchmarkConverter.TypeToBenchmarks(type, config);
            if (runs.BenchmarksCases.Length > 0)
            {
                // Its own loop of threads and measurements knows no cancellation.
                var summary = await Task.Run(() => BenchmarkRunner.Run(runs), ct);
                rows.AddRange(summary.Reports.Select(Row));
            }
        }

        if (rows.Count == 0)
        {
            throw new InvalidOperationException($"No method's name holds \"{filter}\"");
        }

        report.Table("Methods", ["method", "mean", "± (99.9%)", "allocated, bytes"], rows);
    }

    private static string NameOf(BenchmarkCase benchmark) => string.Join(
        ' ',
        [
            $"{benchmark.Descriptor.Type.Name.Replace("Benchmarks", "", StringComparison.Ordinal)}.{benchmark.Descriptor.WorkloadMethod.Name}",
            .. benchmark.Parameters.Items.Select(parameter => parameter.ToDisplayText()),
        ]);

    private static string[] Row(BenchmarkReport measured) => measured.ResultStatistics is { } statistics
        ?
        [
            $"{NameOf(measured.BenchmarkCase)}: {measured.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')}", Time(statistics.Mean),
            Time(statistics.ConfidenceInterval.Margin),
            measured.GcStats.GetBytesAllocatedPerOperation(measured.BenchmarkCase)?.ToString("#,##0", CultureInfo.InvariantCulture) ?? "",
        ]
        : throw new InvalidOperationException($"{NameOf(measured.BenchmarkCase)} failed");

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0.0} ns"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1000:0.00} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000:0.00} ms"),
    };
}
