namespace Linnet.Protocol.Admin;

/// <summary>How the server is doing at this moment. Linnet's own; for operators.</summary>
public sealed record ServerFigures
{
    /// <summary>The server's version.</summary>
    public required string Version { get; init; }

    /// <summary>When this process started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>For how many seconds it has been running.</summary>
    public required long UptimeSeconds { get; init; }

    /// <summary>How much memory the process takes, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>How many accounts there are.</summary>
    public required long Accounts { get; init; }

    /// <summary>How many statuses there are.</summary>
    public required long Statuses { get; init; }

    /// <summary>Jobs of the first queue that wait or are in hand; 100,000 stands for more.</summary>
    public required int PostStatusJobs { get; init; }

    /// <summary>Jobs of the second queue that wait or are in hand; 100,000 stands for more.</summary>
    public required int UpdateFeedJobs { get; init; }

    /// <summary>Jobs that failed too often and were set aside; 100,000 stands for more.</summary>
    public required int DeadJobs { get; init; }

    /// <summary>Likes of this process that the database does not have yet.</summary>
    public required int UnsentLikes { get; init; }

    /// <summary>Streams that are open at this process.</summary>
    public required int OpenStreams { get; init; }

    /// <summary>Calls of the API since the start; 0 where the settings say that none is noted.</summary>
    public required long Calls { get; init; }

    /// <summary>Statements since the start that only read.</summary>
    public required long DatabaseReads { get; init; }

    /// <summary>Statements since the start on connections that write.</summary>
    public required long DatabaseWrites { get; init; }

    /// <summary>Records since the start that came from a cache.</summary>
    public required long CacheHits { get; init; }

    /// <summary>Records since the start that a cache was asked for and did not have.</summary>
    public required long CacheMisses { get; init; }
}
