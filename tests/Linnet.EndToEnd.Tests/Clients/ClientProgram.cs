using System.Diagnostics;
using Xunit;

namespace Linnet.EndToEnd.Tests.Clients;

/// <summary>What a program that ended said.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote, errors included.</param>
internal sealed record ProgramEnd(int Code, string Output);

/// <summary>Starts programs that use the server, with a home of their own and without this machine's proxies.</summary>
internal static class ClientProgram
{
    /// <summary>Debian's own interpreter: it is the one that sees Debian's packages.</summary>
    public const string Python = "/usr/bin/python3";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Starts a program whose input and output are the test's.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, string home)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home,
        };
        start.Environment["HOME"] = home;
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(home, "config");
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["TERM"] = "dumb";
        start.Environment["SHELL"] = "/bin/sh";
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1";
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    /// <summary>Runs a Python program to its end, within a minute.</summary>
    public static Task<ProgramEnd> RunPythonAsync(string home, params IEnumerable<string> arguments) =>
        RunAsync(Python, home, arguments);

    /// <summary>Runs a program to its end, within a minute.</summary>
    public static async Task<ProgramEnd> RunAsync(string program, string home, params IEnumerable<string> arguments)
    {
        using var running = Start(program, arguments, home);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            running.StandardInput.Close();
            var errors = running.StandardError.ReadToEndAsync(patience.Token);
            var output = await running.StandardOutput.ReadToEndAsync(patience.Token);
            await running.WaitForExitAsync(patience.Token);
            return new ProgramEnd(running.ExitCode, output + await errors);
        }
        finally
        {
            running.Kill(entireProcessTree: true);
        }
    }
}
