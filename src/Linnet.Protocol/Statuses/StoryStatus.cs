using System.Text.Json.Serialization;

namespace Linnet.Protocol.Statuses;

/// <summary>A status in its author's story: what Linnet knows of it, as the caller may see it. Linnet's own.</summary>
/// <remarks>In JSON what changes often and what differs between callers come last: the rest can be kept ready-made.</remarks>
public record StoryStatus
{
    /// <summary>The status's id; greater than that of every earlier status of its author.</summary>
    public required string Id { get; init; }

    /// <summary>When it was posted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last edited; null when it never was.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The text as HTML that is safe to show.</summary>
    public required string Content { get; init; }

    /// <summary>True when it should be hidden behind a warning at first.</summary>
    public bool Sensitive { get; init; }

    /// <summary>The warning; empty when there is none.</summary>
    public string SpoilerText { get; init; } = "";

    /// <summary>Its language, in two letters; null when not known.</summary>
    public string? Language { get; init; }

    /// <summary>Its lasting address; never changes.</summary>
    public required string Uri { get; init; }

    /// <summary>Where people see it.</summary>
    public string? Url { get; init; }

    /// <summary>The accounts that its text names.</summary>
    public IReadOnlyList<StatusMention> Mentions { get; init; } = [];

    /// <summary>The tags in its text.</summary>
    public IReadOnlyList<StatusTag> Tags { get; init; } = [];

    /// <summary>The program that it was posted with; null when not known or not told.</summary>
    public StatusApplication? Application { get; init; }

    /// <summary>How many accounts like it.</summary>
    [JsonPropertyOrder(3)]
    public long FavouritesCount { get; init; }

    /// <summary>The caller likes it; null without one.</summary>
    [JsonPropertyOrder(4)]
    public bool? Favourited { get; init; }
}
