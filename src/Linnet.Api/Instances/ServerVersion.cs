using System.Reflection;

namespace Linnet.Api.Instances;

/// <summary>The versions that the server tells.</summary>
internal static class ServerVersion
{
    /// <summary>The version of the client API that clients may count on.</summary>
    private const string Compatible = "4.2.0";

    /// <summary>Linnet's own version.</summary>
    internal static readonly string Own = typeof(ServerVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>As clients expect it: they compare what stands in front of the brackets.</summary>
    internal static readonly string ForClients = $"{Compatible} (compatible; Linnet {Own})";
}
