using System.CommandLine;
using System.Text.Json;
using Linnet.Server.Commands;

namespace Linnet.Server.Tests.Commands;

public sealed class HelpTests
{
    public static TheoryData<string> Names { get; } = new(
        Leaves(CommandLine.Parse([]).RootCommandResult.Command, "").Select(leaf => leaf.Path));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_command_has_help_with_examples_that_parse(string command)
    {
        var help = (await CommandRun.OfAsync([.. command.Split(' '), "--help"])).Succeeded();

        help.ShouldContain("Usage:");
        var examples = help[(help.IndexOf("Examples:", StringComparison.Ordinal) + "Examples:".Length)..]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        examples.ShouldNotBeEmpty();
        foreach (var example in examples)
        {
            var arguments = example[(example.IndexOf("linnet ", StringComparison.Ordinal) + "linnet ".Length)..];
            arguments.ShouldStartWith(command);
            CommandLine.Parse(arguments.Split(' ')).Errors.ShouldBeEmpty(example);
        }
    }

    [Fact]
    public async Task An_unknown_command_is_refused_on_standard_error()
    {
        var run = await CommandRun.OfAsync("sevre");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("sevre");
    }

    [Fact]
    public async Task The_version_can_be_read_by_programs()
    {
        using var version = JsonDocument.Parse((await CommandRun.OfAsync("version", "--json")).Succeeded());

        version.RootElement.GetProperty("version").GetString().ShouldBe("0.1.0");
    }

    [Theory]
    [InlineData("serve --set nonsense", "--set nonsense must look like Section:Name=value")]
    [InlineData("serve --port many", "many")]
    [InlineData("jobs list --limit 0", "--limit must be 1 to 10000")]
    [InlineData("jobs retry", "Name one job, or give --all")]
    [InlineData("account role daisy king", "king")]
    public async Task A_wrong_argument_is_named(string command, string error)
    {
        var run = await CommandRun.OfAsync(command.Split(' '));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(error);
    }

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [(path, command)]
        : command.Subcommands.SelectMany(child => Leaves(child, $"{path} {child.Name}".Trim()));
}
