using Linnet.Core.Paging;

namespace Linnet.Core.Statuses;

/// <summary>A status that is to be. Everything in it is checked already.</summary>
/// <param name="AccountId">Who writes it.</param>
/// <param name="Content">What it says.</param>
/// <param name="IdempotencyKey">The client's mark for this post; null: none. The same key again yields the first status.</param>
/// <param name="AppId">The application it is posted with.</param>
/// <param name="FollowersPerJob">Goes into its <see cref="Jobs.PostStatusJob"/>.</param>
public sealed record NewStatus(
    long AccountId,
    StatusContent Content,
    string? IdempotencyKey = null,
    long? AppId = null,
    int FollowersPerJob = Limits.FollowersPerJobDefault);

/// <summary>What came of adding a status.</summary>
/// <param name="Status">The status.</param>
/// <param name="IsNew">False: an earlier one with the same idempotency key; nothing changed.</param>
public sealed record AddedStatus(Status Status, bool IsNew);

/// <summary>A tag, and how much it is used.</summary>
/// <param name="Name">The tag, normalised.</param>
/// <param name="Statuses">Statuses that bear it.</param>
public readonly record struct TagCount(string Name, long Statuses);

/// <summary>
/// Keeps statuses and their lists. Lists hold ids; <see cref="FindManyAsync"/> turns a page of them into statuses at once.
/// </summary>
public interface IStatusStore
{
    /// <summary>
    /// Adds a status and its post-status job in one step, both durable when the task completes, and counts it. The id is greater than
    /// that of everything that the author, or a follow of the author, was given before.
    /// </summary>
    /// <returns>The status, or the earlier one with the same idempotency key; null when the account is gone or suspended.</returns>
    Task<AddedStatus?> AddAsync(NewStatus status, CancellationToken ct);

    /// <summary>The status with this id, or null.</summary>
    ValueTask<Status?> FindAsync(long id, CancellationToken ct);

    /// <summary>Those of the statuses that exist, in no promised order, in one look-up.</summary>
    /// <param name="ids">At most <see cref="Limits.LookUpIds"/>.</param>
    /// <param name="ct">Cancels the look-up.</param>
    ValueTask<IReadOnlyList<Status>> FindManyAsync(IReadOnlyCollection<long> ids, CancellationToken ct);

    /// <summary>Replaces what a status says and keeps what it said in its history.</summary>
    /// <param name="id">The status.</param>
    /// <param name="accountId">Its author; somebody else's status is not found.</param>
    /// <param name="content">What it says from now on. When nothing differs, nothing changes.</param>
    /// <param name="now">The time of the edit.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The status as it is now; a refusal when it is not found or has <see cref="Limits.StatusEdits"/> edits.</returns>
    Task<Result<Status>> EditAsync(
        long id, long accountId, StatusContent content, DateTimeOffset now, CancellationToken ct);

    /// <summary>Removes a status with its history, and counts it off.</summary>
    /// <returns>The status as it was; null when the account has none with this id.</returns>
    Task<Status?> DeleteAsync(long id, long accountId, CancellationToken ct);

    /// <summary>The versions of a status, oldest first, the present one last; empty when there is no such status.</summary>
    ValueTask<IReadOnlyList<StatusVersion>> ListVersionsAsync(long id, CancellationToken ct);

    /// <summary>Ids of an account's statuses, newest first.</summary>
    ValueTask<IReadOnlyList<long>> ListByAccountAsync(long accountId, PageRequest page, CancellationToken ct);

    /// <summary>Ids of all statuses, newest first.</summary>
    ValueTask<IReadOnlyList<long>> ListAllAsync(PageRequest page, CancellationToken ct);

    /// <summary>Ids of the statuses with a tag, newest first; what is posted or edited stands there within a second.</summary>
    /// <param name="tag">The tag, normalised.</param>
    /// <param name="page">Which part.</param>
    /// <param name="ct">Cancels the look-up.</param>
    ValueTask<IReadOnlyList<long>> ListByTagAsync(string tag, PageRequest page, CancellationToken ct);

    /// <summary>
    /// Tags that begin with <paramref name="prefix"/> (normalised, not empty), the most used first; counted within a second.
    /// </summary>
    ValueTask<IReadOnlyList<TagCount>> SearchTagsAsync(string prefix, int offset, int limit, CancellationToken ct);

    /// <summary>Number of accounts and of statuses, for the instance's page.</summary>
    ValueTask<(long Accounts, long Statuses)> CountAsync(CancellationToken ct);
}
