using Linnet.Core.Likes;
using Linnet.Core.Paging;

namespace Linnet.Testing.Model;

/// <summary>The process is gone: nothing that it does has an effect any more.</summary>
public sealed class CrashException() : Exception("The process has crashed.");

/// <summary>
/// A store's likes and journal, as a process sees them that crashes at a chosen call, or whose store fails now and then.
/// </summary>
/// <param name="store">The store under it.</param>
/// <param name="journal">The journal under it.</param>
public sealed class LikePorts(ILikeStore store, ILikeJournal journal) : ILikeStore, ILikeJournal
{
    /// <summary>True once the process has crashed.</summary>
    public bool HasCrashed { get; private set; }

    /// <summary>Calls that change something, so far.</summary>
    public int Changes { get; private set; }

    /// <summary>The change at which the process crashes; null: none.</summary>
    public int? CrashAt { get; set; }

    /// <summary>True: that change takes effect; the process does not hear of it.</summary>
    public bool CrashesAfterwards { get; set; }

    /// <summary>True: the next transaction of the store fails.</summary>
    public bool FailsOnce { get; set; }

    /// <summary>True: one that fails has taken effect all the same, as when a connection breaks.</summary>
    public bool FailsAfterwards { get; set; }

    /// <summary>What happens while a transaction is under way, once.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public bool IsCountedElsewhere => journal.IsCountedElsewhere;

    public Task<IReadOnlyDictionary<long, int>> ApplyAsync(IReadOnlyCollection<Like> likes, CancellationToken ct) => ChangeAsync(
        async () =>
        {
            if (!FailsOnce)
            {
                var counts = await store.ApplyAsync(likes, ct);
                var meanwhile = Meanwhile;
                Meanwhile = null;
                await (meanwhile?.Invoke() ?? Task.CompletedTask);
                return counts;
            }

            FailsOnce = false;
            if (FailsAfterwards)
            {
                await store.ApplyAsync(likes, ct);
            }

            throw new IOException("The store is in trouble.");
        });

    public Task AppendAsync(Like like, CancellationToken ct) => ChangeAsync(async () =>
    {
        await journal.AppendAsync(like, ct);
        return like;
    });

    public Task RemoveAsync(IReadOnlyCollection<Like> likes, CancellationToken ct) => ChangeAsync(async () =>
    {
        await journal.RemoveAsync(likes, ct);
        return likes;
    });

    public ValueTask<IReadOnlyList<Like>> ReadAsync(CancellationToken ct) => journal.ReadAsync(ct);

    public ValueTask<LikeState?> FindAsync(long statusId, long accountId, CancellationToken ct) =>
        store.FindAsync(statusId, accountId, ct);

    public ValueTask<IReadOnlySet<long>> FindLikedAsync(
        long accountId, IReadOnlyCollection<long> statusIds, CancellationToken ct) => store.FindLikedAsync(accountId, statusIds, ct);

    public ValueTask<IReadOnlyList<LikeEntry>> ListByAccountAsync(long accountId, PageRequest page, CancellationToken ct) =>
        store.ListByAccountAsync(accountId, page, ct);

    public ValueTask<IReadOnlyList<LikeEntry>> ListByStatusAsync(long statusId, PageRequest page, CancellationToken ct) =>
        store.ListByStatusAsync(statusId, page, ct);

    private async Task<T> ChangeAsync<T>(Func<Task<T>> change)
    {
        if (HasCrashed)
        {
            throw new CrashException();
        }

        if (Changes++ != CrashAt)
        {
            return await change();
        }

        HasCrashed = true;
        if (CrashesAfterwards)
        {
            await change();
        }

        throw new CrashException();
    }
}
