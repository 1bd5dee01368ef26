using Linnet.Aws.Engine;
using Linnet.Aws.Statuses;
using Linnet.Aws.Tables;
using Linnet.Core.Feeds;
using Linnet.Core.Paging;

namespace Linnet.Aws.Feeds;

/// <summary>
/// Keeps delivery receipts. The item of one comes to be when there is something to enter. A job counts once, because its number is added
/// on the condition that it is not there; who adds the last one, or finds it added, completes the receipt.
/// </summary>
internal sealed class ReceiptBook(Dynamo dynamo, TimeProvider time) : IReceiptStore
{
    // What the index of all statuses goes by.
    private const string Everything = "a";

    public async ValueTask<Receipt?> FindAsync(long statusId, CancellationToken ct)
    {
        var (status, receipt) = (
            dynamo.GetAsync(LinnetTables.Statuses, new() { ["id"] = statusId }, ct),
            dynamo.GetAsync(LinnetTables.Receipts, Key(statusId), ct));
        return (StatusItems.Read(await status), await receipt) is ({ }, var item) ? Read(statusId, item ?? []) : null;
    }

    public async ValueTask<IReadOnlyList<Receipt>> ListAsync(PageRequest page, CancellationToken ct)
    {
        var newest = new Query(LinnetTables.Statuses, Everything)
        {
            Index = LinnetTables.Statuses["all"],
            IsConsistent = false,
            Limit = page.Limit,
        };
        var ids = (await dynamo.QueryAsync(newest.Of(page), ct)).Select(item => item.Number("id")).OrderDescending().ToList();
        var items = (await dynamo.GetManyAsync(LinnetTables.Receipts, ids.ConvertAll(Key), ct)).ToDictionary(item => item.Number("statusId"));
        return ids.ConvertAll(id => Read(id, items.GetValueOrDefault(id, [])));
    }

    /// <summary>Enters what there is to count up to. Entering it again changes nothing.</summary>
    public async Task CountedAsync(long statusId, int followers, int jobs, CancellationToken ct)
    {
        var counted = await dynamo.ChangeAsync(
            new Update(LinnetTables.Receipts, Key(statusId), "SET #followers = :followers, #jobs = :jobs")
            {
                If = "attribute_not_exists(#completedAt)",
                Values = new() { [":followers"] = followers, [":jobs"] = jobs },
            },
            ct);
        await CompleteAsync(counted, statusId, ct);
    }

    /// <summary>Enters one job's deliveries, once however often it is called.</summary>
    public async Task DoneAsync(long statusId, int number, Delivery delivery, CancellationToken ct)
    {
        var counted = await dynamo.ChangeAsync(
            new Update(LinnetTables.Receipts, Key(statusId), "ADD #done :numbers, #written :written, #deferred :deferred")
            {
                If = "attribute_not_exists(#completedAt) AND NOT contains(#done, :number)",
                Values = new()
                {
                    [":numbers"] = Value.NumberSet([number]),
                    [":number"] = number,
                    [":written"] = delivery.Written,
                    [":deferred"] = delivery.Deferred,
                },
            },
            ct);

        // Who had entered it before may have been ended before completing the receipt.
        await CompleteAsync(counted ?? await dynamo.GetAsync(LinnetTables.Receipts, Key(statusId), ct), statusId, ct);
    }

    private static Item Key(long statusId) => new() { ["statusId"] = statusId };

    private static bool IsComplete(Item item) => item.NumberOrNull("jobs") == item.Numbers("done").Count();

    private static Receipt Read(long statusId, Item item)
    {
        var completedAt = item.TimeOrNull("completedAt");
        var jobs = (int?)item.NumberOrNull("jobs");
        return new(
            statusId,
            (int?)item.NumberOrNull("followers"),
            jobs,
            completedAt is null ? item.Numbers("done").Count() : jobs ?? 0,
            item.Small("written"),
            item.Small("deferred"),
            completedAt);
    }

    /// <summary>Completes a receipt that adds up, and forgets the jobs' numbers, which nobody asks for any more.</summary>
    private async Task CompleteAsync(Item? item, long statusId, CancellationToken ct)
    {
        if (item is not null && item.TimeOrNull("completedAt") is null && IsComplete(item))
        {
            await dynamo.ChangeAsync(
                new Update(LinnetTables.Receipts, Key(statusId), "SET #completedAt = :now REMOVE #done")
                {
                    If = "attribute_not_exists(#completedAt)",
                    Values = new() { [":now"] = time.GetUtcNow() },
                },
                ct);
        }
    }
}
