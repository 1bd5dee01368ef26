namespace Linnet.Aws.Queues;

/// <summary>Every queue of Linnet; each has a queue of dead letters beside it.</summary>
public static class LinnetQueues
{
    /// <summary>Followers up to whom a status is small: its jobs take the express queue.</summary>
    public const int ExpressFollowersMax = 250;

    /// <summary>Statuses whose followers are to be found.</summary>
    public static Queue PostStatus { get; } = new("post-status");

    /// <summary>Feeds to be written, of statuses with many followers.</summary>
    public static Queue UpdateFeed { get; } = new("update-feed");

    /// <summary>Feeds to be written, of statuses with few followers, which so never wait behind a large one.</summary>
    public static Queue UpdateFeedExpress { get; } = new("update-feed-express");

    /// <summary>Likes and unlikes to be summed up, where no process lives long enough to gather them.</summary>
    public static Queue Likes { get; } = new("likes");

    /// <summary>Statuses to be made findable.</summary>
    public static Queue Index { get; } = new("index");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Queue> All { get; } = [PostStatus, UpdateFeed, UpdateFeedExpress, Likes, Index];
}
