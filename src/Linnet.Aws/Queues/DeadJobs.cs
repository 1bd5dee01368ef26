using Linnet.Core.Jobs;

namespace Linnet.Aws.Queues;

/// <summary>
/// Jobs that are set aside, in the queues of dead letters. To look at one is to receive it: for a moment no other operator sees it.
/// </summary>
internal sealed class DeadJobs(Sqs sqs)
{
    // Of each queue; those behind them show when some of these are gone.
    private const int LookedAtMax = 1000;

    private static readonly string NeverEnded = $"Never ended in {Queue.ReceivesMax} deliveries";

    // Long enough that SQS asks all of its servers.
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    private static readonly (Queue Queue, JobKind Kind)[] Queues =
    [
        (LinnetQueues.PostStatus, JobKind.PostStatus),
        (LinnetQueues.UpdateFeedExpress, JobKind.UpdateFeed),
        (LinnetQueues.UpdateFeed, JobKind.UpdateFeed),
    ];

    /// <summary>About how many there are.</summary>
    public async Task<int> CountAsync(CancellationToken ct) =>
        (await Task.WhenAll(Queues.Select(entry => sqs.CountAsync(entry.Queue.DeadLetters, ct)))).Sum();

    /// <summary>Jobs that are set aside, oldest status first.</summary>
    public async Task<IReadOnlyList<JobInfo>> ListAsync(string? afterId, int limit, CancellationToken ct)
    {
        var found = new List<JobInfo>[Queues.Length];
        await Task.WhenAll(Queues.Select(async (entry, place) =>
        {
            var jobs = found[place] = [];
            await WalkAsync(
                entry.Queue.DeadLetters,
                letters =>
                {
                    jobs.AddRange(letters.Select(letter => InfoOf(entry.Kind, letter)).OfType<JobInfo>());
                    return Task.FromResult(letters);
                },
                ct);
        }));
        var ordered = found.SelectMany(jobs => jobs).DistinctBy(job => job.Id)
            .OrderBy(job => job.StatusId).ThenBy(job => job.Kind).ThenBy(job => job.Number)
            .ToList();
        var after = ordered.FindIndex(job => job.Id == afterId);
        return ordered.GetRange(after + 1, Math.Min(limit, ordered.Count - after - 1));
    }

    /// <summary>Sends jobs to where they were set aside from, with their attempts forgotten.</summary>
    /// <param name="id">Which one; null: all.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>How many were sent.</returns>
    public async Task<int> RetryAsync(string? id, CancellationToken ct)
    {
        var sent = await Task.WhenAll(Queues.Select(async entry =>
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            await WalkAsync(entry.Queue.DeadLetters, letters => SendAgainAsync(entry.Queue, entry.Kind, letters, id, names, ct), ct);
            return names;
        }));
        return sent.SelectMany(names => names).Distinct(StringComparer.Ordinal).Count();
    }

    private static JobInfo? InfoOf(JobKind kind, ReceivedMessage letter)
    {
        if (QueueJson.TryRead(letter.Body, QueueJson.Default.JobHead) is not { } head)
        {
            return null;
        }

        var cover = JobCover.Of(letter);
        return new(
            head.NameAs(kind),
            kind,
            head.StatusId,
            head.AuthorId,
            head.Number,
            cover.Error is null ? Queue.ReceivesMax : cover.Attempts,
            IsSetAside: true,
            cover.Error ?? NeverEnded,
            cover.CreatedAt);
    }

    /// <summary>Sends those that are asked for again, each once though it may be there twice.</summary>
    /// <returns>The others.</returns>
    private async Task<IReadOnlyList<ReceivedMessage>> SendAgainAsync(
        Queue queue, JobKind kind, IReadOnlyList<ReceivedMessage> letters, string? id, HashSet<string> sent, CancellationToken ct)
    {
        var wanted = letters
            .Select(letter => (Letter: letter, Head: QueueJson.TryRead(letter.Body, QueueJson.Default.JobHead)))
            .Where(entry => entry.Head is { } head && (id is null || head.NameAs(kind) == id))
            .ToList();
        await sqs.SendAsync(
            queue,
            wanted.Where(entry => sent.Add(entry.Head!.NameAs(kind)))
                .Select(entry => JobMessages.Again(entry.Letter, entry.Head!, new(JobCover.Of(entry.Letter).CreatedAt))),
            ct);
        var gone = wanted.ConvertAll(entry => entry.Letter);
        await sqs.DeleteAsync(queue.DeadLetters, gone, ct);
        return [.. letters.Except(gone)];
    }

    /// <summary>Looks at letters, some at a time, and gives back those that are to stay.</summary>
    private async Task WalkAsync(
        Queue dead, Func<IReadOnlyList<ReceivedMessage>, Task<IReadOnlyList<ReceivedMessage>>> look, CancellationToken ct)
    {
        var kept = new List<ReceivedMessage>();
        try
        {
            while (kept.Count < LookedAtMax && await sqs.ReceiveAsync(dead, Sqs.MessagesPerBatch, Wait, ct) is { Count: > 0 } letters)
            {
                kept.AddRange(await look(letters));
            }
        }
        finally
        {
            await sqs.SetVisibilityAsync(dead, kept, TimeSpan.Zero, CancellationToken.None);
        }
    }
}
