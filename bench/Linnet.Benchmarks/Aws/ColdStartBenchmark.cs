using Linnet.Benchmarks.Http;
using Linnet.Testing.Aws;

namespace Linnet.Benchmarks.Aws;

/// <summary>
/// How long a function takes from its start until the adapter would pass something on, and until that is answered: the published server,
/// and beside it the same one as it is built for machines, whose code is compiled while it starts.
/// </summary>
internal static class ColdStartBenchmark
{
    private const int Runs = 15;

    private static readonly string Published = Path.GetFullPath("artifacts/aws/function/linnet");
    private static readonly string Built = Path.Combine(AppContext.BaseDirectory, "linnet");

    private static readonly ColdCase[] Cases =
    [
        new("api: the public timeline", "Api", "/api/v1/timelines/public", Event: null),
        new("site: the page to look around", "Site", "/explore", Event: null),
        new("post-status: an event without messages", "PostStatus", "/events", """{"Records":[]}"""),
    ];

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        if (!File.Exists(Published))
        {
            throw new FileNotFoundException("The published server is missing: at the root of the repository, 'deploy/aws/deploy publish' makes it", Published);
        }

        using var folders = new WorkFolder();
        var aws = await EmulatedAws.MakeAsync("bench-start");
        await using var api = await ServerProcess.StartLinnetAsync(
            folders["api"], ct, [.. aws.Append(new("Storage:Kind", "Aws")).Select(setting => $"{setting.Key}={setting.Value}")]);
        var settings = new Dictionary<string, string>(aws) { ["Storage:Kind"] = "Aws", ["Web:ApiAddress"] = api.Address.ToString() };
        var rows = new List<string[]>();
        foreach (var one in Cases)
        {
            foreach (var (name, program) in new[] { ("published", Published), ("as built", Built) })
            {
                Report.Progress($"{one.Name}, {name}…");
                rows.Add([one.Name, name, .. await MeasureAsync(one, program, settings, folders, ct)]);
            }
        }

        report.Text(
            $"The median and the longest of {Runs} starts on one core of this machine, with the files in the system's cache. Ready: the "
            + "address answers that the adapter asks; answered: so is what it then passes on. DynamoDB is emulated on the same machine. The "
            + "published server is ready-to-run and brings .NET along; what is built for machines is compiled as it runs.");
        report.Table("Starts", ["function", "server", "ready, ms", "longest", "answered, ms", "longest", "memory, MiB"], rows);
    }

    private static async Task<string[]> MeasureAsync(
        ColdCase one, string program, Dictionary<string, string> settings, WorkFolder folders, CancellationToken ct)
    {
        var (ready, answered, memory) = (new Times(), new Times(), 0.0);
        for (var run = 0; run <= Runs; run++)
        {
            var ofRun = new Dictionary<string, string>(settings)
            {
                ["Aws:Function"] = one.Part,
                ["Storage:Folder"] = folders[$"{one.Part}-{run}"],
            };
            var start = await ColdStart.RunAsync(program, ofRun, one, ct);
            if (run > 0)
            {
                // The first has the files read, and tables made.
                ready.Add(start.Ready);
                answered.Add(start.Answered);
                memory = Math.Max(memory, start.Megabytes);
            }
        }

        return
        [
            Report.Milliseconds(ready.Percentile(0.5)), Report.Milliseconds(ready.Max), Report.Milliseconds(answered.Percentile(0.5)),
            Report.Milliseconds(answered.Max), Report.Number(memory),
        ];
    }
}

/// <summary>A function, and what is passed on to it first.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Part">What the setting <c>Aws:Function</c> calls it.</param>
/// <param name="Path">Where to.</param>
/// <param name="Event">What is posted; null: nothing, it is asked for.</param>
internal sealed record ColdCase(string Name, string Part, string Path, string? Event);
