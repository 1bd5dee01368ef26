using Linnet.Core.Ids;
using Linnet.Core.Statuses;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Likes;

/// <summary>
/// Takes likes in and sends them on in batches: many likes of a status become one change of its count. A like is acknowledged when
/// this process' journal has it; it is sent when its status has more unsent likes than it may, or the oldest of them is old enough.
/// What was journalled and not sent when a process ended is sent by the next one.
/// </summary>
public sealed partial class LikeBatcher(
    ILikeStore store,
    ILikeJournal journal,
    IdGenerator ids,
    TimeProvider time,
    IOptions<LikeOptions> options,
    ILogger<LikeBatcher> logger) : IDisposable
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _wake = new(0, 1);

    /// <summary>Likes that the store does not have yet.</summary>
    public int UnsentCount => Unsent.Count;

    internal UnsentLikes Unsent { get; } = new(options.Value, time);

    /// <summary>Takes an account's word on a status. It outlives the process when the task completes.</summary>
    /// <returns>
    /// How many like the status then; a refusal when there is no such status, or when the store has been in trouble for so long that no
    /// more can be held.
    /// </returns>
    public async Task<Result<int>> SetAsync(long statusId, long accountId, bool isLiked, CancellationToken ct)
    {
        if (Unsent.Count >= Limits.UnsentLikes)
        {
            Wake();
            return Refusal.TooMany("Too many likes at this moment; try again in a few seconds", TryAgainAfter);
        }

        // The store is asked first: a word that is sent meanwhile is still remembered afterwards.
        if (await store.FindAsync(statusId, accountId, ct) is not { } known)
        {
            return Refusal.NotFound();
        }

        if ((Unsent.Find(statusId, accountId)?.IsLiked ?? known.IsLiked) == isLiked)
        {
            return Unsent.CountOf(statusId, known.Likes);
        }

        var like = new Like(ids.Next(), statusId, accountId, isLiked);
        await journal.AppendAsync(like, ct);
        if (journal.IsCountedElsewhere)
        {
            return known.Likes + (isLiked ? 1 : -1);
        }

        if (Unsent.Add(like, known))
        {
            Wake();
        }

        return Unsent.CountOf(statusId, known.Likes);
    }

    /// <summary>How many like a status that was read just now, unsent likes included.</summary>
    public int CountOf(Status status) => Unsent.CountOf(status.Id, status.Likes);

    /// <summary>Those of the statuses that the account likes, unsent words included, in one look-up.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="statusIds">At most <see cref="Limits.LookUpIds"/>.</param>
    /// <param name="ct">Cancels the look-up.</param>
    public async ValueTask<IReadOnlySet<long>> FindLikedAsync(
        long accountId, IReadOnlyCollection<long> statusIds, CancellationToken ct)
    {
        var liked = await store.FindLikedAsync(accountId, statusIds, ct);
        HashSet<long>? merged = null;
        foreach (var statusId in statusIds)
        {
            if (Unsent.Find(statusId, accountId) is { } word && word.IsLiked != liked.Contains(statusId))
            {
                merged ??= [.. liked];
                _ = word.IsLiked ? merged.Add(statusId) : merged.Remove(statusId);
            }
        }

        return merged ?? liked;
    }

    /// <summary>Sends what an earlier process left. Comes before anything else, so that nobody misses a like that was acknowledged.</summary>
    public async Task TakeOverAsync(CancellationToken ct)
    {
        var all = await journal.ReadAsync(ct);
        foreach (var left in all.Chunk(Limits.LikesPerTransaction))
        {
            ids.RaiseAbove(left.Max(like => like.Id));
            await store.ApplyAsync(left, ct);
            await journal.RemoveAsync(left, ct);
        }

        if (all.Count > 0)
        {
            Log.TakenOver(logger, all.Count);
        }
    }

    /// <summary>Sends what becomes due until it is stopped, and then everything.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            if (await SendAsync(all: false))
            {
                await WaitAsync(ct);
            }
            else
            {
                // Neither what is due nor what comes in starts the next attempt before its time.
                await Task.Delay(TryAgainAfter, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await SendAsync(all: true);
    }

    /// <summary>Sends what is due, in transactions of a bounded size. Only one call may be under way.</summary>
    /// <param name="all">True: everything is due.</param>
    /// <returns>False when something could not be sent; it is kept.</returns>
    public async Task<bool> SendAsync(bool all)
    {
        while (Unsent.TakeDue(Limits.LikesPerTransaction, all) is { Count: > 0 } taken)
        {
            try
            {
                foreach (var some in taken.Chunk(Limits.LikesPerTransaction))
                {
                    Unsent.Confirm(some, await store.ApplyAsync(some, CancellationToken.None));
                    await journal.RemoveAsync(some, CancellationToken.None);
                }
            }
            catch (Exception exception)
            {
                // They are in the journal, and are sent again; what the store had already changes nothing.
                Log.NotSent(logger, taken.Count, exception);
                return false;
            }
            finally
            {
                Unsent.GiveBack(taken);
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _wake.Dispose();

    private async Task WaitAsync(CancellationToken ct)
    {
        var pause = Timeout.InfiniteTimeSpan;
        if (Unsent.NextDue is { } due)
        {
            // Timers know whole milliseconds; one that ends early would make the loop spin.
            pause = TimeSpan.FromMilliseconds(Math.Ceiling((due - time.GetUtcNow()).TotalMilliseconds));
            if (pause <= TimeSpan.Zero)
            {
                return;
            }
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(_wake.WaitAsync(over.Token), Task.Delay(pause, time, over.Token));
        await over.CancelAsync();
    }

    private void Wake()
    {
        try
        {
            if (_wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Somebody else was quicker.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Likes} likes could not be sent to the store; they are kept and tried again")]
        public static partial void NotSent(ILogger logger, int likes, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "{Likes} likes that were acknowledged before the last stop have been sent to the store")]
        public static partial void TakenOver(ILogger logger, int likes);
    }
}
