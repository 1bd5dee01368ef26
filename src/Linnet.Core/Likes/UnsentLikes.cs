using Linnet.Core.Paging;

namespace Linnet.Core.Likes;

/// <summary>
/// The likes of this process that the store does not have yet, by status; those that it has got are remembered for a while, for whoever
/// asked the store just before. Knows which statuses are due. Safe for concurrent use.
/// </summary>
internal sealed class UnsentLikes(LikeOptions limits, TimeProvider time)
{
    private const int RememberedMax = 10_000;
    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, StatusLikes> _statuses = [];
    private readonly Dictionary<long, HashSet<StatusLikes>> _accounts = [];
    private readonly Queue<(Like Like, DateTimeOffset At)> _sent = [];

    // A status is in one of the two or in neither: then the sender has it, or nothing of it is unsent.
    private readonly Queue<StatusLikes> _overLimit = [];
    private readonly SortedSet<(DateTimeOffset Since, long StatusId)> _waiting = [];

    /// <summary>Unsent likes in all: one for each pair of status and account.</summary>
    public int Count { get; private set; }

    /// <summary>When something is due; the past: something is already; null: nothing waits.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _overLimit.Count > 0 || IsCrowded ? DateTimeOffset.MinValue
                    : _waiting.Count > 0 ? _waiting.Min.Since + limits.UnsentFor
                    : null;
            }
        }
    }

    /// <summary>True when so many are unsent that the oldest do not wait for their time.</summary>
    private bool IsCrowded => Count >= Limits.UnsentLikes / 2 && _waiting.Count > 0;

    /// <summary>
    /// True while there is no word of any kind: pages ask for each of their statuses, and then need no lock. A word that is just
    /// coming in was not acknowledged yet.
    /// </summary>
    private bool KnowsNothing => _statuses.Count == 0;

    /// <summary>Adds a word.</summary>
    /// <param name="like">The word.</param>
    /// <param name="known">What the store said, not long ago.</param>
    /// <returns>True when the sender has to look again at what is due.</returns>
    public bool Add(Like like, LikeState known)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            ForgetSent(now);
            if (!_statuses.TryGetValue(like.StatusId, out var status))
            {
                _statuses.Add(like.StatusId, status = new(like.StatusId, known.Likes));
            }

            if (!status.Add(like, known.IsLiked, now))
            {
                return false;
            }

            Count++;
            if (!_accounts.TryGetValue(like.AccountId, out var statuses))
            {
                _accounts.Add(like.AccountId, statuses = []);
            }

            statuses.Add(status);
            return Queue(status) || IsCrowded;
        }
    }

    /// <summary>The last word of an account on a status; null: none that is known here.</summary>
    public Like? Find(long statusId, long accountId)
    {
        if (KnowsNothing)
        {
            return null;
        }

        lock (_gate)
        {
            ForgetSent(time.GetUtcNow());
            return _statuses.GetValueOrDefault(statusId)?.Find(accountId);
        }
    }

    /// <summary>How many like a status.</summary>
    /// <param name="statusId">The status.</param>
    /// <param name="read">What was read in the store, not long ago.</param>
    public int CountOf(long statusId, int read)
    {
        if (KnowsNothing)
        {
            return read;
        }

        lock (_gate)
        {
            ForgetSent(time.GetUtcNow());
            return _statuses.GetValueOrDefault(statusId)?.Count(read) ?? read;
        }
    }

    /// <summary>The unsent likes of a status that belong on a page, the latest first.</summary>
    public IReadOnlyList<LikeEntry> ListByStatus(long statusId, PageRequest page)
    {
        lock (_gate)
        {
            return _statuses.TryGetValue(statusId, out var status)
                ? List(status.Unsent, page, static like => like.AccountId)
                : [];
        }
    }

    /// <summary>The unsent likes of an account that belong on a page, the latest first.</summary>
    public IReadOnlyList<LikeEntry> ListByAccount(long accountId, PageRequest page)
    {
        lock (_gate)
        {
            return _accounts.TryGetValue(accountId, out var statuses)
                ? List(statuses.Select(status => status.Find(accountId)).OfType<Like>(), page, static like => like.StatusId)
                : [];
        }
    }

    /// <summary>
    /// Takes the likes of statuses that are due into the sender's hands: those over the limit, then those that waited long enough.
    /// </summary>
    /// <param name="likesMax">About how many; the likes of one status stay together.</param>
    /// <param name="all">True: every status is due.</param>
    public List<Like> TakeDue(int likesMax, bool all)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var taken = new List<Like>();
            while (taken.Count < likesMax && _overLimit.TryDequeue(out var status))
            {
                status.IsOverLimit = false;
                Take(status);
            }

            var early = all || IsCrowded;
            while (taken.Count < likesMax && _waiting.Count > 0 && (early || now - _waiting.Min.Since >= limits.UnsentFor))
            {
                var status = _statuses[_waiting.Min.StatusId];
                StopWaiting(status);
                Take(status);
            }

            return taken;

            void Take(StatusLikes status)
            {
                status.IsTaken = true;
                taken.AddRange(status.Unsent);
            }
        }
    }

    /// <summary>The store has some of the likes that were taken.</summary>
    /// <param name="likes">These.</param>
    /// <param name="counts">How many like each of the statuses by the store, these included.</param>
    public void Confirm(IReadOnlyCollection<Like> likes, IReadOnlyDictionary<long, int> counts)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var like in likes)
            {
                var status = _statuses[like.StatusId];
                if (status.Confirm(like, now))
                {
                    Count--;
                    RemoveOfAccount(like.AccountId, status);
                    _sent.Enqueue((like, now));
                }
            }

            foreach (var (statusId, count) in counts)
            {
                _statuses[statusId].SetStored(count);
            }
        }
    }

    /// <summary>The sender is done with what it took; what is not confirmed waits again.</summary>
    public void GiveBack(IReadOnlyCollection<Like> taken)
    {
        lock (_gate)
        {
            foreach (var statusId in taken.Select(like => like.StatusId).Distinct())
            {
                var status = _statuses[statusId];
                status.IsTaken = false;
                Queue(status);
                RemoveIfEmpty(status);
            }

            ForgetSent(time.GetUtcNow());
        }
    }

    private static List<LikeEntry> List(IEnumerable<Like> likes, PageRequest page, Func<Like, long> other)
    {
        var between = likes.Where(like => like.IsLiked && like.Id < page.BeforeOrMax && like.Id > page.AfterOrMin)
            .Select(like => new LikeEntry(like.Id, other(like)))
            .OrderByDescending(entry => entry.LikeId);
        return [.. page.Ascending ? between.TakeLast(page.Limit) : between.Take(page.Limit)];
    }

    /// <returns>True when it is due, or the next to be.</returns>
    private bool Queue(StatusLikes status)
    {
        if (status.IsTaken || status.IsOverLimit || status.UnsentCount == 0)
        {
            return false;
        }

        if (status.UnsentCount > limits.UnsentPerStatus)
        {
            StopWaiting(status);
            status.IsOverLimit = true;
            _overLimit.Enqueue(status);
            return true;
        }

        if (status.WaitsSince is not null)
        {
            return false;
        }

        status.WaitsSince = status.OldestAt;
        _waiting.Add((status.OldestAt, status.StatusId));
        return _waiting.Min.StatusId == status.StatusId;
    }

    private void StopWaiting(StatusLikes status)
    {
        if (status.WaitsSince is { } since)
        {
            _waiting.Remove((since, status.StatusId));
            status.WaitsSince = null;
        }
    }

    private void RemoveOfAccount(long accountId, StatusLikes status)
    {
        var statuses = _accounts[accountId];
        statuses.Remove(status);
        if (statuses.Count == 0)
        {
            _accounts.Remove(accountId);
        }
    }

    private void ForgetSent(DateTimeOffset now)
    {
        while (_sent.TryPeek(out var sent) && (_sent.Count > RememberedMax || now - sent.At >= RememberedFor))
        {
            _sent.Dequeue();
            if (_statuses.TryGetValue(sent.Like.StatusId, out var status))
            {
                status.Forget(sent.Like);
                RemoveIfEmpty(status);
            }
        }
    }

    private void RemoveIfEmpty(StatusLikes status)
    {
        if (status is { IsEmpty: true, IsTaken: false })
        {
            _statuses.Remove(status.StatusId);
        }
    }
}
