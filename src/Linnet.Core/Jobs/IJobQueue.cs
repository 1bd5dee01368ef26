using System.Diagnostics;
using Linnet.Core.Feeds;

namespace Linnet.Core.Jobs;

/// <summary>The two queues of the fan-out.</summary>
public enum JobKind
{
    /// <summary>Queue 1: find a status' followers.</summary>
    PostStatus = 1,

    /// <summary>Queue 2: write a status into the feeds of some of them.</summary>
    UpdateFeed = 2,
}

/// <summary>First queue: the status' followers are to be found.</summary>
/// <param name="StatusId">The status.</param>
/// <param name="AuthorId">Its author, whose jobs take turns with others' jobs.</param>
/// <param name="FollowersPerJob">How its followers are cut into jobs; fixed here, so that a replay numbers them alike.</param>
public sealed record PostStatusJob(long StatusId, long AuthorId, int FollowersPerJob);

/// <summary>Second queue: the status is to be written into feeds.</summary>
/// <param name="StatusId">The status.</param>
/// <param name="AuthorId">Its author.</param>
/// <param name="Number">Which of the status' jobs this is, from 0; the same followers at every replay.</param>
/// <param name="OwnerIds">Whose feeds; 1 to <see cref="Limits.FollowersPerJobMax"/>.</param>
public sealed record UpdateFeedJob(long StatusId, long AuthorId, int Number, IReadOnlyList<long> OwnerIds);

/// <summary>A job in a worker's hands.</summary>
/// <param name="Id">The queue's own name for it.</param>
/// <param name="Attempt">Which delivery of the job this is, from 1.</param>
/// <param name="Job">The job.</param>
/// <typeparam name="T">What is to be done.</typeparam>
public sealed record Lease<T>(string Id, int Attempt, T Job)
    where T : class;

/// <summary>A job as operators see it.</summary>
/// <param name="Id">The queue's own name for it.</param>
/// <param name="Kind">Which queue it is in.</param>
/// <param name="StatusId">The status it is about.</param>
/// <param name="AuthorId">The status' author.</param>
/// <param name="Number">The number of an update-feed job.</param>
/// <param name="Attempts">Failed deliveries so far.</param>
/// <param name="IsSetAside">True after <see cref="Limits.JobAttempts"/> failures, until it is sent again.</param>
/// <param name="Error">Why the last delivery failed; null: none did.</param>
/// <param name="CreatedAt">When the job came.</param>
public sealed record JobInfo(
    string Id,
    JobKind Kind,
    long StatusId,
    long AuthorId,
    int Number,
    int Attempts,
    bool IsSetAside,
    string? Error,
    DateTimeOffset CreatedAt);

/// <summary>How many jobs there are; each number stops at <see cref="Max"/>, so that counting stays cheap.</summary>
/// <param name="PostStatus">Jobs of the first queue that wait or are in hand.</param>
/// <param name="UpdateFeed">Jobs of the second queue that wait or are in hand.</param>
/// <param name="SetAside">Jobs of both that are set aside.</param>
public readonly record struct JobCounts(int PostStatus, int UpdateFeed, int SetAside)
{
    /// <summary>What the numbers stop at: so many, or more.</summary>
    public const int Max = 100_000;
}

/// <summary>
/// The two durable queues of the fan-out. Every job is delivered at least once; one that is neither completed nor failed comes
/// back, at the latest after a restart. After <see cref="Limits.JobAttempts"/> failures it is set aside.
/// Authors are served in turn: of two authors with jobs waiting, none gets two before the other gets one.
/// Post-status jobs are made by <see cref="Statuses.IStatusStore.AddAsync"/>.
/// </summary>
public interface IJobQueue
{
    /// <summary>Takes the next post-status job; waits until there is one.</summary>
    ValueTask<Lease<PostStatusJob>> TakePostStatusAsync(CancellationToken ct);

    /// <summary>Takes the next update-feed job; waits until there is one.</summary>
    ValueTask<Lease<UpdateFeedJob>> TakeUpdateFeedAsync(CancellationToken ct);

    /// <summary>
    /// Takes the next update-feed job of a status with few followers, where the queue keeps these apart so that they wait behind none
    /// of many; elsewhere it waits for ever.
    /// </summary>
    async ValueTask<Lease<UpdateFeedJob>> TakeExpressAsync(CancellationToken ct)
    {
        await Task.Delay(Timeout.Infinite, ct);
        throw new UnreachableException();
    }

    /// <summary>
    /// Makes update-feed jobs durable; a number that the status has already changes nothing: it is passed over, or done again to no
    /// effect.
    /// </summary>
    Task EnqueueAsync(IReadOnlyList<UpdateFeedJob> jobs, CancellationToken ct);

    /// <summary>
    /// Ends a post-status job: its last update-feed jobs and what the receipt has to count up to become durable, and it goes.
    /// </summary>
    /// <param name="lease">The job.</param>
    /// <param name="lastJobs">Jobs not enqueued yet; may be empty.</param>
    /// <param name="followers">Followers for whom the status counts.</param>
    /// <param name="jobs">Update-feed jobs in all.</param>
    /// <param name="ct">Cancels the call; the job then comes again.</param>
    Task CompleteAsync(
        Lease<PostStatusJob> lease, IReadOnlyList<UpdateFeedJob> lastJobs, int followers, int jobs, CancellationToken ct);

    /// <summary>Ends an update-feed job and enters its deliveries in the receipt, once however often it is called.</summary>
    Task CompleteAsync(Lease<UpdateFeedJob> lease, Delivery delivery, CancellationToken ct);

    /// <summary>Gives a job back: it comes again after a pause that grows, or is set aside.</summary>
    /// <param name="kind">Which queue.</param>
    /// <param name="leaseId">The lease's id.</param>
    /// <param name="error">Why, for operators; no text of people in it.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>True when it is set aside now.</returns>
    Task<bool> FailAsync(JobKind kind, string leaseId, string error, CancellationToken ct);

    /// <summary>Jobs that wait, where the queue can tell, or are set aside, oldest first.</summary>
    /// <param name="setAsideOnly">Only those set aside.</param>
    /// <param name="afterId">The last one known; null at first.</param>
    /// <param name="limit">Most jobs.</param>
    /// <param name="ct">Cancels the look-up.</param>
    ValueTask<IReadOnlyList<JobInfo>> ListAsync(bool setAsideOnly, string? afterId, int limit, CancellationToken ct);

    /// <summary>How many jobs there are.</summary>
    ValueTask<JobCounts> CountAsync(CancellationToken ct);

    /// <summary>Sends jobs that are set aside again, with their attempts forgotten.</summary>
    /// <param name="id">Which one; null: all.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>How many were sent.</returns>
    Task<int> RetryAsync(string? id, CancellationToken ct);
}
