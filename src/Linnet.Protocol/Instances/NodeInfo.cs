using System.Text.Json.Serialization;

namespace Linnet.Protocol.Instances;

/// <summary>Where the documents about a server are.</summary>
/// <param name="Links">One for each version.</param>
public sealed record NodeInfoLinks(IReadOnlyList<NodeInfoLink> Links);

/// <summary>Where one document about a server is.</summary>
/// <param name="Rel">The address of the document's schema.</param>
/// <param name="Href">The document's address.</param>
public sealed record NodeInfoLink(string Rel, string Href);

/// <summary>A server as NodeInfo 2.0 describes it, for programs of any kind. Its names are in camel case.</summary>
public sealed record NodeInfo
{
    /// <summary>The version of this description.</summary>
    public string Version { get; init; } = "2.0";

    /// <summary>What runs here.</summary>
    public required NodeInfoSoftware Software { get; init; }

    /// <summary>How it talks to other servers.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [];

    /// <summary>Which other services it is tied to.</summary>
    public NodeInfoServices Services { get; init; } = new([], []);

    /// <summary>Whether one may sign up.</summary>
    [JsonPropertyName("openRegistrations")]
    public required bool OpenRegistrations { get; init; }

    /// <summary>How much it is used.</summary>
    public required NodeInfoUsage Usage { get; init; }

    /// <summary>What the description has no other place for.</summary>
    public required NodeInfoMetadata Metadata { get; init; }
}

/// <summary>What runs on a server.</summary>
/// <param name="Name">Its name, in lower case.</param>
/// <param name="Version">Its version.</param>
public sealed record NodeInfoSoftware(string Name, string Version);

/// <summary>Which other services a server is tied to.</summary>
/// <param name="Inbound">Those that it reads.</param>
/// <param name="Outbound">Those that it writes to.</param>
public sealed record NodeInfoServices(IReadOnlyList<string> Inbound, IReadOnlyList<string> Outbound);

/// <summary>How much a server is used.</summary>
/// <param name="Users">By people.</param>
/// <param name="LocalPosts">The statuses written here.</param>
public sealed record NodeInfoUsage(
    NodeInfoUsers Users, [property: JsonPropertyName("localPosts")] long LocalPosts);

/// <summary>How many people use a server.</summary>
/// <param name="Total">All accounts.</param>
/// <param name="ActiveMonth">Those of the last 30 days; left out where nobody counts them.</param>
/// <param name="ActiveHalfyear">Those of the last 180 days; left out where nobody counts them.</param>
public sealed record NodeInfoUsers(
    long Total,
    [property: JsonPropertyName("activeMonth")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    long? ActiveMonth = null,
    [property: JsonPropertyName("activeHalfyear")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    long? ActiveHalfyear = null);

/// <summary>What the description of a server has no other place for.</summary>
/// <param name="NodeName">The server's title.</param>
/// <param name="NodeDescription">What it is.</param>
/// <param name="Upstream">The software whose API it speaks; some clients tell servers apart by it.</param>
public sealed record NodeInfoMetadata(
    [property: JsonPropertyName("nodeName")] string NodeName,
    [property: JsonPropertyName("nodeDescription")] string NodeDescription,
    NodeInfoUpstream Upstream);

/// <summary>The software whose API a server speaks.</summary>
/// <param name="Name">Its name, in lower case.</param>
public sealed record NodeInfoUpstream(string Name);
