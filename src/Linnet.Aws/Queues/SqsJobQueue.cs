using Linnet.Aws.Feeds;
using Linnet.Core;
using Linnet.Core.Feeds;
using Linnet.Core.Jobs;

namespace Linnet.Aws.Queues;

/// <summary>
/// The queues of the fan-out on SQS. Its standard queues deliver at least once and in no promised order, and know a job only while they
/// hand it out: jobs that wait are counted but not listed, and a job that is enqueued twice is done twice, to no effect.
/// </summary>
internal sealed class SqsJobQueue : IJobQueue, IAsyncDisposable
{
    private const int ErrorCharsMax = 200;

    private readonly Sqs _sqs;
    private readonly MessagesInHand _inHand;
    private readonly DeadJobs _dead;
    private readonly ReceiptBook _receipts;
    private readonly TimeProvider _time;
    private readonly JobLine<PostStatusJob> _posts;
    private readonly JobLine<UpdateFeedJob> _express;
    private readonly JobLine<UpdateFeedJob> _updates;

    public SqsJobQueue(Sqs sqs, MessagesInHand inHand, DeadJobs dead, ReceiptBook receipts, TimeProvider time)
    {
        (_sqs, _inHand, _dead, _receipts, _time) = (sqs, inHand, dead, receipts, time);
        _posts = new(LinnetQueues.PostStatus, JobKind.PostStatus, QueueJson.Default.PostStatusJob, sqs, inHand);
        _express = new(LinnetQueues.UpdateFeedExpress, JobKind.UpdateFeed, QueueJson.Default.UpdateFeedJob, sqs, inHand);
        _updates = new(LinnetQueues.UpdateFeed, JobKind.UpdateFeed, QueueJson.Default.UpdateFeedJob, sqs, inHand);
    }

    public ValueTask<Lease<PostStatusJob>> TakePostStatusAsync(CancellationToken ct) =>
        JobLine<PostStatusJob>.TakeAsync([_posts], ct);

    public ValueTask<Lease<UpdateFeedJob>> TakeUpdateFeedAsync(CancellationToken ct) =>
        JobLine<UpdateFeedJob>.TakeAsync([_express, _updates], ct);

    public ValueTask<Lease<UpdateFeedJob>> TakeExpressAsync(CancellationToken ct) =>
        JobLine<UpdateFeedJob>.TakeAsync([_express], ct);

    /// <summary>Hands a status to the first queue. It may be done again when the answer is lost.</summary>
    public Task SendPostStatusAsync(PostStatusJob job, CancellationToken ct) =>
        _sqs.SendAsync(LinnetQueues.PostStatus, [JobMessages.Of(job, _time.GetUtcNow())], ct);

    // So are only those sent whose status has more followers than fit into a few jobs.
    public Task EnqueueAsync(IReadOnlyList<UpdateFeedJob> jobs, CancellationToken ct) => SendAsync(LinnetQueues.UpdateFeed, jobs, ct);

    public async Task CompleteAsync(
        Lease<PostStatusJob> lease, IReadOnlyList<UpdateFeedJob> lastJobs, int followers, int jobs, CancellationToken ct)
    {
        var isSmall = followers <= LinnetQueues.ExpressFollowersMax;
        await SendAsync(isSmall ? LinnetQueues.UpdateFeedExpress : LinnetQueues.UpdateFeed, lastJobs, ct);
        await _receipts.CountedAsync(lease.Job.StatusId, followers, jobs, ct);
        await RemoveAsync(lease.Id, ct);
    }

    public async Task CompleteAsync(Lease<UpdateFeedJob> lease, Delivery delivery, CancellationToken ct)
    {
        await _receipts.DoneAsync(lease.Job.StatusId, lease.Job.Number, delivery, ct);
        await RemoveAsync(lease.Id, ct);
    }

    public async Task<bool> FailAsync(JobKind kind, string leaseId, string error, CancellationToken ct)
    {
        // Of one that is not in hand any more the queue knows better.
        if (_inHand.Remove(leaseId) is not var (queue, message)
            || QueueJson.TryRead(message.Body, QueueJson.Default.JobHead) is not { } head)
        {
            return false;
        }

        var cover = JobCover.Of(message);
        var attempts = cover.Attempts + 1;
        var setAside = attempts >= Limits.JobAttempts;
        var failed = cover with { Attempts = attempts, Error = error.Length > ErrorCharsMax ? error[..ErrorCharsMax] : error };
        var again = JobMessages.Again(message, head, failed);

        // First sent, then removed: between the two it is there twice, never not at all.
        await (setAside
            ? _sqs.SendAsync(queue.DeadLetters, [again], ct)
            : _sqs.SendAsync(queue, [again with { Delay = TimeSpan.FromSeconds(1 << attempts) }], ct));
        await _sqs.DeleteAsync(queue, [message], ct);
        return setAside;
    }

    public ValueTask<IReadOnlyList<JobInfo>> ListAsync(bool setAsideOnly, string? afterId, int limit, CancellationToken ct) =>
        new(_dead.ListAsync(afterId, limit, ct));

    public async ValueTask<JobCounts> CountAsync(CancellationToken ct)
    {
        var (posts, express, updates) = (
            _sqs.CountAsync(LinnetQueues.PostStatus, ct),
            _sqs.CountAsync(LinnetQueues.UpdateFeedExpress, ct),
            _sqs.CountAsync(LinnetQueues.UpdateFeed, ct));
        var dead = await _dead.CountAsync(ct);
        return new(
            Math.Min(JobCounts.Max, await posts), Math.Min(JobCounts.Max, await express + await updates), Math.Min(JobCounts.Max, dead));
    }

    public Task<int> RetryAsync(string? id, CancellationToken ct) => _dead.RetryAsync(id, ct);

    public async ValueTask DisposeAsync()
    {
        await _posts.DisposeAsync();
        await _express.DisposeAsync();
        await _updates.DisposeAsync();
    }

    private Task SendAsync(Queue queue, IReadOnlyList<UpdateFeedJob> jobs, CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        return jobs.Count > 0 ? _sqs.SendAsync(queue, jobs.Select(job => JobMessages.Of(job, now)), ct) : Task.CompletedTask;
    }

    private Task RemoveAsync(string leaseId, CancellationToken ct) =>
        _inHand.Remove(leaseId) is var (queue, message) ? _sqs.DeleteAsync(queue, [message], ct) : Task.CompletedTask;
}
