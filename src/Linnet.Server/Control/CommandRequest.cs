namespace Linnet.Server.Control;

/// <summary>What a command asks of the server that holds the data folder.</summary>
/// <param name="Arguments">The command line.</param>
/// <param name="Folder">The folder in which the command was given; relative paths start there.</param>
/// <param name="Password">The password that was asked for, where the command takes one.</param>
internal sealed record CommandRequest(IReadOnlyList<string> Arguments, string Folder, string? Password)
{
    public override string ToString() => nameof(CommandRequest);
}

/// <summary>One line of the server's answer; exactly one part of it is set.</summary>
/// <param name="Output">A line for standard output.</param>
/// <param name="Error">A line for standard error.</param>
/// <param name="ExitCode">The command has ended.</param>
internal sealed record CommandAnswer(string? Output = null, string? Error = null, int? ExitCode = null);
