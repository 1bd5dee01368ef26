namespace Linnet.Protocol.Admin;

/// <summary>A job of the fan-out that failed too often and was set aside. Linnet's own.</summary>
public sealed record DeadJob
{
    /// <summary>The queue's name for it.</summary>
    public required string Id { get; init; }

    /// <summary>Which queue it is of: <c>post-status</c> or <c>update-feed</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The status that it is about.</summary>
    public required string StatusId { get; init; }

    /// <summary>The status's author.</summary>
    public required string AuthorId { get; init; }

    /// <summary>Which part of the status's followers it serves, from 0; always 0 in the first queue.</summary>
    public required int Part { get; init; }

    /// <summary>How often it failed.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why it failed the last time.</summary>
    public string? Error { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A part of the jobs that were set aside, oldest first. Linnet's own.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Next">The <c>after</c> with which to go on; null: there is nothing more.</param>
public sealed record DeadJobPage(IReadOnlyList<DeadJob> Jobs, string? Next);

/// <summary>Asks to send jobs again that were set aside: some, or all.</summary>
public sealed record RetryJobsRequest
{
    /// <summary>Which jobs.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>True: every one.</summary>
    public bool? All { get; init; }
}

/// <summary>What came of it. Linnet's own.</summary>
/// <param name="Sent">How many jobs were sent again; those that are not set aside are passed over.</param>
public sealed record RetriedJobs(int Sent);
