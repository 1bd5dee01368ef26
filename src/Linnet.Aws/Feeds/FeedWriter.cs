using Amazon.DynamoDBv2.Model;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Feeds;

/// <summary>Writes to the feeds and removes from them, all within the one budget.</summary>
internal sealed class FeedWriter(Dynamo dynamo, WriteBudget budget)
{
    // With the pauses of the budget at least 10 s in which the table takes nothing at all.
    private const int FruitlessMax = 20;
    private const int EntriesPerStep = 100;

    /// <summary>Puts items into the table.</summary>
    /// <param name="items">The items.</param>
    /// <param name="isSmall">True: goes before large deliveries.</param>
    /// <param name="ct">Cancels what is not written yet.</param>
    public Task PutAsync(IEnumerable<Item> items, bool isSmall, CancellationToken ct) =>
        WriteAsync([.. items.Select(item => new WriteRequest(new PutRequest(item)))], isSmall, ct);

    /// <summary>Removes some of an owner's items, behind everything that anybody waits for.</summary>
    /// <returns>True while there may be more.</returns>
    public async Task<bool> RemoveSomeAsync(long ownerId, CancellationToken ct)
    {
        var items = await dynamo.QueryAsync(new(LinnetTables.Feeds, ownerId) { Limit = EntriesPerStep }, ct);
        var keys = items.Select(item => item.KeyIn(LinnetTables.Feeds));
        await WriteAsync([.. keys.Select(key => new WriteRequest(new DeleteRequest(key)))], isSmall: false, ct);
        return items.Count > 0;
    }

    private async Task WriteAsync(List<WriteRequest> left, bool isSmall, CancellationToken ct)
    {
        var (wasThrottled, fruitless) = (false, 0);
        while (left.Count > 0)
        {
            var units = await budget.LeaseAsync(left.Count, isSmall, wasThrottled, ct);
            var unprocessed = await WriteOnceAsync(left[..units], ct);
            wasThrottled = unprocessed.Count > 0;
            fruitless = unprocessed.Count == units ? fruitless + 1 : 0;
            if (fruitless == FruitlessMax)
            {
                throw new TimeoutException(
                    $"The table {dynamo.NameOf(LinnetTables.Feeds)} took no item in {FruitlessMax} attempts: its capacity is too small.");
            }

            left = [.. unprocessed, .. left[units..]];
        }
    }

    /// <summary>Writes items once.</summary>
    /// <returns>Those that the table did not take.</returns>
    private async Task<List<WriteRequest>> WriteOnceAsync(List<WriteRequest> writes, CancellationToken ct)
    {
        var unprocessed = new List<WriteRequest>();
        foreach (var batch in writes.Chunk(Dynamo.WritesPerBatch))
        {
            unprocessed.AddRange(await dynamo.WriteOnceAsync(LinnetTables.Feeds, batch, ct));
        }

        return unprocessed;
    }
}
