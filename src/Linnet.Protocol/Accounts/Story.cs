using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Accounts;

/// <summary>An account with a part of its statuses, newest first: what a page about it shows. Linnet's own.</summary>
public sealed record Story
{
    /// <summary>The account.</summary>
    public required Account Account { get; init; }

    /// <summary>How the caller stands to it; null for its owner, and for callers who are not signed in or may not know.</summary>
    public Relationship? Relationship { get; init; }

    /// <summary>The statuses, without the author whom they share.</summary>
    public required IReadOnlyList<StoryStatus> Statuses { get; init; }
}
