namespace Linnet.Core.Likes;

/// <summary>
/// The words that a process has acknowledged and not sent on to the store, on the process' own disk: of each account on each status the
/// newest. Where processes have no disk or live too short, a queue that others read and send on from.
/// </summary>
public interface ILikeJournal
{
    /// <summary>
    /// True: others send on what is added, and the store knows it at once; only its count follows. The process has nothing to send then.
    /// </summary>
    bool IsCountedElsewhere => false;

    /// <summary>Adds a word; it outlives the process when the task completes. Many callers share one sync.</summary>
    Task AppendAsync(Like like, CancellationToken ct);

    /// <summary>What an earlier process left, oldest first.</summary>
    ValueTask<IReadOnlyList<Like>> ReadAsync(CancellationToken ct);

    /// <summary>Forgets words that the store has, and keeps newer ones. One that comes back after a crash does no harm.</summary>
    Task RemoveAsync(IReadOnlyCollection<Like> likes, CancellationToken ct);
}
