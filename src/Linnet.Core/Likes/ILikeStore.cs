using Linnet.Core.Paging;

namespace Linnet.Core.Likes;

/// <summary>
/// Keeps, for each status and account, the last word and its id. A word that is not newer than what is kept changes nothing, so that
/// words may be applied twice, late, and out of order.
/// </summary>
public interface ILikeStore
{
    /// <summary>
    /// True: other processes give words to the store at once, so that nobody but the store knows what an account likes at a moment.
    /// </summary>
    bool IsShared => false;

    /// <summary>
    /// Applies words in one transaction, and adds to each status' count the difference that they make. Words about statuses or by
    /// accounts that are gone are passed over.
    /// </summary>
    /// <param name="likes">At most <see cref="Limits.LikesPerTransaction"/>.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>How many like each of the statuses now; those that are gone are left out.</returns>
    Task<IReadOnlyDictionary<long, int>> ApplyAsync(IReadOnlyCollection<Like> likes, CancellationToken ct);

    /// <summary>How many like a status, and whether an account does, in one look-up; null when there is no such status.</summary>
    ValueTask<LikeState?> FindAsync(long statusId, long accountId, CancellationToken ct);

    /// <summary>Those of the statuses that the account likes, in one look-up.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="statusIds">At most <see cref="Limits.LookUpIds"/>.</param>
    /// <param name="ct">Cancels the look-up.</param>
    ValueTask<IReadOnlySet<long>> FindLikedAsync(long accountId, IReadOnlyCollection<long> statusIds, CancellationToken ct);

    /// <summary>What the account likes, the latest like first; the page's bounds are ids of likes.</summary>
    ValueTask<IReadOnlyList<LikeEntry>> ListByAccountAsync(long accountId, PageRequest page, CancellationToken ct);

    /// <summary>Who likes the status, the latest like first; the page's bounds are ids of likes.</summary>
    ValueTask<IReadOnlyList<LikeEntry>> ListByStatusAsync(long statusId, PageRequest page, CancellationToken ct);
}
