using Linnet.Core.Follows;

namespace Linnet.Core.Jobs;

/// <summary>
/// Works on the first queue: pages through a status' followers, as of the status' id, and makes update-feed jobs of them.
/// Running a job again makes the same jobs with the same numbers.
/// </summary>
public sealed class PostStatusRunner(IFollowStore follows, IJobQueue queue)
{
    private const int FollowersPerPage = 2500;

    /// <summary>Makes the update-feed jobs of a job. Making them again changes nothing.</summary>
    /// <returns>The job's end, under way: the next job need not wait for it.</returns>
    public async ValueTask<Task> RunAsync(Lease<PostStatusJob> lease, CancellationToken ct)
    {
        var job = lease.Job;
        var pageSize = Math.Max(1, FollowersPerPage / job.FollowersPerJob) * job.FollowersPerJob;
        var (followers, jobs, afterSince) = (0, 0, 0L);
        while (true)
        {
            var page = await follows.ListFollowersAsOfAsync(job.AuthorId, job.StatusId, afterSince, pageSize, ct);
            var made = page.Chunk(job.FollowersPerJob)
                .Select((chunk, index) => new UpdateFeedJob(
                    job.StatusId, job.AuthorId, jobs + index, Array.ConvertAll(chunk, follow => follow.AccountId)))
                .ToList();
            followers += page.Count;
            jobs += made.Count;
            if (page.Count < pageSize)
            {
                return queue.CompleteAsync(lease, made, followers, jobs, ct);
            }

            await queue.EnqueueAsync(made, ct);
            afterSince = page[^1].Since;
        }
    }
}
