namespace Linnet.Protocol.Statuses;

/// <summary>How far the delivery of a status has come. Linnet's own; for its author and for operators.</summary>
public sealed record Receipt
{
    /// <summary>The status's id.</summary>
    public required string StatusId { get; init; }

    /// <summary>The followers that the author had when it was posted; null until all have been counted.</summary>
    public long? Followers { get; init; }

    /// <summary>The feeds that it has been written into.</summary>
    public required long FeedsWritten { get; init; }

    /// <summary>The feeds that take it up when they are next read, because they were not kept at hand.</summary>
    public required long FeedsDeferred { get; init; }

    /// <summary>The jobs that its delivery takes; null until all followers have been counted.</summary>
    public long? Jobs { get; init; }

    /// <summary>Those of the jobs that are done.</summary>
    public required long JobsDone { get; init; }

    /// <summary>Whether every feed is served.</summary>
    public required bool Complete { get; init; }

    /// <summary>When it was posted.</summary>
    public required DateTimeOffset PostedAt { get; init; }

    /// <summary>When the last feed was served; null until then.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>From posting to the last feed, in milliseconds; null until then.</summary>
    public double? Milliseconds { get; init; }
}
