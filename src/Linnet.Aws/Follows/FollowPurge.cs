using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;

namespace Linnet.Aws.Follows;

/// <summary>Removes the follows of an account that is gone, from both sides, and counts them off at the other.</summary>
internal sealed class FollowPurge(Dynamo dynamo)
{
    private const int FollowsPerStep = 100;
    private const int FollowsAtOnce = 8;

    /// <summary>Removes some of the follows by which the account followed others.</summary>
    /// <returns>True while there may be more.</returns>
    public async Task<bool> RemoveSomeOfFollowerAsync(long accountId, CancellationToken ct)
    {
        var pairs = await dynamo.QueryAsync(new(LinnetTables.Following, accountId) { Limit = FollowsPerStep }, ct);
        await RemoveAsync(pairs.Select(pair => new Follow(accountId, pair.Number("followeeId"), pair.Number("since"))), accountId, ct);
        return pairs.Count > 0;
    }

    /// <summary>Removes some of the follows by which others followed the account, ended ones too.</summary>
    /// <returns>True while there may be more.</returns>
    public async Task<bool> RemoveSomeOfFolloweeAsync(long accountId, CancellationToken ct)
    {
        var intervals = await dynamo.QueryAsync(new(LinnetTables.Follows, accountId) { Limit = FollowsPerStep }, ct);
        var isOpen = intervals.ToLookup(interval => !interval.ContainsKey("until"));
        await dynamo.WriteAsync(LinnetTables.Follows, [], isOpen[false].Select(interval => interval.KeyIn(LinnetTables.Follows)), ct);
        await RemoveAsync(
            isOpen[true].Select(interval => new Follow(interval.Number("followerId"), accountId, interval.Number("since"))), accountId, ct);
        return intervals.Count > 0;
    }

    private Task RemoveAsync(IEnumerable<Follow> follows, long goneId, CancellationToken ct) => Parallel.ForEachAsync(
        follows,
        new ParallelOptions { MaxDegreeOfParallelism = FollowsAtOnce, CancellationToken = ct },
        async (follow, token) => await RemoveAsync(follow, goneId, token));

    private async Task RemoveAsync(Follow follow, long goneId, CancellationToken ct)
    {
        var (pair, interval) = (FollowItems.Pair(follow.FollowerId, follow.FolloweeId), FollowItems.Interval(follow.FolloweeId, follow.Since));
        var (otherId, count) = goneId == follow.FollowerId ? (follow.FolloweeId, "followers") : (follow.FollowerId, "following");
        var result = await dynamo.TransactAsync(
            [
                new Delete(LinnetTables.Following, pair) { If = "#since = :since", Values = new Item { [":since"] = follow.Since } },
                new Delete(LinnetTables.Follows, interval),
                new Update(LinnetTables.Accounts, AccountItems.Key(otherId), $"ADD #{count} :difference")
                {
                    If = "attribute_exists(#id)",
                    Values = new Item { [":difference"] = -1 },
                },
            ],
            ct);
        if (!result.IsDone)
        {
            // Counted off already: what is left of it is in nobody's way but this one's.
            await dynamo.WriteAsync(LinnetTables.Following, [], [pair], ct);
            await dynamo.WriteAsync(LinnetTables.Follows, [], [interval], ct);
        }
    }

    private readonly record struct Follow(long FollowerId, long FolloweeId, long Since);
}
