using Linnet.Aws.Engine;
using Linnet.Aws.Search;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Statuses;

/// <summary>Removes the statuses of an account that is gone. The story, by which they are found, goes last.</summary>
internal sealed class StatusPurge(Dynamo dynamo, StatusIndexer indexer)
{
    private const int StatusesPerStep = 50;

    // With the count that makes ten changes, which older emulators of DynamoDB take in one transaction too.
    private const int StatusesPerTransaction = 9;
    private const int StatusesAtOnce = 8;

    /// <summary>Removes some of them, with all that hangs on them.</summary>
    /// <returns>True while there may be more.</returns>
    public async Task<bool> RemoveSomeAsync(long accountId, CancellationToken ct)
    {
        var story = await dynamo.QueryAsync(new(LinnetTables.Stories, accountId) { Limit = StatusesPerStep }, ct);
        var keys = story.Select(entry => StatusItems.Key(entry.Number("statusId"))).ToList();
        var statuses = await dynamo.GetManyAsync(LinnetTables.Statuses, keys, ct);
        foreach (var some in statuses.Where(status => !status.Is("gone")).Chunk(StatusesPerTransaction))
        {
            if (!await MarkGoneAsync(some, ct))
            {
                // Some are gone meanwhile; the next step finds the others.
                return true;
            }
        }

        await dynamo.WriteAsync(LinnetTables.Receipts, [], statuses.Select(status => new Item { ["statusId"] = status.Number("id") }), ct);
        await Parallel.ForEachAsync(
            statuses,
            new ParallelOptions { MaxDegreeOfParallelism = StatusesAtOnce, CancellationToken = ct },
            async (status, token) => await indexer.IndexAsync(status.Number("id"), token));
        await dynamo.WriteAsync(LinnetTables.Stories, [], story, ct);
        return story.Count > 0;
    }

    /// <summary>Deletes statuses for every reader, and counts them off: all of them or none.</summary>
    private async Task<bool> MarkGoneAsync(Item[] statuses, CancellationToken ct)
    {
        var marks = statuses.Select(status => new Update(
            LinnetTables.Statuses,
            StatusItems.Key(status.Number("id")),
            "SET #gone = :true REMOVE #everything, #unsent, #followersPerJob")
        {
            If = StatusItems.Exists,
            Values = new Item { [":true"] = true },
        });
        return (await dynamo.TransactAsync([Totals.Add(Totals.Statuses, -statuses.Length), .. marks], ct)).IsDone;
    }
}
