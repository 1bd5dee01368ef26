namespace Linnet.Core.Feeds;

/// <summary>Settings of home feeds.</summary>
public sealed class FeedOptions
{
    /// <summary>True: one's own statuses stand among those of the followed; nothing is written for that. Default true.</summary>
    public bool ShowOwnStatuses { get; set; } = true;
}
