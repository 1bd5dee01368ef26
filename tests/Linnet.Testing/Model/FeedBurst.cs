using Linnet.Core.Follows;
using Linnet.Core.Jobs;
using Linnet.Core.Paging;
using Linnet.Testing.Builders;
using Linnet.Testing.Contracts;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Model;

/// <summary>
/// Many people, workers and disturbances at once on one store. Each person's own calls come one after the other; those of different
/// people overlap, and where that leaves two outcomes open, the store may have either, but the same one everywhere.
/// </summary>
public sealed class FeedBurst
{
    private const int AccountCount = 6;
    private const int WorkerCount = 2;

    private readonly StoreUnderTest _store;
    private readonly FeedModel _model = new();
    private readonly long[] _accounts;
    private readonly int _seed;

    private FeedBurst(StoreUnderTest store, long[] accounts, int seed) => (_store, _accounts, _seed) = (store, accounts, seed);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Bursts of calls; after each, when all is quiet, the store is compared with the model.</summary>
    /// <param name="store">The store.</param>
    /// <param name="seed">What people do depends on it; what comes first does not.</param>
    /// <param name="bursts">How many bursts.</param>
    /// <param name="calls">Calls of each person in each burst.</param>
    public static async Task RunAsync(StoreUnderTest store, int seed, int bursts, int calls)
    {
        var run = new FeedBurst(store, await store.AddAccountsAsync(AccountCount), seed);
        for (var burst = 0; burst < bursts; burst++)
        {
            store.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await run.BurstAsync(burst, calls);
            await run.DisturbAsync(burst);
            await run.SettleAsync();
        }
    }

    private async Task BurstAsync(int burst, int calls)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var helpers = Enumerable.Range(0, WorkerCount)
            .SelectMany(_ => new[] { Task.Run(() => FindFollowersAsync(stop.Token), Token), Task.Run(() => DeliverAsync(stop.Token), Token) })
            .Append(Task.Run(() => DisturbWhileAsync(stop.Token), Token))
            .ToList();
        await Task.WhenAll(Enumerable.Range(0, AccountCount).Select(person =>
            Task.Run(() => LiveAsync(person, new Random(HashCode.Combine(_seed, burst, person)), calls), Token)));
        await stop.CancelAsync();
        await Task.WhenAll(helpers);
    }

    private async Task LiveAsync(int person, Random random, int calls)
    {
        var me = _accounts[person];
        List<long> mine = [];
        for (var call = 0; call < calls; call++)
        {
            var other = _accounts[(person + random.Next(1, AccountCount)) % AccountCount];
            await (random.Next(10) switch
            {
                < 3 => PostAsync(me, mine),
                < 5 => FollowOrUnfollowAsync(me, other),
                < 6 when mine.Count > 0 => DeleteAsync(mine, random.Next(mine.Count)),
                < 7 => WalkAsync(_accounts[random.Next(AccountCount)], random.Next(1, 5)),
                _ => ReadAsync(_accounts[random.Next(AccountCount)], random),
            });
        }
    }

    private async Task PostAsync(long author, List<long> mine)
    {
        var done = _model.BeginPost(author);
        var status = Build.NewStatus(author) with { FollowersPerJob = 2 };
        mine.Add((await _store.Statuses.AddAsync(status, Token)).ShouldNotBeNull().Status.Id);
        done(mine[^1]);
    }

    private async Task DeleteAsync(List<long> mine, int index)
    {
        var author = _model.Delete(mine[index]);
        (await _store.Statuses.DeleteAsync(mine[index], author, Token)).ShouldNotBeNull();
        mine.RemoveAt(index);
    }

    private async Task FollowOrUnfollowAsync(long follower, long followee)
    {
        if (_model.Follows(follower, followee))
        {
            var ended = _model.BeginUnfollow(follower, followee);
            (await _store.Follows.UnfollowAsync(follower, followee, Token)).ShouldBeTrue();
            ended();
        }
        else
        {
            var begun = _model.BeginFollow(follower, followee);
            (await _store.Follows.FollowAsync(follower, followee, Token)).ShouldBe(FollowOutcome.Followed);
            begun();
        }
    }

    private async Task ReadAsync(long owner, Random random)
    {
        var before = _model.FeedOf(owner);
        var cursor = before.May.Count == 0 ? 1 : before.May.ElementAt(random.Next(before.May.Count));
        var limit = random.Next(1, 8);
        var request = random.Next(3) switch
        {
            0 => PageRequest.Newest(limit),
            1 => PageRequest.Below(cursor, limit),
            _ => new PageRequest(null, cursor, true, limit),
        };
        var page = await _store.Feeds.ReadAsync(owner, request, Token);
        WithoutDeleted(before, owner).CheckComplete(page, request);
    }

    private async Task WalkAsync(long owner, int limit)
    {
        var before = _model.FeedOf(owner);
        var walk = await PageWalk.DownAsync(page => _store.Feeds.ReadAsync(owner, page, Token), () => limit);
        walk.ShouldBeUnique();
        WithoutDeleted(before, owner).Must.Except(walk).ShouldBeEmpty("the walk skips what was delivered before it");
    }

    /// <summary>What had to be there before a call, without what was deleted during it.</summary>
    private FeedExpectation WithoutDeleted(FeedExpectation before, long owner) =>
        before with { Must = before.Must.Intersect(_model.FeedOf(owner).Must).ToHashSet() };

    private async Task FindFollowersAsync(CancellationToken stop)
    {
        var runner = new PostStatusRunner(_store.Follows, _store.Jobs);
        while (await TakeAsync(_store.Jobs.TakePostStatusAsync, stop) is { } lease)
        {
            await await runner.RunAsync(lease, Token);
        }
    }

    private async Task DeliverAsync(CancellationToken stop)
    {
        while (await TakeAsync(_store.Jobs.TakeUpdateFeedAsync, stop) is { } lease)
        {
            var delivery = await _store.Feeds.AppendAsync(lease.Job.StatusId, lease.Job.OwnerIds, Token);
            _model.Deliver(lease.Job.StatusId, lease.Job.OwnerIds);
            await _store.Jobs.CompleteAsync(lease, delivery, Token);
        }
    }

    private static async Task<Lease<T>?> TakeAsync<T>(Func<CancellationToken, ValueTask<Lease<T>>> take, CancellationToken stop)
        where T : class
    {
        try
        {
            return await take(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task DisturbWhileAsync(CancellationToken stop)
    {
        var live = _store.Disturbances.Where(disturbance => disturbance.IsLive).ToList();
        for (var which = 0; live.Count > 0 && !stop.IsCancellationRequested; which++)
        {
            await live[which % live.Count].HappenAsync();
            await Task.Yield();
        }
    }

    private async Task DisturbAsync(int burst)
    {
        var rest = _store.Disturbances.Where(disturbance => !disturbance.IsLive).ToList();
        if (burst % 2 == 1 && rest.Count > 0)
        {
            await rest[burst / 2 % rest.Count].HappenAsync();
        }
    }

    private async Task SettleAsync()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task[] workers = [FindFollowersAsync(stop.Token), DeliverAsync(stop.Token)];
        await Eventually.HoldsAsync(
            async () => await _store.Jobs.CountAsync(Token) == default, expected: "all jobs are done");
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        await new FeedCheck(_store, _model, _accounts).AllAsync();
    }
}
