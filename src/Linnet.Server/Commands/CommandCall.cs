using System.CommandLine;

namespace Linnet.Server.Commands;

/// <summary>One run of a command, in this process or for another one.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Services">The store and the rules.</param>
/// <param name="Output">Where its lines go.</param>
/// <param name="Folder">Where relative paths start.</param>
/// <param name="Password">The password that was asked for; null when the command takes none.</param>
internal sealed record CommandCall(
    ParseResult Parsed, IServiceProvider Services, ICommandOutput Output, string Folder, string? Password)
{
    /// <summary>A service that the command works with.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public override string ToString() => nameof(CommandCall);
}
