using Linnet.Core.Feeds;
using Linnet.Core.Streaming;

namespace Linnet.Core.Jobs;

/// <summary>Works on the second queue: writes a status into the feeds of one job's followers, and tells who watches them.</summary>
public sealed class UpdateFeedRunner(IFeedStore feeds, IJobQueue queue, StatusNews news)
{
    /// <summary>Makes the deliveries of a job. Making them again changes nothing.</summary>
    /// <returns>The job's end, under way: the next job need not wait for it.</returns>
    public async ValueTask<Task> RunAsync(Lease<UpdateFeedJob> lease, CancellationToken ct)
    {
        var delivery = await feeds.AppendAsync(lease.Job.StatusId, lease.Job.OwnerIds, ct);
        news.Delivered(lease.Job);
        return queue.CompleteAsync(lease, delivery, ct);
    }
}
