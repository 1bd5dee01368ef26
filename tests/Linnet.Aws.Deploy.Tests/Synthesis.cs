using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Linnet.Testing;

namespace Linnet.Aws.Deploy.Tests;

/// <summary>Runs the description of the stack, as the command line of CDK does; each choice of settings once for all tests.</summary>
internal static class Synthesis
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Template>>> Made = [];

    /// <summary>The template of a cheap deployment.</summary>
    public static Task<Template> CheapAsync() => TemplateAsync([]);

    /// <summary>The template of a production deployment.</summary>
    public static Task<Template> ProductionAsync() => TemplateAsync(new() { ["kind"] = "production" });

    /// <summary>The template of a deployment with everything that can be chosen besides.</summary>
    public static Task<Template> ChosenAsync() => TemplateAsync(new()
    {
        ["media"] = "cloudfront",
        ["domain"] = "linnet.example",
        ["certificate"] = "arn:aws:acm:eu-central-1:123456789012:certificate/0f",
        ["alarmMail"] = "me@linnet.example",
        ["architecture"] = "arm64",
        ["provisionedConcurrency"] = 2,
        ["reserveConcurrency"] = true,
        ["feedWriteUnits"] = 41,
    });

    /// <summary>The template of a deployment.</summary>
    public static Task<Template> TemplateAsync(Dictionary<string, object> settings) =>
        Made.GetOrAdd(JsonSerializer.Serialize(settings), _ => new(() => MakeAsync(settings))).Value;

    /// <summary>What is said about settings that are wrong.</summary>
    public static async Task<IReadOnlyList<string>> RefusalsAsync(Dictionary<string, object> settings)
    {
        using var folder = new TestFolder();
        var (code, errors) = await RunAsync(folder, settings);
        code.ShouldBe(2, errors);
        Directory.Exists(folder.File("out")).ShouldBeFalse();
        return errors.TrimEnd().Split('\n');
    }

    /// <summary>A folder that stands for the published server; what is in it makes no difference to the template.</summary>
    public static string CodeIn(TestFolder folder)
    {
        var code = Directory.CreateDirectory(folder.File("code")).FullName;
        File.Copy(Repository.File("deploy/aws/run.sh"), Path.Combine(code, "run.sh"), overwrite: true);
        return code;
    }

    private static async Task<Template> MakeAsync(Dictionary<string, object> settings)
    {
        using var folder = new TestFolder();
        var (code, errors) = await RunAsync(folder, settings);
        code.ShouldBe(0, errors);
        return Template.Read(folder.File("out"));
    }

    private static async Task<(int Code, string Errors)> RunAsync(TestFolder folder, Dictionary<string, object> settings)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        if (!path.Split(':').Any(place => File.Exists(Path.Combine(place, "node"))))
        {
            Machine.Lacks("CDK runs on node, which is missing: apt-get install nodejs");
        }

        var context = new Dictionary<string, object>(settings);
        context.TryAdd("code", CodeIn(folder));
        var start = new ProcessStartInfo(Program()) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["CDK_CONTEXT_JSON"] = JsonSerializer.Serialize(context);
        start.Environment["CDK_OUTDIR"] = folder.File("out");
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await output;
        return (process.ExitCode, await errors);
    }

    private static string Program()
    {
        var program = Repository.File("artifacts/bin/Linnet.Deploy/release/Linnet.Deploy");
        File.Exists(program).ShouldBeTrue($"{program} is missing: 'dotnet build deploy/aws/Linnet.Deploy -c Release' makes it, as ./test does");
        return program;
    }
}
