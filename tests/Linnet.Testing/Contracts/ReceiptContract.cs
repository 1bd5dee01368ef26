using Linnet.Core.Feeds;
using Linnet.Core.Jobs;
using Linnet.Core.Statuses;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IReceiptStore"/> tells of jobs that end, are repeated or get lost.</summary>
public abstract class ReceiptContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private IJobQueue Jobs => Store.Jobs;

    [Fact]
    public async Task A_new_status_has_a_receipt_with_nothing_in_it()
    {
        var status = await PostAsync();

        (await FindAsync(status)).ShouldBe(new Receipt(status.Id, null, null, 0, 0, 0, null));
        (await Store.Receipts.FindAsync(NoSuchId, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_status_without_followers_is_complete_at_once()
    {
        var status = await PostAsync();
        Store.Clock.Advance(TimeSpan.FromSeconds(3));

        await Jobs.CompleteAsync(await Store.TakePostStatusAsync(), [], 0, 0, Token);

        (await FindAsync(status)).ShouldBe(new Receipt(status.Id, 0, 0, 0, 0, 0, Store.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_receipt_adds_up_to_its_last_job()
    {
        var status = await PostAsync();
        await Jobs.CompleteAsync(await Store.TakePostStatusAsync(), MakeJobs(status, 2), 5, 2, Token);
        (await FindAsync(status)).ShouldBe(new Receipt(status.Id, 5, 2, 0, 0, 0, null));

        await Jobs.CompleteAsync(await Store.TakeUpdateFeedAsync(), new(2, 1), Token);
        (await FindAsync(status)).ShouldBe(new Receipt(status.Id, 5, 2, 1, 2, 1, null));

        Store.Clock.Advance(TimeSpan.FromSeconds(1));
        await Jobs.CompleteAsync(await Store.TakeUpdateFeedAsync(), new(0, 2), Token);
        var complete = new Receipt(status.Id, 5, 2, 2, 2, 3, Store.Clock.GetUtcNow());
        (await FindAsync(status)).ShouldBe(complete);

        await Store.ReopenAsync();
        Store.Clock.Advance(TimeSpan.FromSeconds(1));
        (await FindAsync(status)).ShouldBe(complete);
    }

    [Fact]
    public async Task Jobs_that_end_before_all_are_counted_do_not_complete_it()
    {
        var status = await PostAsync();
        var post = await Store.TakePostStatusAsync();
        await Jobs.EnqueueAsync([MakeJobs(status, 1)[0]], Token);
        await Jobs.CompleteAsync(await Store.TakeUpdateFeedAsync(), new(2, 0), Token);
        (await FindAsync(status)).ShouldBe(new Receipt(status.Id, null, null, 1, 2, 0, null));

        await Jobs.CompleteAsync(post, [], 2, 1, Token);

        (await FindAsync(status)).ShouldBe(new Receipt(status.Id, 2, 1, 1, 2, 0, Store.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_job_that_ends_many_times_counts_once()
    {
        var status = await PostAsync();
        await Jobs.CompleteAsync(await Store.TakePostStatusAsync(), MakeJobs(status, 2), 4, 2, Token);
        var lease = await Store.TakeUpdateFeedAsync();

        await AtOnceAsync(8, async _ =>
        {
            await Jobs.CompleteAsync(lease, new(2, 0), Token);
            return 0;
        });

        (await FindAsync(status)).ShouldBe(new Receipt(status.Id, 4, 2, 1, 2, 0, null));
    }

    [Fact]
    public async Task A_job_that_is_delivered_twice_counts_once()
    {
        var status = await PostAsync();
        await Jobs.CompleteAsync(await Store.TakePostStatusAsync(), MakeJobs(status, 2), 4, 2, Token);
        var before = await Store.TakeUpdateFeedAsync();
        await Store.ReopenAsync();
        Lease<UpdateFeedJob>[] taken = [await Store.TakeUpdateFeedAsync(), await Store.TakeUpdateFeedAsync()];
        var after = taken.Single(lease => lease.Job.Number == before.Job.Number);

        await Jobs.CompleteAsync(after, new(2, 0), Token);
        await Jobs.CompleteAsync(before, new(2, 0), Token);

        (await FindAsync(status)).ShouldBe(new Receipt(status.Id, 4, 2, 1, 2, 0, null));
    }

    [Fact]
    public async Task A_replayed_post_status_job_counts_nothing_twice_even_after_the_end()
    {
        var status = await PostAsync();
        var jobs = MakeJobs(status, 2);
        var post = await Store.TakePostStatusAsync();
        await Jobs.EnqueueAsync([jobs[0]], Token);
        await Jobs.CompleteAsync(await Store.TakeUpdateFeedAsync(), new(2, 0), Token);
        await Jobs.CompleteAsync(post, jobs, 4, 2, Token);
        await Jobs.CompleteAsync(await Store.TakeUpdateFeedAsync(), new(2, 0), Token);
        while ((await Jobs.CountAsync(Token)).UpdateFeed > 0)
        {
            await Jobs.CompleteAsync(await Store.TakeUpdateFeedAsync(), new(2, 0), Token);
        }

        var complete = new Receipt(status.Id, 4, 2, 2, 4, 0, Store.Clock.GetUtcNow());
        (await FindAsync(status)).ShouldBe(complete);

        Store.Clock.Advance(TimeSpan.FromSeconds(1));
        await Jobs.CompleteAsync(post, jobs, 4, 2, Token);
        await Store.RunAllJobsAsync();
        (await FindAsync(status)).ShouldBe(complete);
    }

    [Fact]
    public async Task The_fan_out_that_workers_share_is_counted_right()
    {
        var author = (await Store.AddAccountAsync()).Id;
        foreach (var fan in await Store.AddAccountsAsync(12))
        {
            await Store.FollowAsync(fan, author);
        }

        var status = (await Store.Statuses.AddAsync(Build.NewStatus(author) with { FollowersPerJob = 1 }, Token)).ShouldNotBeNull().Status;
        await Store.RunPostStatusAsync();
        await AtOnceAsync(12, async _ =>
        {
            await Store.RunUpdateFeedAsync();
            return 0;
        });

        var receipt = await FindAsync(status);
        (receipt.Followers, receipt.Jobs, receipt.JobsDone, receipt.Written + receipt.Deferred).ShouldBe((12, 12, 12, 12));
        receipt.CompletedAt.ShouldBe(Store.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Receipts_are_paged_newest_first()
    {
        var deleted = await PostAsync();
        List<long> posted = [];
        for (var i = 0; i < 6; i++)
        {
            posted.Insert(0, (await PostAsync()).Id);
            if (i == 2)
            {
                await Store.RunAllJobsAsync();
            }
        }

        await Store.Statuses.DeleteAsync(deleted.Id, deleted.AccountId, Token);

        await PageWalk.ShouldBeAsync(
            async page => [.. (await Store.Receipts.ListAsync(page, Token)).Select(receipt => receipt.StatusId)], posted);
        foreach (var receipt in await Store.Receipts.ListAsync(new(null, null, false, 40), Token))
        {
            (await Store.Receipts.FindAsync(receipt.StatusId, Token)).ShouldBe(receipt);
        }
    }

    private static UpdateFeedJob[] MakeJobs(Status status, int count) =>
        [.. Enumerable.Range(0, count).Select(number => new UpdateFeedJob(status.Id, status.AccountId, number, [number + 1, number + 9]))];

    private async Task<Status> PostAsync() => await Store.PostAsync((await Store.AddAccountAsync()).Id);

    private async Task<Receipt> FindAsync(Status status) =>
        (await Store.Receipts.FindAsync(status.Id, Token)).ShouldNotBeNull();
}
