using System.Globalization;
using Linnet.Aws.Queues;
using Linnet.Core.Likes;

namespace Linnet.Aws.Likes;

/// <summary>A word that waits to be counted.</summary>
internal sealed record LikeJob(long Id, long StatusId, long AccountId, bool IsLiked)
{
    public Like Like => new(Id, StatusId, AccountId, IsLiked);
}

/// <summary>
/// The journal of all processes: the queue of words that are to be counted. A word is in the queue before it is acknowledged, and is
/// noted at once as the account's last; how many like the status changes when the queue is read, by many words at a time.
/// </summary>
internal sealed class LikeQueue(Sqs sqs, DynamoLikeStore store) : ILikeJournal
{
    private readonly JsonQueue<LikeJob> _queue = new(sqs, LinnetQueues.Likes, QueueJson.Default.LikeJob);

    public bool IsCountedElsewhere => true;

    public async Task AppendAsync(Like like, CancellationToken ct)
    {
        // In this order, because the process may end in between: a word that is sent counts once, one that is only noted never would.
        var job = new LikeJob(like.Id, like.StatusId, like.AccountId, like.IsLiked);
        await _queue.SendAsync([(job, like.StatusId.ToString(CultureInfo.InvariantCulture))], ct);
        await store.NoteAsync(like, ct);
    }

    public ValueTask<IReadOnlyList<Like>> ReadAsync(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Like>>([]);

    public Task RemoveAsync(IReadOnlyCollection<Like> likes, CancellationToken ct) => Task.CompletedTask;
}
