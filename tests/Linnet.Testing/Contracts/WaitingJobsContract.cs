using Linnet.Core.Jobs;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IJobQueue"/> promises of jobs that wait, where the queue knows them before it hands them out.</summary>
public abstract class WaitingJobsContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private IJobQueue Jobs => Store.Jobs;

    [Fact]
    public async Task Numbers_that_a_status_has_already_are_passed_over()
    {
        var status = await Store.PostAsync((await Store.AddAccountAsync()).Id);
        UpdateFeedJob[] jobs = [.. Enumerable.Range(0, 3).Select(number => new UpdateFeedJob(status.Id, status.AccountId, number, [number + 1, 9]))];

        await Jobs.EnqueueAsync([jobs[0], jobs[1]], Token);
        await Jobs.EnqueueAsync([jobs[0], jobs[1]], Token);
        await Jobs.CompleteAsync(await Store.TakePostStatusAsync(), [jobs[1], jobs[2]], 6, 3, Token);

        (await ListAsync()).Select(job => job.Number).ShouldBe([0, 1, 2]);
        foreach (var job in jobs)
        {
            (await Store.TakeUpdateFeedAsync()).Job.ShouldBeSame(job);
        }
    }

    [Fact]
    public async Task A_job_that_failed_waits_with_its_failures_and_is_not_sent_again()
    {
        await Store.EnqueueAsync();
        await Jobs.FailAsync(JobKind.UpdateFeed, (await Store.TakeUpdateFeedAsync()).Id, "Broken", Token);

        await Store.ReopenAsync();

        var waiting = (await ListAsync()).Single(job => job.Kind is JobKind.UpdateFeed);
        (waiting.Attempts, waiting.IsSetAside, waiting.Error).ShouldBe((1, false, "Broken"));
        (await Jobs.RetryAsync(waiting.Id, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Jobs_are_listed_oldest_first_in_pages()
    {
        for (var i = 0; i < 4; i++)
        {
            await Store.EnqueueAsync();
            Store.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        List<JobInfo> seen = [];
        IReadOnlyList<JobInfo> page;
        do
        {
            page = await Jobs.ListAsync(setAsideOnly: false, seen.LastOrDefault()?.Id, 3, Token);
            seen.AddRange(page);
        }
        while (page.Count == 3);

        seen.Select(job => job.CreatedAt).ShouldBeInOrder();
        seen.Select(job => (job.Kind, job.StatusId)).ShouldBeUnique();
        seen.Count.ShouldBe(8);
        seen.ShouldAllBe(job => job.Attempts == 0 && !job.IsSetAside && job.Error == null);
    }

    private async Task<IReadOnlyList<JobInfo>> ListAsync() => await Jobs.ListAsync(setAsideOnly: false, null, 100, Token);
}
