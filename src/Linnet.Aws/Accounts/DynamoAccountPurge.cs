using Linnet.Aws.Engine;
using Linnet.Aws.Feeds;
using Linnet.Aws.Follows;
using Linnet.Aws.Likes;
using Linnet.Aws.Sessions;
using Linnet.Aws.Statuses;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Accounts;

/// <summary>
/// Removes what deleted accounts left behind, in steps. A step can be cut short and taken again, and several processes may be at it: what
/// counts goes in transactions, and what a next step has to find goes last.
/// </summary>
internal sealed class DynamoAccountPurge(
    Dynamo dynamo, StatusPurge statuses, FollowPurge follows, DynamoLikeStore likes, FeedWriter feeds, SessionEnd sessions)
{
    private const int ItemsPerStep = 100;

    /// <summary>Takes one step.</summary>
    /// <returns>True while there is more to do.</returns>
    public async Task<bool> RunStepAsync(CancellationToken ct)
    {
        await foreach (var purge in dynamo.ScanAsync(LinnetTables.Purges, ct))
        {
            var id = purge.Number("id");
            if (!await RemoveSomeAsync(id, ct))
            {
                await sessions.OfAccountAsync(id, exceptSessionId: null, ct);
                await dynamo.ChangeAsync(new Delete(LinnetTables.Purges, purge.KeyIn(LinnetTables.Purges)), ct);
            }

            return true;
        }

        return false;
    }

    private async Task<bool> RemoveSomeAsync(long accountId, CancellationToken ct) =>
        await statuses.RemoveSomeAsync(accountId, ct)
        || await likes.PurgeSomeAsync(accountId, ct)
        || await follows.RemoveSomeOfFollowerAsync(accountId, ct)
        || await follows.RemoveSomeOfFolloweeAsync(accountId, ct)
        || await feeds.RemoveSomeAsync(accountId, ct)
        || await RemoveSomeAsync(LinnetTables.Markers, accountId, ct)
        || await RemoveSomeAsync(LinnetTables.Posts, accountId, ct);

    /// <summary>Removes some items of a partition that is the account's own.</summary>
    private async Task<bool> RemoveSomeAsync(Table table, long accountId, CancellationToken ct)
    {
        var items = await dynamo.QueryAsync(new(table, accountId) { Limit = ItemsPerStep }, ct);
        await dynamo.WriteAsync(table, [], items.Select(item => item.KeyIn(table)), ct);
        return items.Count > 0;
    }
}
