namespace Linnet.Protocol.Streaming;

/// <summary>Something that a stream tells.</summary>
/// <param name="Name">What happened: <see cref="Update"/>, <see cref="StatusUpdate"/>, <see cref="Delete"/>; empty: a heartbeat.</param>
/// <param name="Payload">A status as JSON, or the id of one that was deleted; empty in a heartbeat.</param>
public sealed record StreamEvent(string Name, string Payload)
{
    /// <summary>There is a new status.</summary>
    public const string Update = "update";

    /// <summary>A status says something else.</summary>
    public const string StatusUpdate = "status.update";

    /// <summary>A status is gone.</summary>
    public const string Delete = "delete";

    /// <summary>The stream is alive, and nothing happened.</summary>
    public static StreamEvent Heartbeat { get; } = new("", "");

    /// <summary>True when nothing happened.</summary>
    public bool IsHeartbeat => Name.Length == 0;
}
