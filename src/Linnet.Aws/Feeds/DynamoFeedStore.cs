using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Feeds;
using Linnet.Core.Jobs;
using Linnet.Core.Paging;
using Microsoft.Extensions.Options;

namespace Linnet.Aws.Feeds;

/// <inheritdoc/>
internal sealed class DynamoFeedStore(Dynamo dynamo, FeedWriter writer, IOptions<FanOutOptions> options) : IFeedStore
{
    public async ValueTask<Delivery> AppendAsync(long statusId, IReadOnlyList<long> ownerIds, CancellationToken ct)
    {
        // A job that is not full is a small post, or the end of a large one, of which there is one.
        var isSmall = ownerIds.Count < options.Value.FollowersPerJob;
        await writer.PutAsync(FeedItems.Of(statusId, ownerIds), isSmall, ct);
        return new(Written: ownerIds.Count, Deferred: 0);
    }

    public async ValueTask<IReadOnlyList<long>> ReadAsync(long ownerId, PageRequest page, CancellationToken ct) =>
        FeedItems.Read(await dynamo.QueryAsync(new Query(LinnetTables.Feeds, ownerId) { Limit = page.Limit }.Of(page), ct));
}
