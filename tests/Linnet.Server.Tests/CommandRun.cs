using Linnet.Server.Commands;

namespace Linnet.Server.Tests;

/// <summary>A command that was run to its end in this process.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandRun> OfAsync(params string[] args) => OfAsync(TestContext.Current.CancellationToken, args);

    public static async Task<CommandRun> OfAsync(CancellationToken ct, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error, ct);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>The output of a run that has to have succeeded.</summary>
    public string Succeeded()
    {
        ExitCode.ShouldBe(0, Error);
        return Output;
    }
}
