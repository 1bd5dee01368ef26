using System.Collections.Immutable;
using Linnet.Core.Statuses;

namespace Linnet.Core.Streaming;

/// <summary>What can happen to a status.</summary>
public enum StatusEventKind
{
    /// <summary>It was posted.</summary>
    Posted,

    /// <summary>It came into some feeds.</summary>
    Delivered,

    /// <summary>It says something else.</summary>
    Edited,

    /// <summary>It is gone.</summary>
    Deleted,
}

/// <summary>Something that happened to a status: ids and tags alone, so that it can come from another process as well.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="StatusId">The status.</param>
/// <param name="AuthorId">Its author.</param>
public sealed record StatusEvent(StatusEventKind Kind, long StatusId, long AuthorId)
{
    /// <summary>The status' tags, normalised; not told when it was delivered.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Into whose feeds it came, of those that are watched; told only when it was delivered.</summary>
    public IReadOnlyList<long> OwnerIds { get; init; } = [];

    /// <summary>How far the followers of the author have been told: the <c>since</c> of the last one; 0 at first.</summary>
    public long AfterSince { get; init; }
}

/// <summary>What those who watch some topics are told.</summary>
/// <param name="Kind">What happened; a status that was posted and one that was delivered are both news.</param>
/// <param name="StatusId">The status.</param>
/// <param name="View">The status as somebody sees it who is not signed in; null when it is gone.</param>
/// <param name="Topics">The topics, each once.</param>
public sealed record Announcement(StatusEventKind Kind, long StatusId, StatusView? View, IReadOnlyList<Topic> Topics);
