using Linnet.Core.Likes;
using Linnet.Core.Paging;

namespace Linnet.Core.Tests.Likes;

/// <summary>A store of likes that has every status, and a journal; both do what the test says.</summary>
internal sealed class LikesInMemory : ILikeStore, ILikeJournal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(long StatusId, long AccountId), Like> _kept = [];
    private readonly Dictionary<long, int> _counts = [];
    private readonly Dictionary<(long StatusId, long AccountId), Like> _journal = [];

    /// <summary>What each transaction applied.</summary>
    public List<IReadOnlyList<Like>> Transactions { get; } = [];

    /// <summary>How many words were journalled.</summary>
    public int Appended { get; private set; }

    /// <summary>What is in the journal.</summary>
    public IReadOnlyList<Like> Journalled
    {
        get
        {
            lock (_gate)
            {
                return [.. _journal.Values];
            }
        }
    }

    /// <summary>True: others send on what is journalled.</summary>
    public bool IsCountedElsewhere { get; set; }

    public bool IsShared => true;

    /// <summary>True: transactions fail.</summary>
    public bool Fails { get; set; }

    /// <summary>Calls that failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Called in the middle of a transaction, before anybody sees it.</summary>
    public Action BeforeCommit { get; set; } = static () => { };

    /// <summary>Called when a transaction can be seen, before whoever asked for it hears of it.</summary>
    public Action AfterCommit { get; set; } = static () => { };

    public Task<IReadOnlyDictionary<long, int>> ApplyAsync(IReadOnlyCollection<Like> likes, CancellationToken ct)
    {
        if (Fails)
        {
            Failures++;
            throw new IOException("The store is in trouble.");
        }

        BeforeCommit();
        lock (_gate)
        {
            foreach (var like in likes)
            {
                var difference = -ToNumber(_kept.GetValueOrDefault((like.StatusId, like.AccountId)).IsLiked);
                difference += ToNumber(Keep(_kept, like).IsLiked);
                _counts[like.StatusId] = _counts.GetValueOrDefault(like.StatusId) + difference;
            }
        }

        Transactions.Add([.. likes]);
        AfterCommit();
        return Task.FromResult<IReadOnlyDictionary<long, int>>(
            likes.Select(like => like.StatusId).Distinct().ToDictionary(id => id, CountOf));
    }

    public ValueTask<LikeState?> FindAsync(long statusId, long accountId, CancellationToken ct) =>
        ValueTask.FromResult<LikeState?>(new(CountOf(statusId), IsLiked(statusId, accountId)));

    public ValueTask<IReadOnlySet<long>> FindLikedAsync(
        long accountId, IReadOnlyCollection<long> statusIds, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlySet<long>>(statusIds.Where(id => IsLiked(id, accountId)).ToHashSet());

    public ValueTask<IReadOnlyList<LikeEntry>> ListByAccountAsync(long accountId, PageRequest page, CancellationToken ct) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<LikeEntry>> ListByStatusAsync(long statusId, PageRequest page, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task AppendAsync(Like like, CancellationToken ct)
    {
        lock (_gate)
        {
            Appended++;
            Keep(_journal, like);
        }

        return Task.CompletedTask;
    }

    public ValueTask<IReadOnlyList<Like>> ReadAsync(CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<Like>>([.. Journalled.OrderBy(like => like.Id)]);

    public Task RemoveAsync(IReadOnlyCollection<Like> likes, CancellationToken ct)
    {
        lock (_gate)
        {
            foreach (var like in likes.Where(like => _journal.GetValueOrDefault((like.StatusId, like.AccountId)).Id <= like.Id))
            {
                _journal.Remove((like.StatusId, like.AccountId));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>How many like a status by the store.</summary>
    public int CountOf(long statusId)
    {
        lock (_gate)
        {
            return _counts.GetValueOrDefault(statusId);
        }
    }

    private static int ToNumber(bool isLiked) => isLiked ? 1 : 0;

    /// <returns>The newer word: this one, or the one that was there.</returns>
    private static Like Keep(Dictionary<(long StatusId, long AccountId), Like> likes, Like like)
    {
        var before = likes.GetValueOrDefault((like.StatusId, like.AccountId));
        return likes[(like.StatusId, like.AccountId)] = before.Id < like.Id ? like : before;
    }

    private bool IsLiked(long statusId, long accountId)
    {
        lock (_gate)
        {
            return _kept.GetValueOrDefault((statusId, accountId)).IsLiked;
        }
    }
}
