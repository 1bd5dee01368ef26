using Linnet.Core.Likes;
using Linnet.Core.Paging;

namespace Linnet.Core.Caching;

/// <summary>
/// The likes of another store. Of accounts that like little, all that they like is kept, unless other processes change it; likes that are
/// applied drop the accounts and statuses that they concern.
/// </summary>
internal sealed class CachedLikeStore(ILikeStore inner, ReadCaches caches) : ILikeStore
{
    public async Task<IReadOnlyDictionary<long, int>> ApplyAsync(IReadOnlyCollection<Like> likes, CancellationToken ct)
    {
        try
        {
            return await inner.ApplyAsync(likes, ct);
        }
        finally
        {
            foreach (var like in likes)
            {
                caches.Statuses.Drop(like.StatusId);
                caches.Liked.Drop(like.AccountId);
            }
        }
    }

    public ValueTask<LikeState?> FindAsync(long statusId, long accountId, CancellationToken ct) =>
        inner.FindAsync(statusId, accountId, ct);

    public async ValueTask<IReadOnlySet<long>> FindLikedAsync(
        long accountId, IReadOnlyCollection<long> statusIds, CancellationToken ct)
    {
        // What is shown decides whether a like says anything new: it must not be out of date.
        if (inner.IsShared)
        {
            return await inner.FindLikedAsync(accountId, statusIds, ct);
        }

        var liked = await caches.Liked.GetAsync(
            accountId,
            async key =>
            {
                var newest = await inner.ListByAccountAsync(key, PageRequest.Newest(LikedStatuses.KeptMax + 1), CancellationToken.None);
                return new LikedStatuses(newest);
            },
            ct);
        return liked!.Among(statusIds) ?? await inner.FindLikedAsync(accountId, statusIds, ct);
    }

    public ValueTask<IReadOnlyList<LikeEntry>> ListByAccountAsync(long accountId, PageRequest page, CancellationToken ct) =>
        inner.ListByAccountAsync(accountId, page, ct);

    public ValueTask<IReadOnlyList<LikeEntry>> ListByStatusAsync(long statusId, PageRequest page, CancellationToken ct) =>
        inner.ListByStatusAsync(statusId, page, ct);
}

/// <summary>What an account likes, if it is not too much to be kept.</summary>
internal sealed class LikedStatuses
{
    /// <summary>Accounts that like more than this are looked up page by page.</summary>
    public const int KeptMax = 500;

    private static readonly IReadOnlySet<long> None = new HashSet<long>();

    private readonly HashSet<long>? _all;

    /// <summary>What was found when one more than is kept was asked for.</summary>
    public LikedStatuses(IReadOnlyList<LikeEntry> newest) =>
        _all = newest.Count > KeptMax ? null : [.. newest.Select(entry => entry.OtherId)];

    /// <summary>Those of the statuses that are liked; null: not known here.</summary>
    public IReadOnlySet<long>? Among(IReadOnlyCollection<long> statusIds)
    {
        if (_all is null)
        {
            return null;
        }

        return _all.Count == 0 ? None : statusIds.Where(_all.Contains).ToHashSet();
    }
}
