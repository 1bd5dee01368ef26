using System.Diagnostics;
using System.Text.RegularExpressions;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Processes;

/// <summary>The commands that the README prints work as they are printed.</summary>
public sealed partial class ReadmeTests
{
    private const string PrintedAddress = "http://127.0.0.1:8080";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_walk_through_works_as_printed()
    {
        await DebianPackage.RequireAsync("curl");
        await DebianPackage.RequireAsync("python3");
        var commands = await ReadWalkThroughAsync();
        commands.ShouldContain(PrintedAddress);
        using var folder = new TestFolder();
        await using var server = await LinnetProcess.StartAsync(folder.Path);

        // Only the port differs: the printed one may be taken on this machine.
        var address = server.Address.GetLeftPart(UriPartial.Authority);
        var (exitCode, output, errors) = await RunAsync(commands.Replace(PrintedAddress, address, StringComparison.Ordinal));

        exitCode.ShouldBe(0, errors);
        errors.ShouldBeEmpty();
        output.Split("Good morning").Length.ShouldBeGreaterThan(3, "the feed, the story and the tag's timeline show the post");
        output.ShouldContain("Good evening");
        output.Split("\"error\":\"").Length.ShouldBe(2, "only the last command is refused: its token has ended");
        output.ShouldEndWith("""{"error":"The access token is invalid","error_description":null}""");
    }

    private static async Task<string> ReadWalkThroughAsync()
    {
        var readme = await File.ReadAllTextAsync(Repository.File("README.md"), Token);
        var section = WalkThrough().Match(readme);
        section.Success.ShouldBeTrue("README.md has no section between <!-- walk-through --> and <!-- /walk-through -->");
        return string.Join('\n', Commands().Matches(section.Value).Select(block => block.Groups["commands"].Value));
    }

    private static async Task<CommandOutcome> RunAsync(string script)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var bash = Process.Start(start)!;
        var output = bash.StandardOutput.ReadToEndAsync(Token);
        var errors = bash.StandardError.ReadToEndAsync(Token);
        await bash.WaitForExitAsync(Token);
        return new CommandOutcome(bash.ExitCode, await output, await errors);
    }

    [GeneratedRegex("<!-- walk-through -->.*?<!-- /walk-through -->", RegexOptions.Singleline)]
    private static partial Regex WalkThrough();

    [GeneratedRegex("```sh\n(?<commands>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Commands();
}
