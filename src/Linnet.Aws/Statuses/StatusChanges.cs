using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Statuses;

namespace Linnet.Aws.Statuses;

/// <summary>
/// The transactions that add, edit and delete statuses. Each marks the status, so that the queues are told of it; words and tags are the
/// indexer's affair.
/// </summary>
internal static class StatusChanges
{
    private static readonly TimeSpan KeysAreKeptFor = TimeSpan.FromDays(1);

    /// <summary>The key under which a post is known by its idempotency key.</summary>
    public static Item PostKey(long accountId, string key) => new() { ["accountId"] = accountId, ["key"] = key };

    /// <summary>True while a key still stands for its status; DynamoDB removes it some time later.</summary>
    public static bool IsKept(Item post, DateTimeOffset now) => post.Number("expiresAt") > now.ToUnixTimeSeconds();

    /// <summary>A status that is to be, marked.</summary>
    public static Item NewItem(NewStatus status, long id)
    {
        var item = StatusItems.Write(
            new() { Id = id, AccountId = status.AccountId, AppId = status.AppId, Content = status.Content });
        item["unsent"] = StatusItems.Unsent;
        item["followersPerJob"] = status.FollowersPerJob;
        return item;
    }

    /// <summary>What adds a status: author's row, status, story, number of statuses, idempotency key.</summary>
    /// <param name="item">The status.</param>
    /// <param name="status">What was asked for.</param>
    /// <param name="formerId">The status that the key stood for before, which is deleted or too old to count; null: for none.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<Change> Add(Item item, NewStatus status, long? formerId, DateTimeOffset now)
    {
        var id = item.Number("id");
        List<Change> changes =
        [
            new Update(
                LinnetTables.Accounts,
                AccountItems.Key(status.AccountId),
                "SET #lastId = :id, #lastStatusId = :id ADD #statuses :one")
            {
                If = $"{AccountItems.IsActive} AND {AuthorOrder.IsNext}",
                Values = new Item { [":active"] = AccountItems.Active, [":id"] = id, [":one"] = 1 },
            },
            Put.New(LinnetTables.Statuses, item),
            new Put(LinnetTables.Stories, StatusItems.Story(status.AccountId, id)),
            Totals.Add(Totals.Statuses, 1),
        ];
        if (status.IdempotencyKey is { } key)
        {
            var post = PostKey(status.AccountId, key);
            post["statusId"] = id;
            post["expiresAt"] = (now + KeysAreKeptFor).ToUnixTimeSeconds();
            changes.Add(formerId is null
                ? Put.New(LinnetTables.Posts, post)
                : new Put(LinnetTables.Posts, post) { If = "#statusId = :former", Values = new Item { [":former"] = formerId } });
        }

        return changes;
    }

    /// <summary>What replaces the text of a status and keeps the one before.</summary>
    /// <returns>The status as it will be, marked, and the changes.</returns>
    public static (Item Edited, IReadOnlyList<Change> Changes) Edit(
        Item before, Status status, StatusContent content, DateTimeOffset now)
    {
        var edits = before.Small("edits");
        var edited = StatusItems.With(before, content);
        (edited["editedAt"], edited["edits"], edited["unsent"]) = (now, edits + 1, StatusItems.Unsent);
        var (replace, values) = StatusItems.ReplaceContent(content);
        (values[":now"], values[":next"], values[":edits"], values[":mark"]) = (now, edits + 1, edits, StatusItems.Unsent);
        return (edited,
        [
            new Update(
                LinnetTables.Statuses, StatusItems.Key(status.Id), $"{replace}, #editedAt = :now, #edits = :next, #unsent = :mark")
            {
                If = $"{StatusItems.Exists} AND #edits = :edits",
                Values = values,
            },
            new Put(LinnetTables.Versions, StatusItems.WriteVersion(status, edits)),
        ]);
    }

    /// <summary>What deletes a status for every reader, and counts it off. Its item stays until the indexer is done with it.</summary>
    /// <returns>The item as it will be, marked, and the changes.</returns>
    public static (Item Deleted, IReadOnlyList<Change> Changes) Delete(Item before, Status status)
    {
        var deleted = new Item(before) { ["gone"] = true, ["unsent"] = StatusItems.Unsent, ["followersPerJob"] = default(Value) };
        return (deleted,
        [
            new Update(
                LinnetTables.Statuses,
                StatusItems.Key(status.Id),
                "SET #gone = :true, #unsent = :mark REMOVE #everything, #followersPerJob")
            {
                If = $"{StatusItems.Exists} AND #edits = :edits",
                Values = new Item { [":true"] = true, [":mark"] = StatusItems.Unsent, [":edits"] = before.Number("edits") },
            },
            new Update(LinnetTables.Accounts, AccountItems.Key(status.AccountId), "ADD #statuses :difference")
            {
                If = "attribute_exists(#id)",
                Values = new Item { [":difference"] = -1 },
            },
            new Delete(LinnetTables.Stories, StatusItems.Story(status.AccountId, status.Id)),
            Totals.Add(Totals.Statuses, -1),
            new Delete(LinnetTables.Receipts, new Item { ["statusId"] = status.Id }),
        ]);
    }
}
