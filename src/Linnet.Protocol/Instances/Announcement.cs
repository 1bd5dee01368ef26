using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Instances;

/// <summary>What the operators want everybody to read.</summary>
public sealed record Announcement
{
    /// <summary>The announcement's id.</summary>
    public required string Id { get; init; }

    /// <summary>The text as HTML that is safe to show.</summary>
    public required string Content { get; init; }

    /// <summary>When what it speaks of begins.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When that ends.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Whether that takes whole days.</summary>
    public bool AllDay { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether the caller has read it; null without a caller.</summary>
    public bool? Read { get; init; }

    /// <summary>The accounts that it names.</summary>
    public IReadOnlyList<StatusMention> Mentions { get; init; } = [];

    /// <summary>The statuses that it names.</summary>
    public IReadOnlyList<AnnouncementStatus> Statuses { get; init; } = [];

    /// <summary>The tags in it.</summary>
    public IReadOnlyList<StatusTag> Tags { get; init; } = [];

    /// <summary>Custom emojis in it.</summary>
    public IReadOnlyList<CustomEmoji> Emojis { get; init; } = [];

    /// <summary>What people answered with one sign.</summary>
    public IReadOnlyList<Reaction> Reactions { get; init; } = [];
}

/// <summary>A status that an announcement names.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where people see it.</param>
public sealed record AnnouncementStatus(string Id, string Url);

/// <summary>A sign that people answered with.</summary>
/// <param name="Name">The sign.</param>
/// <param name="Count">How many used it.</param>
/// <param name="Me">Whether the caller did; null without a caller.</param>
/// <param name="Url">Where its picture is, for a custom emoji.</param>
/// <param name="StaticUrl">Where that is without animation.</param>
public sealed record Reaction(string Name, long Count, bool? Me, string? Url, string? StaticUrl);
