using Linnet.Core;
using Linnet.Core.Jobs;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IJobQueue"/> promises of jobs; <see cref="ReceiptContract{TStore}"/> has what they leave behind.</summary>
public abstract class JobQueueContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private IJobQueue Jobs => Store.Jobs;

    [Fact]
    public async Task A_worker_waits_until_there_is_a_job_of_its_queue()
    {
        var (post, update) = (Jobs.TakePostStatusAsync(Token).AsTask(), Jobs.TakeUpdateFeedAsync(Token).AsTask());

        var job = await Store.EnqueueAsync();

        (await update.WaitAsync(TimeSpan.FromSeconds(10), Token)).Job.ShouldBeSame(job);
        (await post.WaitAsync(TimeSpan.FromSeconds(10), Token)).Job.StatusId.ShouldBe(job.StatusId);
    }

    [Fact]
    public async Task A_worker_that_stops_waiting_takes_no_job_with_it()
    {
        using var stop = new CancellationTokenSource();
        var (post, update) = (Jobs.TakePostStatusAsync(stop.Token).AsTask(), Jobs.TakeUpdateFeedAsync(stop.Token).AsTask());
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => post);
        await Should.ThrowAsync<OperationCanceledException>(() => update);

        var job = await Store.EnqueueAsync();

        (await Store.TakePostStatusAsync()).Job.StatusId.ShouldBe(job.StatusId);
        (await Store.TakeUpdateFeedAsync()).Job.ShouldBeSame(job);
    }

    [Fact]
    public async Task A_job_in_hand_is_given_to_nobody_else()
    {
        var author = await Store.AddAccountAsync();
        await AtOnceAsync(20, _ => Store.PostAsync(author.Id));

        var leases = await AtOnceAsync(20, _ => Store.TakePostStatusAsync());

        leases.Select(lease => lease.Job.StatusId).ShouldBeUnique();
        leases.Select(lease => lease.Id).ShouldBeUnique();
        leases.ShouldAllBe(lease => lease.Attempt == 1);
    }

    [Fact]
    public async Task A_job_in_hand_at_the_end_comes_back_after_a_restart()
    {
        var job = await Store.EnqueueAsync();
        await Store.TakePostStatusAsync();
        await Store.TakeUpdateFeedAsync();

        await Store.ReopenAsync();

        (await Store.TakePostStatusAsync()).Job.StatusId.ShouldBe(job.StatusId);
        (await Store.TakeUpdateFeedAsync()).Job.ShouldBeSame(job);
    }

    [Fact]
    public async Task A_completed_job_does_not_come_back()
    {
        await Store.EnqueueAsync();
        await Jobs.CompleteAsync(await Store.TakePostStatusAsync(), [], 1, 1, Token);
        await Jobs.CompleteAsync(await Store.TakeUpdateFeedAsync(), new(1, 0), Token);

        (await Jobs.CountAsync(Token)).ShouldBe(default);
        await Store.ReopenAsync();
        (await Jobs.CountAsync(Token)).ShouldBe(default);
    }

    [Fact]
    public async Task The_owners_of_a_full_job_come_as_they_were_given()
    {
        var status = await Store.PostAsync((await Store.AddAccountAsync()).Id);
        var owners = Enumerable.Range(0, Limits.FollowersPerJobMax).Select(i => (status.Id + (i * 7919L)) % 1_000_003 << (i % 40)).ToArray();

        await Jobs.EnqueueAsync([new(status.Id, status.AccountId, 0, owners)], Token);

        (await Store.TakeUpdateFeedAsync()).Job.OwnerIds.ShouldBe(owners);
    }

    [Fact]
    public async Task A_failed_job_comes_again_after_a_pause_that_grows()
    {
        await Store.EnqueueAsync();
        List<TimeSpan> pauses = [];
        for (var attempt = 1; attempt < Limits.JobAttempts; attempt++)
        {
            var lease = await Store.TakeUpdateFeedAsync();
            lease.Attempt.ShouldBe(attempt);
            (await Jobs.FailAsync(JobKind.UpdateFeed, lease.Id, "Broken", Token)).ShouldBeFalse();
            pauses.Add(await PauseAsync());
        }

        pauses.ShouldBe(pauses.Distinct().Order());
        pauses[0].ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(JobKind.PostStatus)]
    [InlineData(JobKind.UpdateFeed)]
    public async Task A_job_that_failed_five_times_is_set_aside_until_it_is_sent_again(JobKind kind)
    {
        var job = await Store.EnqueueAsync();
        await FailAsync(kind, Limits.JobAttempts - 1);
        var last = await TakeAsync(kind);
        last.Attempt.ShouldBe(Limits.JobAttempts);

        (await Jobs.FailAsync(kind, last.Id, "Broken", Token)).ShouldBeTrue();
        await Store.ReopenAsync();

        var info = (await ListSetAsideAsync()).ShouldHaveSingleItem();
        (info.Kind, info.StatusId, info.AuthorId, info.Attempts, info.IsSetAside, info.Error)
            .ShouldBe((kind, job.StatusId, job.AuthorId, Limits.JobAttempts, true, "Broken"));
        (await Jobs.CountAsync(Token)).ShouldBe(
            kind is JobKind.PostStatus ? new(0, 1, 1) : new(1, 0, 1), "the other queue's job is still there");

        (await Jobs.RetryAsync(info.Id, Token)).ShouldBe(1);

        (await ListSetAsideAsync()).ShouldBeEmpty();
        (await TakeAsync(kind)).Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task Failures_are_remembered_over_a_restart()
    {
        await Store.EnqueueAsync();
        await FailAsync(JobKind.UpdateFeed, 3);

        await Store.ReopenAsync();

        (await Store.TakeUpdateFeedAsync()).Attempt.ShouldBe(4);
    }

    [Fact]
    public async Task All_jobs_set_aside_are_sent_again_together_and_others_are_left_alone()
    {
        await Store.EnqueueAsync();
        await Store.EnqueueAsync();
        await FailAsync(JobKind.UpdateFeed, 2 * Limits.JobAttempts);
        await FailAsync(JobKind.PostStatus, 1);
        (await Jobs.CountAsync(Token)).ShouldBe(new(2, 0, 2));

        (await Jobs.RetryAsync("no such job", Token)).ShouldBe(0);
        (await Jobs.RetryAsync(null, Token)).ShouldBe(2);
        (await Jobs.RetryAsync(null, Token)).ShouldBe(0);
        (await Jobs.CountAsync(Token)).ShouldBe(new(2, 2, 0));

        var taken = new[] { await Store.TakeUpdateFeedAsync(), await Store.TakeUpdateFeedAsync() };
        taken.ShouldAllBe(lease => lease.Attempt == 1);
    }

    [Fact]
    public async Task Jobs_that_are_set_aside_are_listed_oldest_first_in_pages()
    {
        List<long> statuses = [];
        for (var i = 0; i < 3; i++)
        {
            statuses.Add((await Store.EnqueueAsync()).StatusId);
        }

        await FailAsync(JobKind.UpdateFeed, 3 * Limits.JobAttempts);

        var first = await Jobs.ListAsync(setAsideOnly: true, null, 2, Token);
        var rest = await Jobs.ListAsync(setAsideOnly: true, first[^1].Id, 2, Token);
        first.Concat(rest).Select(job => job.StatusId).ShouldBe(statuses);
        (await Jobs.ListAsync(setAsideOnly: true, rest[^1].Id, 2, Token)).ShouldBeEmpty();
    }

    private async Task FailAsync(JobKind kind, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await Jobs.FailAsync(kind, (await TakeAsync(kind)).Id, "Broken", Token);
        }
    }

    private async Task<(string Id, int Attempt)> TakeAsync(JobKind kind)
    {
        if (kind is JobKind.PostStatus)
        {
            var post = await Store.TakePostStatusAsync();
            return (post.Id, post.Attempt);
        }

        var update = await Store.TakeUpdateFeedAsync();
        return (update.Id, update.Attempt);
    }

    /// <summary>How much time has to pass until an update-feed job comes; it is given back as if by a crash.</summary>
    private async Task<TimeSpan> PauseAsync()
    {
        var start = Store.Clock.GetUtcNow();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var taking = Jobs.TakeUpdateFeedAsync(stop.Token).AsTask();
        while (await Task.WhenAny(taking, Task.Delay(20, Token)) != taking)
        {
            Store.Clock.Advance(TimeSpan.FromSeconds(1));
            (Store.Clock.GetUtcNow() - start).ShouldBeLessThan(TimeSpan.FromHours(1));
        }

        var pause = Store.Clock.GetUtcNow() - start;
        await Store.ReopenAsync();
        return pause;
    }

    private async Task<IReadOnlyList<JobInfo>> ListSetAsideAsync() => await Jobs.ListAsync(setAsideOnly: true, null, 100, Token);
}
