using System.Globalization;
using Linnet.Aws.Queues;

namespace Linnet.Aws.Search;

/// <summary>A status whose words and tags are to be indexed as they are by then.</summary>
internal sealed record IndexJob(long StatusId);

/// <summary>The queue between those who change statuses and the indexer.</summary>
internal sealed class IndexQueue(Sqs sqs, StatusIndexer indexer)
{
    private readonly JsonQueue<IndexJob> _queue = new(sqs, LinnetQueues.Index, QueueJson.Default.IndexJob);

    /// <summary>Says that a status is new, edited or deleted.</summary>
    public Task SendAsync(long statusId, long authorId, CancellationToken ct) =>
        _queue.SendAsync([(new(statusId), authorId.ToString(CultureInfo.InvariantCulture))], ct);

    /// <summary>Indexes some of the statuses that wait. Those that cannot be indexed come again.</summary>
    /// <param name="wait">How long to wait until there is one, in whole seconds, at most 20.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False when there was none.</returns>
    public async Task<bool> IndexSomeAsync(TimeSpan wait, CancellationToken ct)
    {
        var jobs = await _queue.ReceiveAsync(wait, ct);
        await Task.WhenAll(jobs.Select(async job =>
        {
            await indexer.IndexAsync(job.Value.StatusId, CancellationToken.None);
            await _queue.DeleteAsync([job], CancellationToken.None);
        }));
        return jobs.Count > 0;
    }
}
