using System.Text.Json;
using Linnet.Testing;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Operations;
using Linnet.Testing.Hosts;

namespace Linnet.Aws.Deploy.Tests;

/// <summary><c>linnet aws pause</c> and <c>resume</c>, as an operator gives them.</summary>
public sealed class PauseCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_deployment_is_paused_and_resumed_by_its_prefix()
    {
        const string Prefix = "test-command";
        var environment = (await EmulatedAws.MakeAsync(Prefix)).Append(new("Storage:Kind", "Aws")).ToDictionary(
            setting => $"LINNET_{setting.Key.Replace(":", "__", StringComparison.Ordinal)}", setting => setting.Value);

        var paused = await RunAsync(environment, "aws", "pause", "--json");

        paused.ExitCode.ShouldBe(0, paused.Errors);
        var report = JsonElement.Parse(paused.Output);
        report.GetProperty("triggers").GetInt32().ShouldBe(5);
        report.GetProperty("failed").GetArrayLength().ShouldBe(0);
        PlayedTriggers.OnOf(Prefix).ShouldBeEmpty();

        var resumed = await RunAsync(environment, "aws", "resume");

        resumed.ExitCode.ShouldBe(0, resumed.Errors);
        resumed.Output.ShouldStartWith("Resumed: 5 triggers are on");
        PlayedTriggers.OnOf(Prefix).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Data_that_are_not_on_AWS_have_nothing_to_pause()
    {
        var refused = await RunAsync(new() { ["LINNET_Storage__Kind"] = "Sqlite" }, "aws", "pause");

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("LINNET_Storage__Kind=Aws");
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    private Task<CommandOutcome> RunAsync(Dictionary<string, string> environment, params string[] command) =>
        LinnetProcess.RunAsync(null, [.. command, "--data", _folder.Path], environment);
}
