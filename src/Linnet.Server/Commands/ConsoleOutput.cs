namespace Linnet.Server.Commands;

/// <summary>Output to the console: results to standard output, complaints to standard error.</summary>
internal sealed class ConsoleOutput(TextWriter output, TextWriter error) : ICommandOutput
{
    public Task SayAsync(string line, CancellationToken ct) => output.WriteLineAsync(line.AsMemory(), ct);

    public Task ComplainAsync(string line, CancellationToken ct) => error.WriteLineAsync(line.AsMemory(), ct);
}
