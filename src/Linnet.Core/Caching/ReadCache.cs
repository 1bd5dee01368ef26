using Linnet.Core.Diagnostics;

namespace Linnet.Core.Caching;

/// <summary>
/// Keeps what was read for a while. Many who ask for the same at once share one reading; a reading that began before its key was
/// dropped is answered and not kept; memory is bounded. Null is an answer like any other.
/// </summary>
/// <remarks>
/// Entries live in two generations: when the younger is full the older is thrown away, and an entry that is read moves to the
/// younger. So what is in use stays, without bookkeeping for each reading. One lock, held for a few dictionary look-ups,
/// keeps dropping, reading and moving from overtaking one another.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="maxAge">How old an answer may be.</param>
/// <param name="entriesMax">Most entries.</param>
/// <param name="operation">What hits and misses count as.</param>
/// <typeparam name="TKey">What is asked for.</typeparam>
/// <typeparam name="TValue">The answer.</typeparam>
internal sealed class ReadCache<TKey, TValue>(TimeProvider time, TimeSpan maxAge, int entriesMax, StoreOperation operation)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Fill> _fills = [];
    private Dictionary<TKey, Entry> _young = [];
    private Dictionary<TKey, Entry> _old = [];

    /// <summary>Entries that are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _young.Count + _old.Count;
            }
        }
    }

    /// <summary>The answer to one key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="read">Asks the store. Others may wait for it: it is not to be cancelled with this caller.</param>
    /// <param name="ct">Ends the waiting for somebody else's reading.</param>
    public async ValueTask<TValue?> GetAsync(TKey key, Func<TKey, ValueTask<TValue?>> read, CancellationToken ct)
    {
        Fill? fill;
        var isMine = false;
        var now = time.GetTimestamp();
        lock (_gate)
        {
            if (TryGet(key, now, out var entry))
            {
                operation.CountCache(hits: 1, misses: 0);
                return entry.Value;
            }

            if (!_fills.TryGetValue(key, out fill))
            {
                fill = Begin(key, now);
                isMine = true;
            }
        }

        operation.CountCache(hits: 0, misses: 1);

        if (!isMine)
        {
            return await fill.Task.WaitAsync(ct);
        }

        try
        {
            var value = await read(key);
            End(key, fill, value);
            return value;
        }
        catch (Exception exception)
        {
            Fail(key, fill, exception);
            throw;
        }
    }

    /// <summary>The answers to many keys, in no promised order, nulls left out; all that is not kept is read at once.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="read">Asks the store for several keys; not to be cancelled with this caller.</param>
    /// <param name="keyOf">The key of an answer.</param>
    /// <param name="ct">Ends the waiting for somebody else's reading.</param>
    public async ValueTask<IReadOnlyList<TValue>> GetManyAsync(
        IReadOnlyCollection<TKey> keys,
        Func<IReadOnlyCollection<TKey>, ValueTask<IReadOnlyList<TValue>>> read,
        Func<TValue, TKey> keyOf,
        CancellationToken ct)
    {
        var found = new List<TValue>(keys.Count);
        List<Fill>? others = null;
        Dictionary<TKey, Fill>? mine = null;
        var now = time.GetTimestamp();
        var hits = 0;
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (TryGet(key, now, out var entry))
                {
                    hits++;
                    if (entry.Value is not null)
                    {
                        found.Add(entry.Value);
                    }
                }
                else if (_fills.TryGetValue(key, out var fill))
                {
                    (others ??= []).Add(fill);
                }
                else
                {
                    (mine ??= []).Add(key, Begin(key, now));
                }
            }
        }

        operation.CountCache(hits, keys.Count - hits);

        if (mine is not null)
        {
            found.AddRange(await ReadAsync(mine, read, keyOf));
        }

        foreach (var fill in others ?? [])
        {
            if (await fill.Task.WaitAsync(ct) is { } value)
            {
                found.Add(value);
            }
        }

        return found;
    }

    /// <summary>Drops a key: what was read of it goes, and what is being read of it is not kept.</summary>
    public void Drop(TKey key)
    {
        lock (_gate)
        {
            _fills.Remove(key);
            _young.Remove(key);
            _old.Remove(key);
        }
    }

    /// <summary>Drops every key.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _fills.Clear();
            _young.Clear();
            _old.Clear();
        }
    }

    private async ValueTask<IReadOnlyList<TValue>> ReadAsync(
        Dictionary<TKey, Fill> mine,
        Func<IReadOnlyCollection<TKey>, ValueTask<IReadOnlyList<TValue>>> read,
        Func<TValue, TKey> keyOf)
    {
        try
        {
            var values = await read(mine.Keys);
            var byKey = values.ToDictionary(keyOf);
            foreach (var (key, fill) in mine)
            {
                End(key, fill, byKey.GetValueOrDefault(key));
            }

            return values;
        }
        catch (Exception exception)
        {
            foreach (var (key, fill) in mine)
            {
                Fail(key, fill, exception);
            }

            throw;
        }
    }

    /// <summary>Within the lock.</summary>
    private bool TryGet(TKey key, long now, out Entry entry)
    {
        var isYoung = _young.TryGetValue(key, out entry);
        if ((isYoung || _old.Remove(key, out entry)) && time.GetElapsedTime(entry.ReadAt, now) < maxAge)
        {
            if (!isYoung)
            {
                Add(key, entry);
            }

            return true;
        }

        _young.Remove(key);
        return false;
    }

    /// <summary>Within the lock.</summary>
    private Fill Begin(TKey key, long now)
    {
        var fill = new Fill(now);
        _fills.Add(key, fill);
        return fill;
    }

    /// <summary>Within the lock.</summary>
    private void Add(TKey key, Entry entry)
    {
        if (_young.Count >= entriesMax / 2)
        {
            (_old, _young) = (_young, []);
        }

        _young[key] = entry;
    }

    private void End(TKey key, Fill fill, TValue? value)
    {
        lock (_gate)
        {
            // A key that was dropped meanwhile has no reading under way, or a younger one.
            if (_fills.TryGetValue(key, out var present) && present == fill)
            {
                _fills.Remove(key);
                Add(key, new(value, fill.BeganAt));
            }
        }

        fill.Answer(value);
    }

    private void Fail(TKey key, Fill fill, Exception exception)
    {
        lock (_gate)
        {
            if (_fills.TryGetValue(key, out var present) && present == fill)
            {
                _fills.Remove(key);
            }
        }

        fill.Fail(exception);
    }

    private readonly record struct Entry(TValue? Value, long ReadAt);

    /// <summary>A reading under way.</summary>
    private sealed class Fill(long beganAt)
    {
        private readonly TaskCompletionSource<TValue?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long BeganAt => beganAt;

        public Task<TValue?> Task => _answer.Task;

        public void Answer(TValue? value) => _answer.SetResult(value);

        public void Fail(Exception exception)
        {
            _answer.SetException(exception);

            // Perhaps nobody else waited: then nobody looks at it.
            _ = _answer.Task.Exception;
        }
    }
}
