using Linnet.Aws.Queues;
using Linnet.Aws.Tables;
using static Linnet.Deploy.Functions.TableRights;

namespace Linnet.Deploy.Functions;

/// <summary>
/// What each function may do: what its code does, and nothing more. A transaction takes the rights of the changes in it.
/// </summary>
internal static class AccessPlan
{
    private const TableRights Read = GetItem | BatchGetItem;

    /// <summary>The API reads and writes for people; what is done behind them is others' work.</summary>
    public static Access Api { get; } = new()
    {
        Tables =
        [
            new(LinnetTables.Accounts, Read | PutItem | UpdateItem | ConditionCheckItem, IndexesOf(LinnetTables.Accounts)),
            new(LinnetTables.Aliases, Read | PutItem),
            new(LinnetTables.Names, Query | PutItem | DeleteItem),
            new(LinnetTables.Purges, PutItem),
            new(LinnetTables.Sessions, Read | Query | PutItem | UpdateItem | BatchWriteItem),
            new(LinnetTables.Apps, Read | PutItem),
            new(LinnetTables.Codes, PutItem | UpdateItem),
            new(LinnetTables.Markers, Query | PutItem),
            new(LinnetTables.Follows, Query | PutItem | UpdateItem | DeleteItem),
            new(LinnetTables.Following, Read | PutItem | DeleteItem, "by-since"),
            new(LinnetTables.Statuses, Read | PutItem | UpdateItem, "all"),
            new(LinnetTables.Versions, Query | PutItem),
            new(LinnetTables.Stories, Query | PutItem | DeleteItem),
            new(LinnetTables.Tags, Query),
            new(LinnetTables.TagCounts, Query, IndexesOf(LinnetTables.TagCounts)),
            new(LinnetTables.Posts, GetItem | PutItem),
            new(LinnetTables.Receipts, Read | DeleteItem),
            new(LinnetTables.Feeds, Query),
            new(LinnetTables.Likes, Read | Query | UpdateItem | BatchWriteItem, "by-status", "by-account"),
            new(LinnetTables.Words, Query),
            new(LinnetTables.Counters, Query | UpdateItem),
            new(LinnetTables.Keys, Scan | PutItem),
        ],
        Queues =
        [
            new(LinnetQueues.PostStatus, QueueRights.Send | QueueRights.Count),
            new(LinnetQueues.UpdateFeed, QueueRights.Send | QueueRights.Count),
            new(LinnetQueues.UpdateFeedExpress, QueueRights.Send | QueueRights.Count),
            new(LinnetQueues.Likes, QueueRights.Send),
            new(LinnetQueues.Index, QueueRights.Send),
            new(LinnetQueues.PostStatus.DeadLetters, QueueRights.Look | QueueRights.Count),
            new(LinnetQueues.UpdateFeed.DeadLetters, QueueRights.Look | QueueRights.Count),
            new(LinnetQueues.UpdateFeedExpress.DeadLetters, QueueRights.Look | QueueRights.Count),
        ],
        HasMedia = true,
    };

    /// <summary>The site is a client of the API: of its own it has the keys that sign cookies, and its registration beside them.</summary>
    public static Access Site { get; } = new() { Tables = [new(LinnetTables.Keys, GetItem | Scan | PutItem)] };

    /// <summary>Lists followers and hands them on.</summary>
    public static Access PostStatus { get; } = new()
    {
        Tables = [new(LinnetTables.Follows, Query), new(LinnetTables.Receipts, UpdateItem)],
        Queues = [new(LinnetQueues.UpdateFeed, QueueRights.Send), new(LinnetQueues.UpdateFeedExpress, QueueRights.Send)],
    };

    /// <summary>Writes feeds within the budget.</summary>
    public static Access UpdateFeed { get; } = new()
    {
        Tables =
        [
            new(LinnetTables.Feeds, BatchWriteItem),
            new(LinnetTables.Budget, GetItem | UpdateItem),
            new(LinnetTables.Receipts, GetItem | UpdateItem),
        ],
    };

    /// <summary>Counts likes.</summary>
    public static Access Likes { get; } = new()
    {
        Tables =
        [
            new(LinnetTables.Accounts, BatchGetItem),
            new(LinnetTables.Statuses, GetItem | UpdateItem),
            new(LinnetTables.Likes, BatchGetItem | PutItem | BatchWriteItem),
        ],
    };

    /// <summary>Brings the index to what statuses say, and removes what deleted ones left behind.</summary>
    public static Access Index { get; } = new()
    {
        Tables =
        [
            new(LinnetTables.Statuses, GetItem | DeleteItem),
            new(LinnetTables.Versions, Query | BatchWriteItem),
            new(LinnetTables.Words, BatchWriteItem),
            new(LinnetTables.Tags, PutItem | DeleteItem),
            new(LinnetTables.TagCounts, UpdateItem),
            new(LinnetTables.Likes, BatchWriteItem, "by-status"),
        ],
    };

    /// <summary>Sends again what was left unsent; removes what deleted accounts left behind.</summary>
    public static Access Housekeeping { get; } = new()
    {
        Tables =
        [
            new(LinnetTables.Accounts, UpdateItem),
            new(LinnetTables.Purges, Scan | DeleteItem),
            new(LinnetTables.Sessions, Query | BatchWriteItem),
            new(LinnetTables.Markers, Query | BatchWriteItem),
            new(LinnetTables.Posts, Query | BatchWriteItem),
            new(LinnetTables.Follows, Query | DeleteItem | BatchWriteItem),
            new(LinnetTables.Following, Query | DeleteItem | BatchWriteItem),
            new(LinnetTables.Statuses, Read | UpdateItem | DeleteItem, "unsent"),
            new(LinnetTables.Stories, Query | BatchWriteItem),
            new(LinnetTables.Receipts, BatchWriteItem),
            new(LinnetTables.Versions, Query | BatchWriteItem),
            new(LinnetTables.Words, BatchWriteItem),
            new(LinnetTables.Tags, DeleteItem),
            new(LinnetTables.TagCounts, UpdateItem),
            new(LinnetTables.Likes, Query | DeleteItem | BatchWriteItem, "by-status"),
            new(LinnetTables.Counters, UpdateItem),
            new(LinnetTables.Feeds, Query | BatchWriteItem),
            new(LinnetTables.Budget, GetItem | UpdateItem),
        ],
        Queues = [new(LinnetQueues.PostStatus, QueueRights.Send), new(LinnetQueues.Index, QueueRights.Send)],
    };

    private static string[] IndexesOf(Table table) => [.. table.Indexes.Select(index => index.Name)];
}
