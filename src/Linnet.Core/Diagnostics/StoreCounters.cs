using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Linnet.Core.Diagnostics;

/// <summary>
/// Counts what reaches the database and what caches keep from it, by operation, since the start; also as instruments of the
/// meter <see cref="Telemetry.MeterName"/>. Every store registers one. Safe for concurrent use.
/// </summary>
public sealed class StoreCounters : IDisposable
{
    /// <summary>Operations that are counted by name; what comes later is counted together.</summary>
    public const int OperationsMax = 500;

    private const string Others = "others";

    private readonly ConcurrentDictionary<string, StoreOperation> _operations = new(StringComparer.Ordinal);
    private readonly Meter _meter = new(Telemetry.MeterName);
    private long _transactions;

    /// <summary>Counters at zero.</summary>
    public StoreCounters()
    {
        _meter.CreateObservableCounter(
            "linnet.store.statements", Statements, "{statement}", "Statements executed on database connections");
        _meter.CreateObservableCounter(
            "linnet.store.cache.lookups", CacheLookups, "{record}", "Records that caches of the store were asked for");
        _meter.CreateObservableCounter(
            "linnet.store.transactions", () => Transactions, "{transaction}", "Writing transactions that were committed");
    }

    /// <summary>Every operation that was counted so far, by name.</summary>
    public IReadOnlyList<StoreOperation> Operations =>
        [.. _operations.Values.OrderBy(operation => operation.Name, StringComparer.Ordinal)];

    /// <summary>Statements executed on connections that only read, in all.</summary>
    public long Reads => _operations.Values.Sum(operation => operation.Reads);

    /// <summary>Statements executed on connections that write, in all.</summary>
    public long Writes => _operations.Values.Sum(operation => operation.Writes);

    /// <summary>Writing transactions that were committed.</summary>
    public long Transactions => Volatile.Read(ref _transactions);

    /// <summary>The counters of one operation.</summary>
    /// <param name="operation">One of a fixed set of names, such as <c>status.find_many</c>.</param>
    public StoreOperation Of(string operation) => _operations.TryGetValue(operation, out var known)
        ? known
        : _operations.GetOrAdd(_operations.Count < OperationsMax ? operation : Others, static name => new(name));

    /// <summary>A writing transaction was committed.</summary>
    public void CountTransaction() => Interlocked.Increment(ref _transactions);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Statements()
    {
        foreach (var operation in _operations.Values)
        {
            yield return new(operation.Reads, new("operation", operation.Name), new("kind", "read"));
            yield return new(operation.Writes, new("operation", operation.Name), new("kind", "write"));
        }
    }

    private IEnumerable<Measurement<long>> CacheLookups()
    {
        foreach (var operation in _operations.Values)
        {
            yield return new(operation.CacheHits, new("operation", operation.Name), new("result", "hit"));
            yield return new(operation.CacheMisses, new("operation", operation.Name), new("result", "miss"));
        }
    }
}
