using Amazon.DynamoDBv2.Model;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Feeds;
using Linnet.Core.Jobs;
using Linnet.Core.Paging;
using Microsoft.Extensions.Options;

namespace Linnet.Aws.Feeds;

/// <inheritdoc/>
internal sealed class DynamoFeedStore(Dynamo dynamo, WriteBudget budget, IOptions<FanOutOptions> options) : IFeedStore
{
    // With the budget's pauses some 15 s in which the table takes nothing at all.
    private const int FruitlessMax = 20;

    public async ValueTask<Delivery> AppendAsync(long statusId, IReadOnlyList<long> ownerIds, CancellationToken ct)
    {
        // A job that is not full is a small post, or the end of a large one, of which there is one.
        var isSmall = ownerIds.Count < options.Value.FollowersPerJob;
        List<WriteRequest> left = [.. FeedItems.Of(statusId, ownerIds).Select(item => new WriteRequest(new PutRequest(item)))];
        var (wasThrottled, fruitless) = (false, 0);
        while (left.Count > 0)
        {
            var units = await budget.LeaseAsync(left.Count, isSmall, wasThrottled, ct);
            var unprocessed = await WriteAsync(left[..units], ct);
            wasThrottled = unprocessed.Count > 0;
            fruitless = unprocessed.Count == units ? fruitless + 1 : 0;
            if (fruitless == FruitlessMax)
            {
                throw new TimeoutException(
                    $"The table {dynamo.NameOf(LinnetTables.Feeds)} took no item in {FruitlessMax} attempts: its capacity is too small.");
            }

            left = [.. unprocessed, .. left[units..]];
        }

        return new(Written: ownerIds.Count, Deferred: 0);
    }

    public async ValueTask<IReadOnlyList<long>> ReadAsync(long ownerId, PageRequest page, CancellationToken ct) =>
        FeedItems.Read(await dynamo.QueryAsync(new Query(LinnetTables.Feeds, ownerId) { Limit = page.Limit }.Of(page), ct));

    /// <summary>Writes items once.</summary>
    /// <returns>Those that the table did not take.</returns>
    private async Task<List<WriteRequest>> WriteAsync(List<WriteRequest> writes, CancellationToken ct)
    {
        var unprocessed = new List<WriteRequest>();
        foreach (var batch in writes.Chunk(Dynamo.WritesPerBatch))
        {
            unprocessed.AddRange(await dynamo.WriteOnceAsync(LinnetTables.Feeds, batch, ct));
        }

        return unprocessed;
    }
}
