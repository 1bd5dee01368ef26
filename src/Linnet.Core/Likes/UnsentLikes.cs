namespace Linnet.Core.Likes;

/// <summary>
/// The likes of this process that the store does not have yet, by status. Knows which statuses are due, and what difference the
/// unsent likes make to what the store says. Safe for concurrent use.
/// </summary>
internal sealed class UnsentLikes(LikeOptions limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, OfStatus> _statuses = [];

    // Both hold a status at most once; one that is in the sender's hands is in neither.
    private readonly Queue<OfStatus> _overLimit = [];
    private readonly LinkedList<OfStatus> _byAge = [];

    /// <summary>Unsent likes in all: one for each pair of status and account.</summary>
    public int Count { get; private set; }

    /// <summary>When the status that waits for longest is due; null: none waits. Those over the limit are due at once.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _overLimit.Count > 0 ? DateTimeOffset.MinValue : _byAge.First?.Value.Since + limits.UnsentFor;
            }
        }
    }

    /// <summary>Adds a like.</summary>
    /// <param name="like">The like.</param>
    /// <param name="wasLiked">What the store says of the pair.</param>
    /// <param name="now">When it came.</param>
    public void Add(Like like, bool wasLiked, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_statuses.TryGetValue(like.StatusId, out var status))
            {
                _statuses.Add(like.StatusId, status = new());
            }

            if (!status.Likes.TryGetValue(like.AccountId, out var before))
            {
                status.Likes.Add(like.AccountId, new(like, wasLiked));
                Count++;
            }
            else if (before.Like.Id < like.Id)
            {
                status.Likes[like.AccountId] = before with { Like = like };
            }

            Queue(status, now);
        }
    }

    /// <summary>The unsent word of an account on a status; null: there is none.</summary>
    public bool? Find(long statusId, long accountId)
    {
        lock (_gate)
        {
            return _statuses.TryGetValue(statusId, out var status) && status.Likes.TryGetValue(accountId, out var unsent)
                ? unsent.Like.IsLiked
                : null;
        }
    }

    /// <summary>What the unsent likes add to the store's count of a status.</summary>
    public int DifferenceOf(long statusId)
    {
        lock (_gate)
        {
            return _statuses.TryGetValue(statusId, out var status) ? status.Likes.Values.Sum(unsent => unsent.Difference) : 0;
        }
    }

    /// <summary>
    /// Takes the likes of statuses that are due into the sender's hands: those over the limit, then those that waited long enough.
    /// </summary>
    /// <param name="now">The time; the greatest one makes every status due.</param>
    /// <param name="likesMax">About how many; the likes of one status stay together.</param>
    public List<Like> TakeDue(DateTimeOffset now, int likesMax)
    {
        lock (_gate)
        {
            var taken = new List<Like>();
            while (taken.Count < likesMax && _overLimit.TryDequeue(out var status))
            {
                Take(status, taken);
            }

            while (taken.Count < likesMax && _byAge.First is { } oldest && now - oldest.Value.Since >= limits.UnsentFor)
            {
                _byAge.RemoveFirst();
                Take(oldest.Value, taken);
            }

            return taken;
        }
    }

    /// <summary>The sender is done with what it took.</summary>
    /// <param name="taken">What it took.</param>
    /// <param name="sent">True: the store has it. False: it stays, and waits anew.</param>
    /// <param name="now">The time.</param>
    public void Settle(List<Like> taken, bool sent, DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (var like in taken)
            {
                if (sent && _statuses.TryGetValue(like.StatusId, out var status))
                {
                    Forget(status, like);
                }
            }

            foreach (var statusId in taken.Select(like => like.StatusId).Distinct())
            {
                if (!_statuses.TryGetValue(statusId, out var status))
                {
                    continue;
                }

                status.IsTaken = false;
                if (status.Likes.Count == 0)
                {
                    _statuses.Remove(statusId);
                }
                else
                {
                    // After a failure even a status over the limit waits: the store is in trouble.
                    Queue(status, now, overLimitAtOnce: sent);
                }
            }
        }
    }

    private static void Take(OfStatus status, List<Like> taken)
    {
        (status.IsTaken, status.IsOverLimit, status.Waiting) = (true, false, null);
        taken.AddRange(status.Likes.Values.Select(unsent => unsent.Like));
    }

    private void Forget(OfStatus status, Like sent)
    {
        var unsent = status.Likes[sent.AccountId];
        if (unsent.Like.Id == sent.Id)
        {
            status.Likes.Remove(sent.AccountId);
            Count--;
        }
        else
        {
            // A newer word came meanwhile: it is measured against what the store has now.
            status.Likes[sent.AccountId] = unsent with { WasLiked = sent.IsLiked };
        }
    }

    private void Queue(OfStatus status, DateTimeOffset now, bool overLimitAtOnce = true)
    {
        if (status.IsTaken || status.IsOverLimit)
        {
            return;
        }

        if (overLimitAtOnce && status.Likes.Count > limits.UnsentPerStatus)
        {
            if (status.Waiting is { } waiting)
            {
                _byAge.Remove(waiting);
                status.Waiting = null;
            }

            status.IsOverLimit = true;
            _overLimit.Enqueue(status);
        }
        else if (status.Waiting is null)
        {
            status.Since = now;
            status.Waiting = _byAge.AddLast(status);
        }
    }

    private readonly record struct Unsent(Like Like, bool WasLiked)
    {
        public int Difference => (Like.IsLiked ? 1 : 0) - (WasLiked ? 1 : 0);
    }

    private sealed class OfStatus
    {
        public Dictionary<long, Unsent> Likes { get; } = [];

        /// <summary>When its oldest like came.</summary>
        public DateTimeOffset Since { get; set; }

        public LinkedListNode<OfStatus>? Waiting { get; set; }

        public bool IsOverLimit { get; set; }

        public bool IsTaken { get; set; }
    }
}
