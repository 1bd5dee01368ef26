using Linnet.Core.Feeds;
using Linnet.Core.Jobs;

namespace Linnet.Sqlite.Jobs;

/// <summary>
/// The only job of a post, given to a worker that waits while the end of the post-status job is queued to be written. If the worker is
/// done by the time that end is written, both end there, and the job needs no row; else it gets one.
/// </summary>
internal sealed class HandedJob(UpdateFeedJob job)
{
    private readonly Lock _gate = new();
    private Delivery? _delivery;
    private bool _hasRow;

    /// <summary>The job.</summary>
    public UpdateFeedJob Job => job;

    /// <summary>The end of the post-status job.</summary>
    public Task End { get; set; } = Task.CompletedTask;

    /// <summary>The worker is done.</summary>
    /// <returns>True: the job ends with the post-status job; false: it has a row, which has to be ended.</returns>
    public bool TryDeliver(Delivery delivery)
    {
        lock (_gate)
        {
            _delivery = delivery;
            return !_hasRow;
        }
    }

    /// <summary>The end of the post-status job is being written.</summary>
    /// <returns>What the worker did; null: it is not done, and the job gets a row.</returns>
    public Delivery? Take()
    {
        lock (_gate)
        {
            _hasRow = _delivery is null;
            return _delivery;
        }
    }
}
