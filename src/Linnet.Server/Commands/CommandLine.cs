using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Linnet.Server.Commands.Accounts;
using Linnet.Server.Commands.Aws;
using Linnet.Server.Commands.Jobs;
using Linnet.Server.Commands.Seeding;

namespace Linnet.Server.Commands;

/// <summary>The commands of the program.</summary>
internal static class CommandLine
{
    /// <summary>Runs what the command line asks for.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (ServeCommand.IsTestHost(args))
        {
            return await ServeCommand.ServeAsync(args, withDemo: false, TextWriter.Null, CancellationToken.None);
        }

        using var interrupts = new Interrupts();
        try
        {
            return await RunAsync(args, Console.Out, Console.Error, interrupts.Token);
        }
        catch (OperationCanceledException) when (interrupts.Token.IsCancellationRequested)
        {
            return interrupts.ExitCode;
        }
    }

    /// <summary>Runs what the command line asks for, and puts failures into words.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> cut the work short.</exception>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await Parse(args).InvokeAsync(configuration, ct);
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && ct.IsCancellationRequested))
        {
            await error.WriteLineAsync(Trouble.Explain(exception) ?? exception.ToString());
            return ExitCodes.Failed;
        }
    }

    /// <summary>Parses a command line. An argument that begins with <c>@</c> is an alias, not a file of more arguments.</summary>
    public static ParseResult Parse(IReadOnlyList<string> args) =>
        Create().Parse(args, new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false });

    private static RootCommand Create()
    {
        var root = new RootCommand("Linnet is a microblogging server that apps for Mastodon work with. To start it: linnet serve")
        {
            new ServeCommand(),
            new SeedCommand(),
            AccountCommands.Create(),
            JobsCommands.Create(),
            AwsCommands.Create(),
            new DoctorCommand(),
            new BackupCommand(),
            new RestoreCommand(),
            new VersionCommand(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
        return root;
    }

    private sealed class HelpWithExamples(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = usual.Invoke(parseResult);
            if (parseResult.CommandResult.Command is LinnetCommand command)
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var example in command.Examples)
                {
                    output.WriteLine($"  {example}");
                }

                output.WriteLine();
            }

            return code;
        }
    }
}
