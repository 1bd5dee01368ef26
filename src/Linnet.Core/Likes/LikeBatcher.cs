using Linnet.Core.Ids;
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
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly UnsentLikes _unsent = new(options.Value);
    private readonly SemaphoreSlim _wake = new(0, 1);

    /// <summary>Likes that the store does not have yet.</summary>
    public int UnsentCount => _unsent.Count;

    /// <summary>Takes an account's word on a status. It outlives the process when the task completes.</summary>
    /// <returns>A refusal when the store has been in trouble for so long that no more can be held.</returns>
    public async Task<Result<Done>> SetAsync(long statusId, long accountId, bool isLiked, CancellationToken ct)
    {
        if (_unsent.Count >= Limits.UnsentLikes)
        {
            Wake();
            return Refusal.TooMany("Too many likes at this moment; try again in a few seconds", LookAgainAfter);
        }

        var unsent = _unsent.Find(statusId, accountId);
        var wasLiked = unsent is null && (await store.FindLikedAsync(accountId, [statusId], ct)).Contains(statusId);
        if ((unsent ?? wasLiked) == isLiked)
        {
            return default(Done);
        }

        var like = new Like(ids.Next(), statusId, accountId, isLiked);
        await journal.AppendAsync(like, ct);
        _unsent.Add(like, wasLiked, time.GetUtcNow());
        if (_unsent.NextDue is { } due && due <= time.GetUtcNow())
        {
            Wake();
        }

        return default(Done);
    }

    /// <summary>What this process' unsent likes add to the store's count of a status.</summary>
    public int DifferenceOf(long statusId) => _unsent.DifferenceOf(statusId);

    /// <summary>Those of the statuses that the account likes, unsent words included, in one look-up.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="statusIds">At most <see cref="Limits.LookUpIds"/>.</param>
    /// <param name="ct">Cancels the look-up.</param>
    public async ValueTask<IReadOnlySet<long>> FindLikedAsync(
        long accountId, IReadOnlyCollection<long> statusIds, CancellationToken ct)
    {
        // Asked first: a like that is sent between the two questions is in both answers rather than in none.
        var words = statusIds.Select(id => (Id: id, IsLiked: _unsent.Find(id, accountId))).Where(word => word.IsLiked is not null).ToList();
        var liked = await store.FindLikedAsync(accountId, statusIds, ct);
        if (words.Count == 0)
        {
            return liked;
        }

        var all = liked.ToHashSet();
        foreach (var (id, isLiked) in words)
        {
            _ = isLiked is true ? all.Add(id) : all.Remove(id);
        }

        return all;
    }

    /// <summary>Sends what an earlier process left, and then what becomes due, until it is stopped; then everything.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await TakeOverAsync();
        while (!ct.IsCancellationRequested)
        {
            await SendAsync(time.GetUtcNow());
            await WaitAsync(ct);
        }

        await SendAsync(DateTimeOffset.MaxValue);
    }

    /// <inheritdoc/>
    public void Dispose() => _wake.Dispose();

    /// <summary>Sends whatever is due at <paramref name="now"/>, in transactions of a bounded size.</summary>
    internal async Task SendAsync(DateTimeOffset now)
    {
        while (_unsent.TakeDue(now, Limits.LikesPerTransaction) is { Count: > 0 } likes)
        {
            var sent = false;
            try
            {
                foreach (var some in likes.Chunk(Limits.LikesPerTransaction))
                {
                    await store.ApplyAsync(some, CancellationToken.None);
                }

                sent = true;
                await journal.RemoveAsync(likes, CancellationToken.None);
            }
            catch (Exception exception)
            {
                // They are in the journal, and are sent again; what the store had already changes nothing.
                Log.NotSent(logger, likes.Count, exception);
                return;
            }
            finally
            {
                _unsent.Settle(likes, sent, time.GetUtcNow());
            }
        }
    }

    private async Task TakeOverAsync()
    {
        foreach (var left in (await journal.ReadAsync(CancellationToken.None)).Chunk(Limits.LikesPerTransaction))
        {
            ids.RaiseAbove(left.Max(like => like.Id));
            await store.ApplyAsync(left, CancellationToken.None);
            await journal.RemoveAsync(left, CancellationToken.None);
        }
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        var pause = _unsent.NextDue is { } due ? due - time.GetUtcNow() : LookAgainAfter;
        if (pause <= TimeSpan.Zero)
        {
            // What is due could not be sent: not again at once.
            pause = LookAgainAfter;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var timer = Task.Delay(pause < LookAgainAfter ? pause : LookAgainAfter, time, stop.Token);
        await Task.WhenAny(_wake.WaitAsync(stop.Token), timer);
        await stop.CancelAsync();
    }

    private void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Likes} likes could not be sent to the store; they are kept and tried again")]
        public static partial void NotSent(ILogger logger, int likes, Exception exception);
    }
}
