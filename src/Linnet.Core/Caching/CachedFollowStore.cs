using Linnet.Core.Follows;
using Linnet.Core.Paging;

namespace Linnet.Core.Caching;

/// <summary>The follows of another store; a change drops both accounts, whose counts it changes.</summary>
internal sealed class CachedFollowStore(IFollowStore inner, ReadCaches caches) : IFollowStore
{
    public Task<FollowOutcome> FollowAsync(long followerId, long followeeId, CancellationToken ct) =>
        caches.DropAccountAfterAsync(followeeId, caches.DropAccountAfterAsync(followerId, inner.FollowAsync(followerId, followeeId, ct)));

    public Task<bool> UnfollowAsync(long followerId, long followeeId, CancellationToken ct) =>
        caches.DropAccountAfterAsync(followeeId, caches.DropAccountAfterAsync(followerId, inner.UnfollowAsync(followerId, followeeId, ct)));

    public ValueTask<IReadOnlyList<Relationship>> FindRelationshipsAsync(
        long viewerId, IReadOnlyList<long> accountIds, CancellationToken ct) =>
        inner.FindRelationshipsAsync(viewerId, accountIds, ct);

    public ValueTask<IReadOnlyList<FollowEntry>> ListFollowersAsync(long accountId, PageRequest page, CancellationToken ct) =>
        inner.ListFollowersAsync(accountId, page, ct);

    public ValueTask<IReadOnlyList<FollowEntry>> ListFollowingAsync(long accountId, PageRequest page, CancellationToken ct) =>
        inner.ListFollowingAsync(accountId, page, ct);

    public ValueTask<IReadOnlyList<FollowEntry>> ListFollowersAsOfAsync(
        long authorId, long statusId, long afterSince, int limit, CancellationToken ct) =>
        inner.ListFollowersAsOfAsync(authorId, statusId, afterSince, limit, ct);
}
