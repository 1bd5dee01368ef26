using System.CommandLine;

namespace Linnet.Server.Commands;

/// <summary>A command that shows examples in its help.</summary>
internal abstract class LinnetCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Command lines that work as they stand.</summary>
    public IReadOnlyList<string> Examples => examples;

    /// <summary>The option that all commands with a result have.</summary>
    protected Option<bool> Json { get; } = new("--json") { Description = "Write the result as JSON, for programs" };
}
