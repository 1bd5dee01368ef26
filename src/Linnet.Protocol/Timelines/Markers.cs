using System.Text.Json.Serialization;

namespace Linnet.Protocol.Timelines;

/// <summary>How far a person has read; a timeline without a marker, or not asked for, is left out.</summary>
public sealed record Markers
{
    /// <summary>The feed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Marker? Home { get; init; }

    /// <summary>The notifications.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Marker? Notifications { get; init; }
}

/// <summary>How far a person has read in one timeline.</summary>
/// <param name="LastReadId">The newest id that was read.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="UpdatedAt">When it last changed.</param>
public sealed record Marker(string LastReadId, long Version, DateTimeOffset UpdatedAt);

/// <summary>Asks to keep how far one has read; null leaves a timeline as it is.</summary>
public sealed record SaveMarkersRequest
{
    /// <summary>The feed.</summary>
    public MarkerRequest? Home { get; init; }

    /// <summary>The notifications.</summary>
    public MarkerRequest? Notifications { get; init; }
}

/// <summary>How far a person has read in one timeline.</summary>
public sealed record MarkerRequest
{
    /// <summary>The newest id that was read.</summary>
    public string? LastReadId { get; init; }
}
