using System.Diagnostics;
using Linnet.Core.Jobs;
using Linnet.Core.Streaming;
using Linnet.Testing.Contracts;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Builders;

/// <summary>Works on a store's queues when a test says so.</summary>
public static class FanOutWorker
{
    private static readonly TimeSpan TakeBound = TimeSpan.FromSeconds(10);
    private static readonly StatusNews NobodyWatches = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Posts a status, and makes one update-feed job of it beside its post-status job.</summary>
    public static async Task<UpdateFeedJob> EnqueueAsync(this StoreUnderTest store)
    {
        var status = await store.PostAsync((await store.AddAccountAsync()).Id);
        var job = new UpdateFeedJob(status.Id, status.AccountId, 0, [5, long.MaxValue, 3]);
        await store.Jobs.EnqueueAsync([job], Token);
        return job;
    }

    /// <summary>Fails when jobs differ.</summary>
    public static void ShouldBeSame(this UpdateFeedJob actual, UpdateFeedJob expected)
    {
        actual.OwnerIds.ShouldBe(expected.OwnerIds);
        actual.ShouldBe(expected with { OwnerIds = actual.OwnerIds });
    }

    /// <summary>Does every job that waits, those included that these jobs make, until none is left.</summary>
    public static async Task RunAllJobsAsync(this StoreUnderTest store)
    {
        while (await store.Jobs.CountAsync(Token) is { } jobs && jobs.PostStatus + jobs.UpdateFeed > 0)
        {
            await (jobs.PostStatus > 0 ? store.RunPostStatusAsync() : store.RunUpdateFeedAsync());
        }
    }

    /// <summary>Does one job of the first queue.</summary>
    public static async Task RunPostStatusAsync(this StoreUnderTest store) =>
        await await new PostStatusRunner(store.Follows, store.Jobs).RunAsync(await store.TakePostStatusAsync(), Token);

    /// <summary>Does one job of the second queue.</summary>
    public static async Task RunUpdateFeedAsync(this StoreUnderTest store) =>
        await await new UpdateFeedRunner(store.Feeds, store.Jobs, NobodyWatches).RunAsync(await store.TakeUpdateFeedAsync(), Token);

    /// <summary>Takes a job of the first queue, which must have one.</summary>
    public static Task<Lease<PostStatusJob>> TakePostStatusAsync(this StoreUnderTest store) =>
        TakeAsync(store, store.Jobs.TakePostStatusAsync);

    /// <summary>Takes a job of the second queue, which must have one.</summary>
    public static Task<Lease<UpdateFeedJob>> TakeUpdateFeedAsync(this StoreUnderTest store) =>
        TakeAsync(store, store.Jobs.TakeUpdateFeedAsync);

    /// <summary>Takes a job. Where it pauses after a failure, time is made to pass.</summary>
    private static async Task<Lease<T>> TakeAsync<T>(
        StoreUnderTest store, Func<CancellationToken, ValueTask<Lease<T>>> take)
        where T : class
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var taking = take(bound.Token).AsTask();
        var watch = Stopwatch.StartNew();
        while (await Task.WhenAny(taking, Task.Delay(50, Token)) != taking)
        {
            store.Clock.Advance(TimeSpan.FromMinutes(1));
            if (watch.Elapsed > TakeBound)
            {
                await bound.CancelAsync();
                Assert.Fail($"No {typeof(T).Name} came within {TakeBound.TotalSeconds:0} s.");
            }
        }

        return await taking;
    }
}
