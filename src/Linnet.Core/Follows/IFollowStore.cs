namespace Linnet.Core.Follows;

/// <summary>What came of following.</summary>
public enum FollowOutcome
{
    /// <summary>The follow began.</summary>
    Followed,

    /// <summary>There was one already; nothing changed.</summary>
    AlreadyFollowing,

    /// <summary>One of the accounts is gone; nothing changed.</summary>
    NoSuchAccount,

    /// <summary>The follower follows <see cref="Limits.FollowedAccounts"/> already; nothing changed.</summary>
    TooMany,
}

/// <summary>How two accounts stand to each other.</summary>
/// <param name="AccountId">The other account.</param>
/// <param name="Following">The viewer follows the other.</param>
/// <param name="FollowedBy">The other follows the viewer.</param>
public readonly record struct Relationship(long AccountId, bool Following, bool FollowedBy);

/// <summary>One follow in a list.</summary>
/// <param name="AccountId">The other side of it.</param>
/// <param name="Since">When it began, as an id; what the list is ordered and paged by.</param>
public readonly record struct FollowEntry(long AccountId, long Since);

/// <summary>
/// Keeps follows as intervals of ids: one holds for a status when <c>since &lt; status id</c>, and <c>until</c> is open or greater.
/// <c>since</c> and <c>until</c> are made in the order in which the followed account's statuses, follows and unfollows commit.
/// </summary>
public interface IFollowStore
{
    /// <summary>Begins a follow and raises both counts, in one step. The two accounts differ.</summary>
    Task<FollowOutcome> FollowAsync(long followerId, long followeeId, CancellationToken ct);

    /// <summary>Ends a follow and lowers both counts, in one step.</summary>
    /// <returns>False when there was none; nothing changed.</returns>
    Task<bool> UnfollowAsync(long followerId, long followeeId, CancellationToken ct);

    /// <summary>How the viewer stands to each of the accounts, in their order, in one look-up.</summary>
    /// <param name="viewerId">The viewer.</param>
    /// <param name="accountIds">At most <see cref="Limits.LookUpIds"/>.</param>
    /// <param name="ct">Cancels the look-up.</param>
    ValueTask<IReadOnlyList<Relationship>> FindRelationshipsAsync(
        long viewerId, IReadOnlyList<long> accountIds, CancellationToken ct);

    /// <summary>Who follows the account, the latest first.</summary>
    ValueTask<IReadOnlyList<FollowEntry>> ListFollowersAsync(
        long accountId, Paging.PageRequest page, CancellationToken ct);

    /// <summary>Whom the account follows, the latest first.</summary>
    ValueTask<IReadOnlyList<FollowEntry>> ListFollowingAsync(
        long accountId, Paging.PageRequest page, CancellationToken ct);

    /// <summary>
    /// The followers for whom the status counts, those who followed first coming first; the same at every call, however late.
    /// </summary>
    /// <param name="authorId">The status' author.</param>
    /// <param name="statusId">The status.</param>
    /// <param name="afterSince">The <see cref="FollowEntry.Since"/> of the last one known; 0 at first.</param>
    /// <param name="limit">Most followers.</param>
    /// <param name="ct">Cancels the look-up.</param>
    ValueTask<IReadOnlyList<FollowEntry>> ListFollowersAsOfAsync(
        long authorId, long statusId, long afterSince, int limit, CancellationToken ct);
}
