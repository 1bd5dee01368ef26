using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Linnet.Aws.Tables;
using Linnet.Core.Diagnostics;
using Linnet.Core.Paging;
using Microsoft.Extensions.Options;

namespace Linnet.Aws.Engine;

/// <summary>
/// The calls of DynamoDB that the stores make, with what all have in common: full names of tables, attributes that may be called
/// anything, whole answers instead of pages, what was left unprocessed sent again, and a count for the request log.
/// </summary>
internal sealed class Dynamo(IAmazonDynamoDB client, IOptions<AwsOptions> options, StoreCounters counters, Patience patience)
{
    /// <summary>Items that DynamoDB writes in one batch.</summary>
    public const int WritesPerBatch = 25;

    /// <summary>Changes that DynamoDB makes in one transaction.</summary>
    public const int ChangesPerTransaction = 100;

    // With pauses of up to 2 s, some 20 s of throttling before a call fails.
    private const int AttemptsMax = 25;
    private const int ReadsPerBatch = 100;

    private readonly CallSites _sites = new(counters, "Dynamo");

    private long _sentAgain;

    /// <summary>How many items were left unprocessed, and so sent again, by <see cref="WriteAsync"/>.</summary>
    public long SentAgain => Volatile.Read(ref _sentAgain);

    /// <summary>The table's name in the account.</summary>
    public string NameOf(Table table) => $"{options.Value.Prefix}-{table.Name}";

    /// <summary>The item with a key, or null.</summary>
    public async Task<Item?> GetAsync(
        Table table,
        Item key,
        CancellationToken ct,
        bool consistent = true,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = "")
    {
        _sites.Of(file, member).CountRead();
        var request = new GetItemRequest { TableName = NameOf(table), Key = key, ConsistentRead = consistent };
        var response = await client.GetItemAsync(request, ct);
        return response.Item is { Count: > 0 } item ? new Item(item) : null;
    }

    /// <summary>Those of the items that exist, in no promised order. Keys differ from each other.</summary>
    public async Task<IReadOnlyList<Item>> GetManyAsync(
        Table table,
        IReadOnlyCollection<Item> keys,
        CancellationToken ct,
        bool consistent = true,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = "")
    {
        var name = NameOf(table);
        var found = new List<Item>(keys.Count);
        foreach (var some in keys.Chunk(ReadsPerBatch))
        {
            var left = new Dictionary<string, KeysAndAttributes>
            {
                [name] = new() { Keys = [.. some], ConsistentRead = consistent },
            };
            for (var attempt = 1; left.Count > 0; attempt++)
            {
                await PauseAsync(attempt, ct);
                _sites.Of(file, member).CountRead();
                var response = await client.BatchGetItemAsync(new BatchGetItemRequest { RequestItems = left }, ct);
                found.AddRange(response.Responses.GetValueOrDefault(name, []).Select(item => new Item(item)));
                left = response.UnprocessedKeys ?? [];
            }
        }

        return found;
    }

    /// <summary>The items that a query asks for.</summary>
    public async Task<IReadOnlyList<Item>> QueryAsync(
        Query query, CancellationToken ct, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        var found = new List<Item>();
        if (query.IsEmpty)
        {
            return found;
        }

        var request = Requests.Of(query, NameOf(query.Table));
        do
        {
            _sites.Of(file, member).CountRead();
            var response = await client.QueryAsync(request, ct);
            found.AddRange((response.Items ?? []).Take(query.Limit - found.Count).Select(item => new Item(item)));
            request.ExclusiveStartKey = response.LastEvaluatedKey;
        }
        while (found.Count < query.Limit && request.ExclusiveStartKey is { Count: > 0 });
        return found;
    }

    /// <summary>A page of what a query asks for, from high to low.</summary>
    public async Task<IReadOnlyList<Item>> PageAsync(
        Query query, PageRequest page, CancellationToken ct, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        var items = await QueryAsync(query.Of(page), ct, file, member);
        return page.Ascending ? [.. items.Reverse()] : items;
    }

    /// <summary>Every item of a table, as they come; for commands and recounts, never for a request.</summary>
    public async IAsyncEnumerable<Item> ScanAsync(
        Table table,
        [EnumeratorCancellation] CancellationToken ct,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = "")
    {
        var request = new ScanRequest { TableName = NameOf(table), ConsistentRead = true };
        do
        {
            _sites.Of(file, member).CountRead();
            var response = await patience.PersistAsync(() => client.ScanAsync(request, ct), ct);
            foreach (var item in response.Items ?? [])
            {
                yield return new Item(item);
            }

            request.ExclusiveStartKey = response.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <summary>
    /// Some items of a table in its own order, which has no meaning: those behind a key that need not be there, and, where its end comes
    /// first, those from its beginning on, so that some can be there twice. For what goes through a table bit by bit.
    /// </summary>
    public async Task<IReadOnlyList<Item>> SampleAsync(
        Table table, Item behind, int limit, CancellationToken ct, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        var found = new List<Item>();
        foreach (var start in new[] { behind, null })
        {
            if (found.Count < limit)
            {
                _sites.Of(file, member).CountRead();
                var request = new ScanRequest { TableName = NameOf(table), ExclusiveStartKey = start, Limit = limit - found.Count };
                found.AddRange((await client.ScanAsync(request, ct)).Items?.Select(item => new Item(item)) ?? []);
            }
        }

        return found;
    }

    /// <summary>Makes one change. Its answer may be lost and the change be made twice: where that matters, take a transaction.</summary>
    /// <returns>
    /// The item as it was before a deletion, and as it is after an update; empty after a put, and when there was nothing to delete.
    /// Null when the condition did not hold.
    /// </returns>
    public async Task<Item?> ChangeAsync(
        Change change, CancellationToken ct, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        _sites.Of(file, member).CountWrite();
        try
        {
            var attributes = change switch
            {
                Put put => (await client.PutItemAsync(Requests.Of(put, NameOf(put.Table)), ct)).Attributes,
                Update update => (await client.UpdateItemAsync(Requests.Of(update, NameOf(update.Table)), ct)).Attributes,
                Delete delete => (await client.DeleteItemAsync(Requests.Of(delete, NameOf(delete.Table)), ct)).Attributes,
                _ => throw new ArgumentException($"A {change.GetType().Name} is for transactions.", nameof(change)),
            };
            return new Item(attributes ?? []);
        }
        catch (ConditionalCheckFailedException)
        {
            return null;
        }
    }

    /// <summary>
    /// Makes changes of different items all together or not at all, once even when the answer to an attempt is lost. One that meets
    /// another transaction on its way is tried again.
    /// </summary>
    public async Task<TransactionResult> TransactAsync(
        IReadOnlyList<Change> changes, CancellationToken ct, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        var request = new TransactWriteItemsRequest
        {
            TransactItems = [.. changes.Select(change => Requests.PartOf(change, NameOf(change.Table)))],
        };
        for (var attempt = 1; ; attempt++)
        {
            await PauseAsync(attempt, ct);
            _sites.Of(file, member).CountWrite();
            try
            {
                // The token makes repeats of this attempt, which the client sends by itself, one and the same.
                request.ClientRequestToken = Guid.NewGuid().ToString();
                await client.TransactWriteItemsAsync(request, ct);
                counters.CountTransaction();
                return default;
            }
            catch (TransactionCanceledException canceled) when (attempt < AttemptsMax)
            {
                var reasons = canceled.CancellationReasons.ConvertAll(reason => reason.Code);
                if (reasons.Contains("ConditionalCheckFailed"))
                {
                    return new(reasons.ConvertAll(reason => reason == "ConditionalCheckFailed"));
                }

                if (!reasons.Exists(IsPassing))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Writes items without conditions, 25 at a time, until none is left unprocessed.</summary>
    /// <exception cref="TimeoutException">The table took no more for too long; what was written stays.</exception>
    public async Task WriteAsync(
        Table table,
        IEnumerable<Item> puts,
        IEnumerable<Item> deletes,
        CancellationToken ct,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = "")
    {
        var writes = puts.Select(item => new WriteRequest(new PutRequest(item)))
            .Concat(deletes.Select(key => new WriteRequest(new DeleteRequest(key))));
        foreach (var some in writes.Chunk(WritesPerBatch))
        {
            IReadOnlyList<WriteRequest> left = some;
            for (var attempt = 1; left.Count > 0; attempt++)
            {
                await PauseAsync(attempt, ct);
                left = await WriteOnceAsync(table, left, ct, file, member);
                Interlocked.Add(ref _sentAgain, left.Count);
            }
        }
    }

    /// <summary>Writes at most 25 items once.</summary>
    /// <returns>What DynamoDB left unprocessed.</returns>
    public async Task<IReadOnlyList<WriteRequest>> WriteOnceAsync(
        Table table,
        IReadOnlyList<WriteRequest> writes,
        CancellationToken ct,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = "")
    {
        _sites.Of(file, member).CountWrite();
        var name = NameOf(table);
        try
        {
            var response = await client.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [name] = [.. writes] } }, ct);
            return response.UnprocessedItems?.GetValueOrDefault(name) ?? [];
        }
        catch (ProvisionedThroughputExceededException)
        {
            // So it answers when it took none of the items.
            return writes;
        }
    }

    private static bool IsPassing(string reason) =>
        reason is "TransactionConflict" or "ThrottlingError" or "ProvisionedThroughputExceeded";

    private Task PauseAsync(int attempt, CancellationToken ct) => attempt switch
    {
        1 => Task.CompletedTask,
        <= AttemptsMax => patience.PauseAsync(attempt, ct),
        _ => throw new TimeoutException($"DynamoDB was throttled for {AttemptsMax} attempts: its capacity is too small for the load."),
    };
}
