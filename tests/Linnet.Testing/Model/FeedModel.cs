namespace Linnet.Testing.Model;

/// <summary>
/// Whose feed holds what, kept as plainly as it can be said: who followed whom from when until when, and who posted what when.
/// It knows no ids of follows; time is counted in the beginnings and ends of calls, so that calls at once leave open what came first.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class FeedModel
{
    private const long NotYet = long.MaxValue;

    private readonly Lock _gate = new();
    private readonly List<Follow> _follows = [];
    private readonly SortedDictionary<long, Post> _posts = new(Comparer<long>.Create((one, other) => other.CompareTo(one)));
    private readonly HashSet<(long Status, long Owner)> _delivered = [];
    private long _ticks;

    /// <summary>Statuses that are not deleted, newest first.</summary>
    public IReadOnlyList<long> Statuses
    {
        get
        {
            lock (_gate)
            {
                return [.. _posts.Where(post => !post.Value.IsDeleted).Select(post => post.Key)];
            }
        }
    }

    /// <summary>True when one follows the other now.</summary>
    public bool Follows(long followerId, long followeeId)
    {
        lock (_gate)
        {
            return FindOpen(followerId, followeeId) is not null;
        }
    }

    /// <summary>A follow begins; it has begun when the returned action is called.</summary>
    public Action BeginFollow(long followerId, long followeeId)
    {
        lock (_gate)
        {
            var follow = new Follow(followerId, followeeId) { SinceBegin = ++_ticks };
            _follows.Add(follow);
            return () => AtNextTick(tick => follow.SinceEnd = tick);
        }
    }

    /// <summary>A follow ends; it has ended when the returned action is called.</summary>
    public Action BeginUnfollow(long followerId, long followeeId)
    {
        lock (_gate)
        {
            var follow = FindOpen(followerId, followeeId) ?? throw new InvalidOperationException("There is nothing to end.");
            follow.UntilBegin = ++_ticks;
            return () => AtNextTick(tick => follow.UntilEnd = tick);
        }
    }

    /// <summary>A status is being posted; it has been when the returned action is called with its id.</summary>
    public Action<long> BeginPost(long authorId)
    {
        lock (_gate)
        {
            var begin = ++_ticks;
            return id => AtNextTick(tick => _posts.Add(id, new(authorId, begin, tick)));
        }
    }

    /// <summary>A status is deleted, or about to be.</summary>
    /// <returns>Its author.</returns>
    public long Delete(long statusId)
    {
        lock (_gate)
        {
            var post = _posts[statusId];
            post.IsDeleted = true;
            return post.AuthorId;
        }
    }

    /// <summary>The author of a status.</summary>
    public long AuthorOf(long statusId)
    {
        lock (_gate)
        {
            return _posts[statusId].AuthorId;
        }
    }

    /// <summary>A status has been delivered to owners.</summary>
    public void Deliver(long statusId, IEnumerable<long> ownerIds)
    {
        lock (_gate)
        {
            _delivered.UnionWith(ownerIds.Select(owner => (statusId, owner)));
        }
    }

    /// <summary>Whether a status counts for an owner; null: the calls overlapped, and either may be.</summary>
    public bool? Holds(long ownerId, long statusId)
    {
        lock (_gate)
        {
            return Holds(ownerId, _posts[statusId]);
        }
    }

    /// <summary>What an owner's feed holds and may hold.</summary>
    public FeedExpectation FeedOf(long ownerId)
    {
        lock (_gate)
        {
            var may = _posts.Where(post => Holds(ownerId, post.Value) is not false).Select(post => post.Key).ToList();
            var must = may.Where(id => _delivered.Contains((id, ownerId)) && !_posts[id].IsDeleted && Holds(ownerId, _posts[id]) is true);
            return new(must.ToHashSet(), may.ToHashSet());
        }
    }

    /// <summary>Followers, followed and statuses of an account.</summary>
    public (int Followers, int Following, int Statuses) CountsOf(long accountId)
    {
        lock (_gate)
        {
            return (
                _follows.Count(follow => follow.FolloweeId == accountId && follow.IsOpen),
                _follows.Count(follow => follow.FollowerId == accountId && follow.IsOpen),
                _posts.Values.Count(post => post.AuthorId == accountId && !post.IsDeleted));
        }
    }

    private void AtNextTick(Action<long> action)
    {
        lock (_gate)
        {
            action(++_ticks);
        }
    }

    private Follow? FindOpen(long followerId, long followeeId) =>
        _follows.Find(follow => follow.FollowerId == followerId && follow.FolloweeId == followeeId && follow.IsOpen);

    private bool? Holds(long ownerId, Post post)
    {
        bool? holds = false;
        foreach (var follow in _follows.Where(follow => follow.FollowerId == ownerId && follow.FolloweeId == post.AuthorId))
        {
            if (follow.SinceEnd < post.Begin && follow.UntilBegin > post.End)
            {
                return true;
            }

            if (follow.SinceBegin < post.End && follow.UntilEnd > post.Begin)
            {
                holds = null;
            }
        }

        return holds;
    }

    private sealed record Follow(long FollowerId, long FolloweeId)
    {
        public long SinceBegin { get; init; }

        public long SinceEnd { get; set; } = NotYet;

        public long UntilBegin { get; set; } = NotYet;

        public long UntilEnd { get; set; } = NotYet;

        public bool IsOpen => UntilBegin == NotYet;
    }

    private sealed record Post(long AuthorId, long Begin, long End)
    {
        public bool IsDeleted { get; set; }
    }
}
