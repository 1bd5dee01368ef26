using Linnet.Core.Accounts;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;

namespace Linnet.Core.Seeding;

/// <summary>A follow to be loaded.</summary>
/// <param name="FollowerId">Who follows.</param>
/// <param name="FolloweeId">Whom.</param>
/// <param name="Since">When, as an id.</param>
public readonly record struct SeedFollow(long FollowerId, long FolloweeId, long Since);

/// <summary>What a count ought to be, and is.</summary>
/// <param name="Count">Which count, of what (for instance <c>followers of 17</c>).</param>
/// <param name="Stored">What is stored.</param>
/// <param name="Counted">What a recount gives.</param>
public sealed record CountMismatch(string Count, long Stored, long Counted);

/// <summary>
/// Loads many records at once. Ids are the caller's, so that loading again after a failure changes nothing: a record whose id (or pair)
/// exists is passed over. Counts are left alone until <see cref="RecountAsync"/>.
/// </summary>
public interface ISeedStore
{
    /// <summary>How many writes the store had to send again so far, because the database took no more at that moment.</summary>
    long SentAgain { get; }

    /// <summary>Runs a load; what the store needs for it is made ready before, and taken back after, also when the load fails.</summary>
    /// <param name="load">The load.</param>
    /// <param name="progress">Told what is done before and after.</param>
    /// <param name="ct">Cuts it short.</param>
    Task<T> WhileReadyAsync<T>(Func<Task<T>> load, IProgress<SeedProgress> progress, CancellationToken ct);

    /// <summary>Loads accounts with the ids in them; their counts are taken as 0.</summary>
    Task AddAccountsAsync(IReadOnlyList<Account> accounts, string passwordHash, CancellationToken ct);

    /// <summary>Loads follows. One between accounts that follow already is passed over.</summary>
    Task AddFollowsAsync(IReadOnlyList<SeedFollow> follows, CancellationToken ct);

    /// <summary>Loads statuses with the ids in them. Nothing is fanned out: the rule of membership puts them into feeds.</summary>
    Task AddStatusesAsync(IReadOnlyList<Status> statuses, CancellationToken ct);

    /// <summary>Loads sessions with the ids in them.</summary>
    Task AddSessionsAsync(IReadOnlyList<Session> sessions, CancellationToken ct);

    /// <summary>Compares every stored count with a recount, and corrects what differs when asked.</summary>
    /// <param name="repair">Correct it.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>What differed; the first 1,000.</returns>
    Task<IReadOnlyList<CountMismatch>> RecountAsync(bool repair, CancellationToken ct);
}
