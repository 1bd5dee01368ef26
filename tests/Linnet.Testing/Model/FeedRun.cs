using Linnet.Core.Follows;
using Linnet.Core.Jobs;
using Linnet.Core.Paging;
using Linnet.Testing.Builders;
using Linnet.Testing.Contracts;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Model;

/// <summary>Takes steps on a store and on the model alike, one after the other, and compares what they say.</summary>
public sealed class FeedRun
{
    private const int AccountCount = 5;

    private readonly StoreUnderTest _store;
    private readonly FeedModel _model = new();
    private readonly FeedCheck _check;
    private readonly long[] _accounts;
    private readonly List<long> _posted = [];
    private readonly List<Lease<PostStatusJob>> _posts = [];
    private readonly List<Lease<UpdateFeedJob>> _updates = [];
    private int _edits;

    private FeedRun(StoreUnderTest store, long[] accounts)
    {
        _store = store;
        _accounts = accounts;
        _check = new(store, _model, accounts);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Takes all steps, on accounts of their own.</summary>
    public static async Task RunAsync(StoreUnderTest store, IReadOnlyList<FeedStep> steps)
    {
        var run = new FeedRun(store, await store.AddAccountsAsync(AccountCount));
        foreach (var step in steps)
        {
            store.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await run.TakeAsync(step);
        }
    }

    private Task TakeAsync(FeedStep step) => step switch
    {
        FeedStep.Follow follow => FollowAsync(Account(follow.Follower), Account(follow.Followee)),
        FeedStep.Unfollow unfollow => UnfollowAsync(Account(unfollow.Follower), Account(unfollow.Followee)),
        FeedStep.Post post => PostAsync(Account(post.Author)),
        FeedStep.Edit edit => EditAsync(edit.Status),
        FeedStep.Delete delete => DeleteAsync(delete.Status),
        FeedStep.Read read => ReadAsync(Account(read.Owner), Page(read)),
        FeedStep.Walk walk => WalkAsync(Account(walk.Owner), walk.Limit, Account(walk.Author)),
        FeedStep.Take take => TakeJobAsync(take.PostStatus),
        FeedStep.Work work => WorkAsync(work.Job, work.Complete),
        FeedStep.WorkAll => WorkAllAsync(),
        FeedStep.Redeliver redeliver => RedeliverAsync(redeliver.Status),
        FeedStep.Disturb disturb => DisturbAsync(disturb.Which),
        FeedStep.Settle => SettleAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private long Account(int number) => _accounts[number % _accounts.Length];

    private PageRequest Page(FeedStep.Read read)
    {
        if (_posted.Count == 0 || read.Cursor % 4 == 0)
        {
            return read.Up ? new(null, 0, true, read.Limit) : PageRequest.Newest(read.Limit);
        }

        var cursor = _posted[read.Cursor % _posted.Count] + (read.Cursor % 3) - 1;
        return read.Up ? new(null, cursor, read.Cursor % 2 == 0, read.Limit) : PageRequest.Below(cursor, read.Limit);
    }

    private async Task FollowAsync(long follower, long followee)
    {
        if (follower == followee)
        {
            return;
        }

        var follows = _model.Follows(follower, followee);
        var done = follows ? null : _model.BeginFollow(follower, followee);
        (await _store.Follows.FollowAsync(follower, followee, Token))
            .ShouldBe(follows ? FollowOutcome.AlreadyFollowing : FollowOutcome.Followed);
        done?.Invoke();
    }

    private async Task UnfollowAsync(long follower, long followee)
    {
        var follows = _model.Follows(follower, followee);
        var done = follows ? _model.BeginUnfollow(follower, followee) : null;
        (await _store.Follows.UnfollowAsync(follower, followee, Token)).ShouldBe(follows);
        done?.Invoke();
    }

    private async Task PostAsync(long author)
    {
        var done = _model.BeginPost(author);
        var status = Build.NewStatus(author) with { FollowersPerJob = 2 };
        var id = (await _store.Statuses.AddAsync(status, Token)).ShouldNotBeNull().Status.Id;
        done(id);
        _posted.Add(id);
    }

    private async Task EditAsync(int number)
    {
        if (_model.Statuses is { Count: > 0 } statuses)
        {
            var id = statuses[number % statuses.Count];
            var content = Build.Content($"Edit {++_edits}");
            (await _store.Statuses.EditAsync(id, _model.AuthorOf(id), content, _store.Clock.GetUtcNow(), Token)).Refusal.ShouldBeNull();
        }
    }

    private async Task DeleteAsync(int number)
    {
        if (_model.Statuses is { Count: > 0 } statuses)
        {
            var id = statuses[number % statuses.Count];
            (await _store.Statuses.DeleteAsync(id, _model.Delete(id), Token)).ShouldNotBeNull();
        }
    }

    private async Task ReadAsync(long owner, PageRequest page) =>
        _model.FeedOf(owner).CheckPage(await _store.Feeds.ReadAsync(owner, page, Token), page);

    private async Task WalkAsync(long owner, int limit, long author)
    {
        var before = _model.FeedOf(owner);
        var walk = await PageWalk.DownAsync(
            page => _store.Feeds.ReadAsync(owner, page, Token),
            () => limit,
            async () =>
            {
                await PostAsync(author);
                await WorkAllAsync();
            });
        walk.ShouldBeUnique();
        before.Must.Except(walk).ShouldBeEmpty("the walk skips what was delivered before it");
    }

    private async Task TakeJobAsync(bool postStatus)
    {
        // Counted are also those in hand.
        var jobs = await _store.Jobs.CountAsync(Token);
        if (postStatus && jobs.PostStatus > _posts.Count)
        {
            _posts.Add(await _store.TakePostStatusAsync());
        }

        if (!postStatus && jobs.UpdateFeed > _updates.Count)
        {
            _updates.Add(await _store.TakeUpdateFeedAsync());
        }
    }

    private async Task WorkAsync(int number, bool complete)
    {
        if (_updates.Count > 0 && number % 3 > 0)
        {
            await DeliverAsync(_updates[number % _updates.Count], complete);
        }
        else if (_posts.Count > 0)
        {
            await FindFollowersAsync(_posts[number % _posts.Count]);
        }
    }

    private async Task FindFollowersAsync(Lease<PostStatusJob> lease)
    {
        await await new PostStatusRunner(_store.Follows, _store.Jobs).RunAsync(lease, Token);
        _posts.Remove(lease);
    }

    private async Task DeliverAsync(Lease<UpdateFeedJob> lease, bool complete)
    {
        var delivery = await _store.Feeds.AppendAsync(lease.Job.StatusId, lease.Job.OwnerIds, Token);
        (delivery.Written + delivery.Deferred).ShouldBe(lease.Job.OwnerIds.Count);
        _model.Deliver(lease.Job.StatusId, lease.Job.OwnerIds);
        if (complete)
        {
            await _store.Jobs.CompleteAsync(lease, delivery, Token);
            _updates.Remove(lease);
        }
    }

    private async Task WorkAllAsync()
    {
        do
        {
            while (_posts.Count > 0)
            {
                await FindFollowersAsync(_posts[^1]);
            }

            while (_updates.Count > 0)
            {
                await DeliverAsync(_updates[^1], complete: true);
            }

            await TakeJobAsync(postStatus: true);
            await TakeJobAsync(postStatus: false);
        }
        while (_posts.Count + _updates.Count > 0);
    }

    private async Task RedeliverAsync(int number)
    {
        if (_posted.Count > 0)
        {
            var status = _posted[number % _posted.Count];
            var owners = await _store.Follows.ListFollowersAsOfAsync(_model.AuthorOf(status), status, 0, 100, Token);
            await _store.Feeds.AppendAsync(status, [.. owners.Select(owner => owner.AccountId)], Token);
        }
    }

    private async Task DisturbAsync(int number)
    {
        if (_store.Disturbances is { Count: > 0 } disturbances)
        {
            var disturbance = disturbances[number % disturbances.Count];
            if (!disturbance.IsLive)
            {
                // What workers had in hand comes back by itself.
                _posts.Clear();
                _updates.Clear();
            }

            await disturbance.HappenAsync();
        }
    }

    private async Task SettleAsync()
    {
        await WorkAllAsync();
        await _check.AllAsync();
    }
}
