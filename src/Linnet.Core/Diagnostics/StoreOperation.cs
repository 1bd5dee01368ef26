namespace Linnet.Core.Diagnostics;

/// <summary>
/// What one operation of the store, such as <c>status.find_many</c>, has cost and saved since the start. Safe for concurrent use.
/// </summary>
public sealed class StoreOperation
{
    private long _reads;
    private long _writes;
    private long _cacheHits;
    private long _cacheMisses;

    /// <summary>An operation at zero. <see cref="StoreCounters.Of"/> gives those that are counted among the store's.</summary>
    public StoreOperation(string name) => Name = name;

    /// <summary>The port's noun and the operation, in snake case.</summary>
    public string Name { get; }

    /// <summary>Statements executed on connections that only read.</summary>
    public long Reads => Volatile.Read(ref _reads);

    /// <summary>Statements executed on connections that write.</summary>
    public long Writes => Volatile.Read(ref _writes);

    /// <summary>Records that came from a cache.</summary>
    public long CacheHits => Volatile.Read(ref _cacheHits);

    /// <summary>Records that a cache was asked for and did not have.</summary>
    public long CacheMisses => Volatile.Read(ref _cacheMisses);

    /// <summary>A statement is executed on a connection that only reads.</summary>
    public void CountRead() => Interlocked.Increment(ref _reads);

    /// <summary>A statement is executed on a connection that writes.</summary>
    public void CountWrite() => Interlocked.Increment(ref _writes);

    /// <summary>A cache was asked.</summary>
    /// <param name="hits">Records that it had.</param>
    /// <param name="misses">Records that it did not have.</param>
    public void CountCache(int hits, int misses)
    {
        Interlocked.Add(ref _cacheHits, hits);
        Interlocked.Add(ref _cacheMisses, misses);
    }
}
