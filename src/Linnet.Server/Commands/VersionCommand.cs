using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Linnet.Server.Commands;

/// <summary><c>linnet version</c></summary>
internal sealed class VersionCommand : LinnetCommand
{
    public VersionCommand()
        : base("version", "Show the version of Linnet and of the runtime", "linnet version", "linnet version --json")
    {
        Add(Json);
        SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(
            parsed.GetValue(Json)
                ? JsonSerializer.Serialize(new { version = Version, runtime = Runtime }, JsonSerializerOptions.Web)
                : $"Linnet {Version} on {Runtime}"));
    }

    /// <summary>The version of the program.</summary>
    public static string Version { get; } =
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static string Runtime => RuntimeInformation.FrameworkDescription;
}
