using System.CommandLine;
using Linnet.Benchmarks.Aws;
using Linnet.Benchmarks.Http;
using Linnet.Benchmarks.Micro;
using Linnet.Benchmarks.Search;
using Linnet.Benchmarks.Store;

namespace Linnet.Benchmarks;

/// <summary>The commands of the program: one for each benchmark, and one for all. bench/README.md says what each measures.</summary>
internal static class BenchCommands
{
    private static readonly Option<bool> Save = new("--save")
    {
        Description = "Keep the result in bench/results; to be given at the root of the repository",
        Recursive = true,
    };

    public static RootCommand Create()
    {
        Command[] benchmarks =
        [
            Micro(),
            Plain("request-log", "What noting a call costs a request", RequestLogBenchmark.RunAsync),
            Plain("posts", "Durable posts a second", PostsBenchmark.RunAsync),
            Plain("fan-out", "A post to 10,000 followers", FanOutBenchmark.RunAsync),
            Plain("many-followed", "Pages of owners who follow 5,000 accounts", ManyFollowedBenchmark.RunAsync),
            Plain("burst", "1,000 posts to 1,000 followers at once", BurstBenchmark.RunAsync),
            Plain("streams", "A post to 5,000 open streams", StreamsBenchmark.RunAsync),
            AnyServer(),
            Plain("memory", "Resident memory, idle and after a load", MemoryBenchmark.RunAsync),
            Plain("likes", "Likes a second, and the transactions that they take", LikesBenchmark.RunAsync),
            Plain("home-pages", "Home pages a second", HomePagesBenchmark.RunAsync),
            Plain("pages", "Pages of the site a second, beside the API's own answers", PagesBenchmark.RunAsync),
            Plain("search", "Searches among a million statuses", SearchBenchmark.RunAsync),
        ];
        Command[] onAws =
        [
            Plain("aws-pace", "A post to 10,000 followers on DynamoDB, at 100 write units", AwsPaceBenchmark.RunAsync),
            Plain("aws-seed", "10,000 accounts into DynamoDB, killed half way and completed", AwsSeedBenchmark.RunAsync),
            Plain("cold-start", "From the start of a function to its first answer", ColdStartBenchmark.RunAsync),
        ];
        var all = new Command("all", "All but those on AWS, one after another, each in a process of its own");
        all.SetAction((parsed, ct) => Suite.RunAsync([.. benchmarks.Select(benchmark => benchmark.Name)], parsed.GetValue(Save), ct));
        var root = new RootCommand("Measures Linnet. bench/README.md says what each command measures") { Save, all };
        foreach (var benchmark in benchmarks.Concat(onAws))
        {
            root.Add(benchmark);
        }

        return root;
    }

    private static Command Plain(string name, string description, Func<Report, CancellationToken, Task> benchmark)
    {
        var command = new Command(name, description);
        command.SetAction((parsed, ct) => RunAsync(parsed, benchmark, ct));
        return command;
    }

    private static Command Micro()
    {
        var filter = new Argument<string?>("filter")
        {
            Description = "Only methods whose class and name hold this, for instance feeds or text.find",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("micro", "Times and allocations of single methods") { filter };
        command.Validators.Add(result =>
        {
            if (result.GetValue(filter) is not null && result.GetValue(Save))
            {
                result.AddError("--save keeps the whole page: leave the filter out");
            }
        });
        command.SetAction((parsed, ct) => RunAsync(
            parsed, (report, stop) => MicroBenchmarks.RunAsync(parsed.GetValue(filter) ?? "", report, stop), ct));
        return command;
    }

    private static Command AnyServer()
    {
        var address = new Option<string?>("--address")
        {
            Description = "The server, on this machine: http://127.0.0.1:3000 for instance [default: a Linnet of its own]",
            HelpName = "url",
        };
        var tokens = new Option<FileInfo>("--tokens") { Description = "A file: the author's token first, then its followers', one a line", HelpName = "file" };
        tokens.AcceptExistingOnly();
        var command = new Command("any-server", "Any server that speaks the Mastodon API") { address, tokens };
        command.Validators.Add(result =>
        {
            if (result.GetResult(address) is null != result.GetResult(tokens) is null)
            {
                result.AddError("--address and --tokens go together");
            }
            else if (result.GetValue(address) is { } url && LoopbackOf(url) is null)
            {
                result.AddError("--address must begin with http:// and name this machine: localhost, 127.0.0.1 or [::1]");
            }
        });
        command.SetAction((parsed, ct) => RunAsync(
            parsed,
            (report, stop) => parsed.GetValue(address) is { } url
                ? AnyServerBenchmark.RunAsync(LoopbackOf(url)!, parsed.GetRequiredValue(tokens).FullName, report, stop)
                : AnyServerBenchmark.RunOnLinnetAsync(report, stop),
            ct));
        return command;
    }

    private static Uri? LoopbackOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri is { Scheme: "http", IsLoopback: true } ? uri : null;

    private static async Task<int> RunAsync(ParseResult parsed, Func<Report, CancellationToken, Task> benchmark, CancellationToken ct)
    {
        var report = new Report(parsed.CommandResult.Command.Name);
        await benchmark(report, ct);
        await report.WriteAsync(parsed.GetValue(Save), ct);
        return 0;
    }
}
