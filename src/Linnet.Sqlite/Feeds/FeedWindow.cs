using Linnet.Core.Paging;

namespace Linnet.Sqlite.Feeds;

/// <summary>
/// The newest entries of one owner's feed, in memory: complete above its floor. It may be filled after entries begin to arrive;
/// these are kept, and what the filling brings again is ignored.
/// </summary>
internal sealed class FeedWindow(int capacity)
{
    private const int EntriesAtFirst = 32;
    private const int BytesBesidesEntries = 240;

    // Room for some more than the capacity, so that dropping the oldest moves the rest only once in a while.
    private readonly int _entriesMax = capacity + (capacity / 4) + 1;
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _filled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Rising ids: [_start, _end) of the array.
    private long[] _ids = [];
    private int _start;
    private int _end;

    // Every entry above it is here; 0: every entry at all.
    private long _floor;
    private Tail? _tail;
    private bool _changed;

    /// <summary>When it was last read, as a count of reads in all windows.</summary>
    public long LastRead { get; set; }

    /// <summary>Completes when the window has been filled; fails when filling failed.</summary>
    public Task Filled => _filled.Task;

    /// <summary>True when it differs from what was saved last.</summary>
    public bool IsChanged => Volatile.Read(ref _changed);

    /// <summary>About how much memory it takes.</summary>
    public int Bytes => BytesBesidesEntries + (8 * (_ids.Length + (_tail?.Ids.Length ?? 0)));

    /// <summary>Adds an entry; one that is there already, or is below the floor, changes nothing.</summary>
    public void Append(long id)
    {
        lock (_gate)
        {
            if (Insert(id))
            {
                _changed = true;
                DropOldest();
            }
        }
    }

    /// <summary>Fills the window once with what was stored before it was registered, or after.</summary>
    /// <param name="ids">Entries, newest first.</param>
    /// <param name="floor">What they are complete above.</param>
    /// <param name="changed">True when this differs from what is saved.</param>
    public void Fill(IReadOnlyList<long> ids, long floor, bool changed)
    {
        lock (_gate)
        {
            var arrived = _ids[_start.._end];
            _ids = new long[Math.Max(EntriesAtFirst, Math.Min(ids.Count, capacity) + arrived.Length)];
            (_start, _end) = (0, 0);

            // The present floor is above 0 only when more arrived than there is room for.
            _floor = Math.Max(_floor, floor);
            for (var i = Math.Min(ids.Count, capacity) - 1; i >= 0; i--)
            {
                Insert(ids[i]);
            }

            if (ids.Count > capacity)
            {
                _floor = Math.Max(_floor, ids[capacity]);
            }

            foreach (var id in arrived)
            {
                Insert(id);
            }

            _changed = changed || arrived.Length > 0;
            DropOldest();
        }

        _filled.TrySetResult();
    }

    /// <summary>Filling failed: those who wait hear of it.</summary>
    public void Fail(Exception exception) => _filled.TrySetException(exception);

    /// <summary>
    /// Adds what the window knows of a page to <paramref name="page"/>'s answer.
    /// </summary>
    /// <param name="page">Which part.</param>
    /// <param name="ids">The ids, newest first.</param>
    /// <returns>
    /// What is still to be found below, newest first; null: nothing. An ascending page that begins below the floor is not
    /// answered at all.
    /// </returns>
    public PageRequest? Read(PageRequest page, List<long> ids)
    {
        lock (_gate)
        {
            if (page.Ascending)
            {
                return ReadUp(page, ids);
            }

            var (before, after) = (page.BeforeOrMax, page.AfterOrMin);
            for (var i = IndexAtOrAbove(before) - 1; i >= _start && ids.Count < page.Limit && _ids[i] > after; i--)
            {
                ids.Add(_ids[i]);
            }

            if (ids.Count == page.Limit || _floor <= after)
            {
                return null;
            }

            var below = Math.Min(before, _floor + 1);
            return ReadTail(ref below, after, page.Limit, ids)
                ? null
                : new(below, page.After, false, page.Limit - ids.Count);
        }
    }

    /// <summary>Keeps entries found below the floor for the pages that follow.</summary>
    /// <param name="before">They begin below this id,</param>
    /// <param name="ids">newest first,</param>
    /// <param name="ended">and are the last ones.</param>
    public void KeepTail(long before, long[] ids, bool ended)
    {
        lock (_gate)
        {
            _tail = new(before, ids, ended);
        }
    }

    /// <summary>The entries, rising, and the floor, as they are now; they count as saved from here on.</summary>
    public (long[] Ids, long Floor) TakeForSaving()
    {
        lock (_gate)
        {
            _changed = false;
            return (_ids[_start.._end], _floor);
        }
    }

    /// <summary>Saving failed: what was taken has not been saved.</summary>
    public void MarkChanged() => Volatile.Write(ref _changed, true);

    private PageRequest? ReadUp(PageRequest page, List<long> ids)
    {
        if (page.AfterOrMin < _floor)
        {
            return page;
        }

        for (var i = IndexAtOrAbove(page.AfterOrMin + 1); i < _end && ids.Count < page.Limit && _ids[i] < page.BeforeOrMax; i++)
        {
            ids.Add(_ids[i]);
        }

        ids.Reverse();
        return null;
    }

    /// <summary>Takes what the tail has; true when nothing is left to be found.</summary>
    private bool ReadTail(ref long before, long after, int limit, List<long> ids)
    {
        if (_tail is not { } tail || before > tail.Before || (before <= tail.Lowest && !tail.Ended))
        {
            return false;
        }

        foreach (var id in tail.Ids)
        {
            if (id <= after || ids.Count == limit)
            {
                return true;
            }

            if (id < before)
            {
                ids.Add(id);
                before = id;
            }
        }

        return tail.Ended || ids.Count == limit;
    }

    private bool Insert(long id)
    {
        if (id <= _floor)
        {
            return false;
        }

        var at = _end;
        while (at > _start && _ids[at - 1] >= id)
        {
            at--;
        }

        if (at < _end && _ids[at] == id)
        {
            return false;
        }

        if (_end == _ids.Length)
        {
            at -= MakeRoom();
        }

        Array.Copy(_ids, at, _ids, at + 1, _end - at);
        _ids[at] = id;
        _end++;
        return true;
    }

    /// <summary>Moves the entries to the front of the array, or of a larger one.</summary>
    /// <returns>How far they moved.</returns>
    private int MakeRoom()
    {
        var moved = _start;
        var target = moved > 0 ? _ids : new long[Math.Min(_entriesMax, Math.Max(EntriesAtFirst, _ids.Length * 2))];
        Array.Copy(_ids, _start, target, 0, _end - _start);
        (_ids, _start, _end) = (target, 0, _end - moved);
        return moved;
    }

    private void DropOldest()
    {
        while (_end - _start > capacity)
        {
            _floor = _ids[_start++];
        }
    }

    private int IndexAtOrAbove(long id)
    {
        var index = Array.BinarySearch(_ids, _start, _end - _start, id);
        return index < 0 ? ~index : index;
    }

    private sealed record Tail(long Before, long[] Ids, bool Ended)
    {
        public long Lowest => Ids.Length == 0 ? Before : Ids[^1];
    }
}
