using Linnet.Aws.Engine;
using Linnet.Aws.Queues;
using Linnet.Core;
using Linnet.Core.Likes;
using Microsoft.Extensions.Options;

namespace Linnet.Aws.Likes;

/// <summary>
/// Counts the likes in the queue: gathers what comes, and changes a status' count when more words on it have gathered than may, or the
/// oldest has waited for long enough. Words that this process does not live to count come again elsewhere.
/// </summary>
internal sealed class LikeCounter(
    Sqs sqs, MessagesInHand inHand, ILikeStore store, IOptions<LikeOptions> options, Patience patience)
{
    private const int GatheredMax = 5000;

    private readonly JsonQueue<LikeJob> _queue = new(sqs, LinnetQueues.Likes, QueueJson.Default.LikeJob);
    private readonly Dictionary<long, WordsOfStatus> _statuses = [];
    private int _gathered;

    /// <summary>When a status is due that is known now; null: none is.</summary>
    public DateTimeOffset? NextDue =>
        _statuses.Count == 0 ? null : _statuses.Values.Min(words => words.Since) + options.Value.UnsentFor;

    /// <summary>Takes some words off the queue.</summary>
    /// <param name="wait">How long to wait until there is one, in whole seconds, at most 20.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False when there was none.</returns>
    public async Task<bool> GatherAsync(TimeSpan wait, CancellationToken ct)
    {
        var words = await _queue.ReceiveAsync(wait, ct);
        foreach (var word in words)
        {
            if (!_statuses.TryGetValue(word.Value.StatusId, out var status))
            {
                _statuses.Add(word.Value.StatusId, status = new(patience.Time.GetUtcNow()));
            }

            status.Words.Add((word, inHand.Add(LinnetQueues.Likes, word.Message, word.Message.MessageId)));
            _gathered++;
        }

        return words.Count > 0;
    }

    /// <summary>Counts the words on statuses that are due. What fails is kept, and tried again by the next call.</summary>
    /// <param name="all">True: every status is due.</param>
    public async Task CountAsync(bool all)
    {
        var now = patience.Time.GetUtcNow();
        var early = all || _gathered >= GatheredMax;
        var due = _statuses.Where(status => early
                || status.Value.Words.Count > options.Value.UnsentPerStatus
                || now - status.Value.Since >= options.Value.UnsentFor)
            .ToList();
        foreach (var some in due.SelectMany(status => status.Value.Words).Chunk(Limits.LikesPerTransaction))
        {
            await store.ApplyAsync([.. some.Select(word => word.Received.Value.Like)], CancellationToken.None);
        }

        foreach (var (statusId, status) in due)
        {
            _statuses.Remove(statusId);
            _gathered -= status.Words.Count;
            status.Words.ForEach(word => inHand.Remove(word.Name));
        }

        await _queue.DeleteAsync(due.SelectMany(status => status.Value.Words).Select(word => word.Received), CancellationToken.None);
    }

    /// <param name="Since">When the first of them came.</param>
    private sealed record WordsOfStatus(DateTimeOffset Since)
    {
        public List<(Received<LikeJob> Received, string Name)> Words { get; } = [];
    }
}
