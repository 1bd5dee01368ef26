namespace Linnet.Protocol.Logs;

/// <summary>Calls of the API, and what reached the database. Linnet's own; for operators.</summary>
public sealed record RequestLogPage
{
    /// <summary>False: no call is noted, by the settings.</summary>
    public required bool Enabled { get; init; }

    /// <summary>When the server started.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The calls that came since then, this one included.</summary>
    public required long Calls { get; init; }

    /// <summary>Those of the calls that are not kept, because the log is full: the last ones.</summary>
    public required long Dropped { get; init; }

    /// <summary>A part of the calls, in order of arrival: the method and the path of each.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Entries { get; init; }

    /// <summary>The <c>offset</c> with which to go on; null: there is nothing more.</summary>
    public long? Next { get; init; }

    /// <summary>What reached the database since the start.</summary>
    public required DatabaseUse Database { get; init; }
}

/// <summary>What reached the database, and what caches kept from it, since the start.</summary>
public sealed record DatabaseUse
{
    /// <summary>Statements executed on connections that only read.</summary>
    public required long Reads { get; init; }

    /// <summary>Statements executed on connections that write.</summary>
    public required long Writes { get; init; }

    /// <summary>Writing transactions that were committed.</summary>
    public required long Transactions { get; init; }

    /// <summary>Records that came from a cache.</summary>
    public required long CacheHits { get; init; }

    /// <summary>Records that a cache was asked for and did not have.</summary>
    public required long CacheMisses { get; init; }

    /// <summary>The same by operation of the store, such as <c>status.find_many</c>.</summary>
    public required IReadOnlyDictionary<string, OperationUse> ByOperation { get; init; }
}

/// <summary>What one operation of the store has cost and saved since the start.</summary>
/// <param name="Reads">Statements executed on connections that only read.</param>
/// <param name="Writes">Statements executed on connections that write.</param>
/// <param name="CacheHits">Records that came from a cache.</param>
/// <param name="CacheMisses">Records that a cache was asked for and did not have.</param>
public sealed record OperationUse(long Reads, long Writes, long CacheHits, long CacheMisses);
