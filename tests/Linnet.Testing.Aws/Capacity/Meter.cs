using System.Diagnostics.CodeAnalysis;

namespace Linnet.Testing.Aws.Capacity;

/// <summary>What a table or a global index was charged within one second.</summary>
/// <param name="At">Which second since the meter was started, from 0.</param>
/// <param name="Read">Read units.</param>
/// <param name="Written">Write units.</param>
/// <param name="Throttled">Reads and writes of items that were refused for want of capacity.</param>
public readonly record struct Second(int At, double Read, double Written, int Throttled);

/// <summary>Counts and limits what the tables with one prefix are charged. Tables go by their names without the prefix.</summary>
public sealed class Meter
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly string _prefix;
    private readonly Dictionary<string, Provision> _provisions = [];
    private readonly Dictionary<(string Resource, bool IsWrite), Bucket> _buckets = [];
    private readonly Dictionary<(string Resource, int At), Second> _seconds = [];
    private long _startedAt;
    private bool _hasBurst;

    internal Meter(TimeProvider time, string prefix)
    {
        (_time, _prefix) = (time, prefix);
        Start(hasBurst: true);
    }

    /// <summary>Forgets what was counted, and begins the first second.</summary>
    /// <param name="hasBurst">True: as after 300 idle seconds, false: as when every unit was used to this moment.</param>
    public void Start(bool hasBurst)
    {
        lock (_lock)
        {
            _startedAt = _time.GetTimestamp();
            _hasBurst = hasBurst;
            _seconds.Clear();
            _buckets.Clear();
            foreach (var resource in _provisions.Keys)
            {
                BucketOf(resource, isWrite: true);
                BucketOf(resource, isWrite: false);
            }
        }
    }

    /// <summary>What was charged second by second, those left out in which nothing was.</summary>
    /// <param name="resource">A table, or <c>table/index</c> of a global index.</param>
    public IReadOnlyList<Second> Seconds(string resource)
    {
        lock (_lock)
        {
            return [.. _seconds.Where(entry => entry.Key.Resource == resource).Select(entry => entry.Value).OrderBy(second => second.At)];
        }
    }

    /// <summary>What was charged since the meter was started.</summary>
    /// <param name="resource">A table, or <c>table/index</c> of a global index.</param>
    public (double Read, double Written, int Throttled) Sum(string resource)
    {
        var seconds = Seconds(resource);
        return (seconds.Sum(second => second.Read), seconds.Sum(second => second.Written), seconds.Sum(second => second.Throttled));
    }

    /// <summary>Goes by the capacities of a table and its indexes.</summary>
    internal void Follow(TableShape table)
    {
        lock (_lock)
        {
            foreach (var (resource, provision) in table.Provisions)
            {
                _provisions[resource] = provision;
                BucketOf(resource, isWrite: true).Provide(provision.Write);
                BucketOf(resource, isWrite: false).Provide(provision.Read);
            }
        }
    }

    /// <summary>Takes what is known beforehand to be charged: all of it, or nothing when there is not enough.</summary>
    /// <param name="charges">What is charged.</param>
    /// <param name="isWrite">Write units, else read units.</param>
    /// <param name="lacking">The table or index that has not enough.</param>
    internal bool TryTake(IReadOnlyCollection<Charge> charges, bool isWrite, [NotNullWhen(false)] out string? lacking)
    {
        lock (_lock)
        {
            var sums = charges.GroupBy(charge => charge.Resource, charge => charge.Count).ToList();
            lacking = sums.Find(sum => !BucketOf(sum.Key, isWrite).Has(sum.Sum()))?.Key;
            if (lacking is not null)
            {
                Note(lacking, second => second with { Throttled = second.Throttled + 1 });
                return false;
            }

            sums.ForEach(sum => BucketOf(sum.Key, isWrite).Take(sum.Sum()));
            return true;
        }
    }

    /// <summary>Charges what came of it in place of what was taken before.</summary>
    internal void Book(IEnumerable<Charge> taken, IEnumerable<Charge> charges, bool isWrite)
    {
        lock (_lock)
        {
            foreach (var (resource, count) in taken)
            {
                BucketOf(resource, isWrite).Take(-count);
            }

            foreach (var (resource, count) in charges)
            {
                BucketOf(resource, isWrite).Take(count);
                Note(resource, second => isWrite
                    ? second with { Written = second.Written + count }
                    : second with { Read = second.Read + count });
            }
        }
    }

    private Bucket BucketOf(string resource, bool isWrite)
    {
        if (!_buckets.TryGetValue((resource, isWrite), out var bucket))
        {
            _buckets[(resource, isWrite)] = bucket = new Bucket(_time, _hasBurst);
            var provision = _provisions.GetValueOrDefault(resource);
            bucket.Provide(isWrite ? provision.Write : provision.Read);
        }

        return bucket;
    }

    private void Note(string resource, Func<Second, Second> add)
    {
        var key = (resource[_prefix.Length..], (int)_time.GetElapsedTime(_startedAt).TotalSeconds);
        _seconds[key] = add(_seconds.TryGetValue(key, out var second) ? second : new Second(key.Item2, 0, 0, 0));
    }
}
