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
        Enumerable.Range(0, options.Value.Workers).SelectMany(_ => new[]
        {
            PumpAsync(JobKind.PostStatus, queue.TakePostStatusAsync, lease => postStatus.RunAsync(lease, CancellationToken.None), ct),
            PumpAsync(JobKind.UpdateFeed, queue.TakeUpdateFeedAsync, lease => updateFeed.RunAsync(lease, CancellationToken.None), ct),
            PumpAsync(JobKind.UpdateFeed, queue.TakeExpressAsync, lease => updateFeed.RunAsync(lease, CancellationToken.None), ct),
        }));

    /// <summary>Takes one job after the other; their ends, which wait for commits, may overlap.</summary>
    private async Task PumpAsync<T>(
        JobKind kind,
        Func<CancellationToken, ValueTask<Lease<T>>> take,
        Func<Lease<T>, ValueTask<Task>> run,
        CancellationToken ct)
        where T : class
    {
        using var ends = new SemaphoreSlim(EndsUnderWayMax);
        while (await TakeAsync(take, ct) is { } lease)
        {
            await ends.WaitAsync(CancellationToken.None);
            var end = Task.CompletedTask;
            await WatchAsync(kind, lease.Id, async () => end = await run(lease));
            _ = WatchEndAsync(kind, lease.Id, end, ends);
        }

        for (var i = 0; i < EndsUnderWayMax; i++)
        {
            await ends.WaitAsync(CancellationToken.None);
        }
    }

    private async Task WatchEndAsync(JobKind kind, string leaseId, Task end, SemaphoreSlim ends)
    {
        await WatchAsync(kind, leaseId, () => end);
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

    private async Task WatchAsync(JobKind kind, string leaseId, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            Log.JobFailed(logger, kind, leaseId, exception);
            await GiveBackAsync(kind, leaseId, exception);
        }
    }

    private async Task GiveBackAsync(JobKind kind, string leaseId, Exception exception)
    {
        try
        {
            if (await queue.FailAsync(kind, leaseId, exception.GetType().Name, CancellationToken.None))
            {
                Log.JobSetAside(logger, kind, leaseId);
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
        [LoggerMessage(1, LogLevel.Warning, "The {Kind} job {Job} failed; it will be tried again")]
        public static partial void JobFailed(ILogger logger, JobKind kind, string job, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "The {Kind} job {Job} failed too often and is set aside; see linnet jobs list")]
        public static partial void JobSetAside(ILogger logger, JobKind kind, string job);

        [LoggerMessage(3, LogLevel.Error, "The job queue does not answer")]
        public static partial void QueueInTrouble(ILogger logger, Exception exception);
    }
}
