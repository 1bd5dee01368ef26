using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core;
using Linnet.Core.Follows;

namespace Linnet.Aws.Follows;

/// <summary>
/// How follows look in their two tables: as an interval at the followed account, and, while it is open, as a pair at the follower.
/// </summary>
internal static class FollowItems
{
    /// <summary>A condition that an interval meets while it is open.</summary>
    public const string IsOpen = "attribute_not_exists(#until)";

    /// <summary>The key of an open follow.</summary>
    public static Item Pair(long followerId, long followeeId) => new() { ["followerId"] = followerId, ["followeeId"] = followeeId };

    /// <summary>The key of an interval.</summary>
    public static Item Interval(long followeeId, long since) => new() { ["followeeId"] = followeeId, ["since"] = since };

    /// <summary>What begins a follow and counts it: author's row, follower's row, pair, interval.</summary>
    public static IReadOnlyList<Change> Begin(long followerId, long followeeId, long since)
    {
        var (pair, interval) = (Pair(followerId, followeeId), Interval(followeeId, since));
        (pair["since"], interval["followerId"]) = (since, followerId);
        return
        [
            new Update(LinnetTables.Accounts, AccountItems.Key(followeeId), "SET #lastId = :id ADD #followers :one")
            {
                If = $"{AccountItems.IsActive} AND {AuthorOrder.IsNext}",
                Values = new Item { [":active"] = AccountItems.Active, [":id"] = since, [":one"] = 1 },
            },
            new Update(LinnetTables.Accounts, AccountItems.Key(followerId), "ADD #following :one")
            {
                If = $"{AccountItems.IsActive} AND #following < :max",
                Values = new Item { [":active"] = AccountItems.Active, [":one"] = 1, [":max"] = Limits.FollowedAccounts },
            },
            Put.New(LinnetTables.Following, pair),
            Put.New(LinnetTables.Follows, interval),
        ];
    }

    /// <summary>What ends a follow and counts it off: author's row, follower's row, pair, interval.</summary>
    /// <param name="followerId">Who follows.</param>
    /// <param name="followeeId">Whom.</param>
    /// <param name="since">When it began.</param>
    /// <param name="until">When it ends.</param>
    /// <param name="isEmpty">
    /// True: no status is in it. It put nothing into the feed then and need not be remembered, if that is still so.
    /// </param>
    public static IReadOnlyList<Change> End(long followerId, long followeeId, long since, long until, bool isEmpty)
    {
        var interval = Interval(followeeId, since);
        return
        [
            new Update(LinnetTables.Accounts, AccountItems.Key(followeeId), "SET #lastId = :id ADD #followers :one")
            {
                If = isEmpty ? $"{AuthorOrder.IsNext} AND #lastStatusId < :since" : AuthorOrder.IsNext,
                Values = new Item { [":id"] = until, [":one"] = -1, [":since"] = isEmpty ? since : default(Value) },
            },
            new Update(LinnetTables.Accounts, AccountItems.Key(followerId), "ADD #following :one")
            {
                If = "attribute_exists(#id)",
                Values = new Item { [":one"] = -1 },
            },
            new Delete(LinnetTables.Following, Pair(followerId, followeeId))
            {
                If = "#since = :since",
                Values = new Item { [":since"] = since },
            },
            isEmpty
                ? new Delete(LinnetTables.Follows, interval)
                : new Update(LinnetTables.Follows, interval, "SET #until = :until")
                {
                    If = "attribute_exists(#since)",
                    Values = new Item { [":until"] = until },
                },
        ];
    }

    /// <summary>A follow in a list.</summary>
    /// <param name="item">A pair or an interval.</param>
    /// <param name="other">The attribute with the other side's id.</param>
    public static FollowEntry Read(Item item, string other) => new(item.Number(other), item.Number("since"));
}
