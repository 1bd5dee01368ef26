namespace Linnet.Server.Commands;

/// <summary>Where a command's lines go: to this process' console, or from a server to the one that asked it.</summary>
internal interface ICommandOutput
{
    /// <summary>A line of the result.</summary>
    Task SayAsync(string line, CancellationToken ct);

    /// <summary>A line about what went wrong.</summary>
    Task ComplainAsync(string line, CancellationToken ct);
}
