using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Jobs;

/// <summary>
/// Takes jobs off both queues and hands them to their runners, until it is stopped. A job that fails goes back to its queue.
/// </summary>
public sealed partial class FanOutPump(
    IJobQueue queue,
    PostStatusRunner postStatus,
    UpdateFeedRunner updateFeed,
    IOptions<FanOutOptions> options,
    TimeProvider time,
    ILogger<FanOutPump> logger)
{
    // Ends of jobs that may be under way at once: enough to share a commit, few enough to be nothing in memory.
    private const int EndsUnderWayMax = 64;
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(1);

    /// <summary>Runs the workers of both queues until <paramref name="ct"/> is cancelled, and ends what is under way.</summary>
    public Task RunAsync(CancellationToken ct) => Task.WhenAll(
        Enumerable.Range(0, options.Value.Workers)
            .SelectMany(_ => new[] { PumpPostStatusAsync(ct), PumpUpdateFeedAsync(ct) }));

    private async Task PumpPostStatusAsync(CancellationToken ct)
    {
        while (await TakeAsync(queue.TakePostStatusAsync, ct) is { } lease)
        {
            await WatchAsync(JobKind.PostStatus, lease.Id, lease.Job.StatusId, () => postStatus.RunAsync(lease, CancellationToken.None));
        }
    }

    private async Task PumpUpdateFeedAsync(CancellationToken ct)
    {
        using var ends = new SemaphoreSlim(EndsUnderWayMax);
        while (await TakeAsync(queue.TakeUpdateFeedAsync, ct) is { } lease)
        {
            await ends.WaitAsync(CancellationToken.None);
            var end = Task.CompletedTask;
            await WatchAsync(JobKind.UpdateFeed, lease.Id, lease.Job.StatusId, async () =>
                end = await updateFeed.RunAsync(lease, CancellationToken.None));
            _ = WatchEndAsync(lease, end, ends);
        }

        for (var i = 0; i < EndsUnderWayMax; i++)
        {
            await ends.WaitAsync(CancellationToken.None);
        }
    }

    private async Task WatchEndAsync(Lease<UpdateFeedJob> lease, Task end, SemaphoreSlim ends)
    {
        await WatchAsync(JobKind.UpdateFeed, lease.Id, lease.Job.StatusId, () => end);
        ends.Release();
    }

    /// <summary>The next job, or null when the pump is stopped. A queue in trouble is asked again after a pause.</summary>
    private async Task<Lease<T>?> TakeAsync<T>(Func<CancellationToken, ValueTask<Lease<T>>> take, CancellationToken ct)
        where T : class
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                return await take(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return null;
            }
            catch (Exception exception)
            {
                Log.QueueInTrouble(logger, exception);
                await Task.Delay(PauseAfterTrouble, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return null;
    }

    private async Task WatchAsync(JobKind kind, string leaseId, long statusId, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            Log.JobFailed(logger, kind, statusId, exception);
            await GiveBackAsync(kind, leaseId, statusId, exception);
        }
    }

    private async Task GiveBackAsync(JobKind kind, string leaseId, long statusId, Exception exception)
    {
        try
        {
            if (await queue.FailAsync(kind, leaseId, exception.GetType().Name, CancellationToken.None))
            {
                Log.JobSetAside(logger, kind, statusId);
            }
        }
        catch (Exception worse)
        {
            // The job is still durable: it comes again when its lease ends, at the latest after a restart.
            Log.QueueInTrouble(logger, worse);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A {Kind} job of status {StatusId} failed; it will be tried again")]
        public static partial void JobFailed(ILogger logger, JobKind kind, long statusId, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "A {Kind} job of status {StatusId} failed too often and is set aside; see linnet jobs list")]
        public static partial void JobSetAside(ILogger logger, JobKind kind, long statusId);

        [LoggerMessage(3, LogLevel.Error, "The job queue does not answer")]
        public static partial void QueueInTrouble(ILogger logger, Exception exception);
    }
}
