using Linnet.Core.Paging;

namespace Linnet.Core.Feeds;

/// <summary>What became of one job's deliveries.</summary>
/// <param name="Written">Owners into whose feed the entry was written, or had been before.</param>
/// <param name="Deferred">Owners who have no feed in store: theirs is made, this entry in it, when they read next.</param>
public readonly record struct Delivery(int Written, int Deferred);

/// <summary>
/// Keeps home feeds. A feed holds a status when its owner followed the author at the time: since before it, and until after
/// it or still. A delivery need not be a row: a store may keep feeds as it likes.
/// </summary>
public interface IFeedStore
{
    /// <summary>Delivers a status to owners. Delivering again changes nothing.</summary>
    /// <param name="statusId">The status.</param>
    /// <param name="ownerIds">At most <see cref="Limits.FollowersPerJobMax"/>.</param>
    /// <param name="ct">Cancels the call; what was delivered stays.</param>
    ValueTask<Delivery> AppendAsync(long statusId, IReadOnlyList<long> ownerIds, CancellationToken ct);

    /// <summary>
    /// Ids of an owner's feed, newest first; never an id twice and none left out that was delivered before the call. Ids of deleted
    /// statuses may be among them.
    /// </summary>
    ValueTask<IReadOnlyList<long>> ReadAsync(long ownerId, PageRequest page, CancellationToken ct);
}

/// <summary>How far a status has come on its way into the feeds.</summary>
/// <param name="StatusId">The status.</param>
/// <param name="Followers">Followers for whom it counts; null: not counted to the end yet.</param>
/// <param name="Jobs">Update-feed jobs; null: not counted to the end yet.</param>
/// <param name="JobsDone">Jobs whose deliveries are all made, each counted once.</param>
/// <param name="Written">Feeds written.</param>
/// <param name="Deferred">Owners without a feed in store.</param>
/// <param name="CompletedAt">When the last job ended; null: it has not.</param>
public sealed record Receipt(
    long StatusId, int? Followers, int? Jobs, int JobsDone, int Written, int Deferred, DateTimeOffset? CompletedAt);

/// <summary>Keeps delivery receipts; <see cref="Jobs.IJobQueue"/> writes them.</summary>
public interface IReceiptStore
{
    /// <summary>The receipt of a status; null when there is no such status.</summary>
    ValueTask<Receipt?> FindAsync(long statusId, CancellationToken ct);

    /// <summary>Receipts of the newest statuses, newest first, for operators.</summary>
    ValueTask<IReadOnlyList<Receipt>> ListAsync(PageRequest page, CancellationToken ct);
}
