using Linnet.Core.Paging;
using Linnet.Core.Statuses;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Feeds;

/// <summary>Reads the lists of statuses that people look at, newest first.</summary>
public sealed class Timelines(
    IFeedStore feeds, IStatusStore statuses, StatusLoader loader, IOptions<FeedOptions> options)
{
    /// <summary>The owner's feed, with the own statuses among it when the setting says so.</summary>
    public ValueTask<Page<StatusView>> ReadHomeAsync(long ownerId, PageRequest page, CancellationToken ct) =>
        loader.FillAsync(
            page,
            ownerId,
            async part =>
            {
                var feed = await feeds.ReadAsync(ownerId, part, ct);
                return options.Value.ShowOwnStatuses
                    ? Merge(feed, await statuses.ListByAccountAsync(ownerId, part, ct), part)
                    : feed;
            },
            ct);

    /// <summary>One account's statuses, as a viewer sees them.</summary>
    public ValueTask<Page<StatusView>> ReadStoryAsync(long accountId, PageRequest page, long? viewerId, CancellationToken ct) =>
        loader.FillAsync(page, viewerId, part => statuses.ListByAccountAsync(accountId, part, ct), ct);

    /// <summary>Everybody's statuses, as a viewer sees them.</summary>
    public ValueTask<Page<StatusView>> ReadPublicAsync(PageRequest page, long? viewerId, CancellationToken ct) =>
        loader.FillAsync(page, viewerId, part => statuses.ListAllAsync(part, ct), ct);

    /// <summary>The statuses that bear a tag, however it is written, as a viewer sees them.</summary>
    public ValueTask<Page<StatusView>> ReadTagAsync(string tag, PageRequest page, long? viewerId, CancellationToken ct)
    {
        var name = Tags.Normalise(tag);
        return loader.FillAsync(page, viewerId, part => statuses.ListByTagAsync(name, part, ct), ct);
    }

    /// <summary>Merges two lists that run from high to low and share no id; takes the end that the page asks for.</summary>
    internal static IReadOnlyList<long> Merge(IReadOnlyList<long> one, IReadOnlyList<long> other, PageRequest page)
    {
        if (one.Count == 0 || other.Count == 0)
        {
            return one.Count == 0 ? other : one;
        }

        var merged = new long[one.Count + other.Count];
        var (i, j) = (0, 0);
        for (var k = 0; k < merged.Length; k++)
        {
            merged[k] = j == other.Count || (i < one.Count && one[i] > other[j]) ? one[i++] : other[j++];
        }

        var count = Math.Min(merged.Length, page.Limit);
        return page.Ascending ? merged[^count..] : merged[..count];
    }
}
