using Linnet.Aws.Queues;

namespace Linnet.Deploy.Storage;

/// <summary>A queue, and how the function that works on it is given its messages.</summary>
/// <param name="Queue">The queue.</param>
internal sealed record QueuePlan(Queue Queue)
{
    /// <summary>What one batch may take: the time-out of the functions. Within the time that its messages are invisible.</summary>
    public const int WorkSeconds = 20;

    /// <summary>New statuses whose followers are to be found.</summary>
    public static QueuePlan PostStatus { get; } = new(LinnetQueues.PostStatus) { BatchSize = 5, WaitsTooLongSeconds = 60 };

    /// <summary>
    /// Statuses that are to be written into feeds. All writers share one budget, which two of them use up: more would only wait.
    /// A message at a time, for one alone takes seconds of the budget.
    /// </summary>
    public static QueuePlan UpdateFeed { get; } =
        new(LinnetQueues.UpdateFeed) { BatchSize = 1, ConcurrencyMax = 2, WaitsTooLongSeconds = 180 };

    /// <summary>The same for posts with few followers. Its two writers are its own, so that it never waits behind the other.</summary>
    public static QueuePlan UpdateFeedExpress { get; } =
        new(LinnetQueues.UpdateFeedExpress) { BatchSize = 1, ConcurrencyMax = 2, WaitsTooLongSeconds = 60 };

    /// <summary>Likes, gathered for a minute, so that many of one status become one change.</summary>
    public static QueuePlan Likes { get; } =
        new(LinnetQueues.Likes) { BatchSize = 1_000, GatherSeconds = 60, ConcurrencyMax = 2, WaitsTooLongSeconds = 300 };

    /// <summary>Statuses whose words are to be found.</summary>
    public static QueuePlan Index { get; } = new(LinnetQueues.Index) { BatchSize = 10, WaitsTooLongSeconds = 300 };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<QueuePlan> All { get; } = [PostStatus, UpdateFeed, UpdateFeedExpress, Likes, Index];

    /// <summary>Most messages that the function is given at once.</summary>
    public required int BatchSize { get; init; }

    /// <summary>How long messages are gathered before the function is started.</summary>
    public int GatherSeconds { get; init; }

    /// <summary>Most instances of the function that work on the queue at a time; 2 is the least that AWS takes.</summary>
    public int ConcurrencyMax { get; init; } = 5;

    /// <summary>From which age of the oldest message on something is wrong.</summary>
    public required int WaitsTooLongSeconds { get; init; }

    /// <summary>
    /// When a message comes again that failed: soon enough for the promise that is made for feeds. AWS advises six times the
    /// time-out, for functions that are kept from starting; ours are few at a time, and what is done twice has no effect.
    /// </summary>
    public int VisibilitySeconds => (int)Queue.Visibility.TotalSeconds + GatherSeconds;
}
