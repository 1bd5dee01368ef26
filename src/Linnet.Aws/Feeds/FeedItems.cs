using Linnet.Aws.Engine;

namespace Linnet.Aws.Feeds;

/// <summary>How entries of feeds stand in the table: one small item each, which costs one write unit.</summary>
internal static class FeedItems
{
    /// <summary>The items that put a status into feeds.</summary>
    public static IEnumerable<Item> Of(long statusId, IReadOnlyList<long> ownerIds) =>
        ownerIds.Select(ownerId => new Item { ["ownerId"] = ownerId, ["statusId"] = statusId });

    /// <summary>The statuses that an owner's items hold, newest first.</summary>
    public static IReadOnlyList<long> Read(IEnumerable<Item> items) =>
        [.. items.Select(item => item.Number("statusId")).OrderDescending()];
}
