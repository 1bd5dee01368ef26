using System.Runtime.CompilerServices;
using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Search;
using Linnet.Aws.Tables;
using Linnet.Core;
using Linnet.Core.Paging;
using Linnet.Core.Statuses;

namespace Linnet.Aws.Statuses;

/// <inheritdoc/>
internal sealed class DynamoStatusStore(
    Dynamo dynamo, AuthorOrder order, HandOver handOver, TagIndex tags, StatusRemains remains, TimeProvider time, Patience patience) : IStatusStore
{
    // Each attempt that fails is somebody else's that did not.
    private const int AttemptsMax = 30;

    public async Task<AddedStatus?> AddAsync(NewStatus status, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var key = await FindKeyAsync(status, ct);
            if (key is not null && StatusChanges.IsKept(key, time.GetUtcNow())
                && await FindAsync(key.Number("statusId"), ct) is { } earlier)
            {
                var author = await dynamo.GetAsync(LinnetTables.Accounts, AccountItems.Key(status.AccountId), ct);
                return AccountItems.Read(author) is { IsSuspended: false } ? new(earlier, IsNew: false) : null;
            }

            Item added = [];
            var result = await order.RunAsync(
                status.AccountId,
                id =>
                {
                    added = StatusChanges.NewItem(status, id);
                    return StatusChanges.Add(added, status, key?.Number("statusId"), time.GetUtcNow());
                },
                ct);
            if (result.IsDone)
            {
                await handOver.SendAsync(added);
                return new(StatusItems.Read(added)!, IsNew: true);
            }

            if (result.FailedAt(0))
            {
                return null;
            }
        }

        throw Crowded(status.AccountId);
    }

    public async ValueTask<Status?> FindAsync(long id, CancellationToken ct) =>
        StatusItems.Read(await dynamo.GetAsync(LinnetTables.Statuses, StatusItems.Key(id), ct));

    public async ValueTask<IReadOnlyList<Status>> FindManyAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var items = await dynamo.GetManyAsync(LinnetTables.Statuses, [.. ids.Distinct().Select(StatusItems.Key)], ct);
        return [.. items.Select(StatusItems.Read).OfType<Status>()];
    }

    public async Task<Result<Status>> EditAsync(
        long id, long accountId, StatusContent content, DateTimeOffset now, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var before = await dynamo.GetAsync(LinnetTables.Statuses, StatusItems.Key(id), ct);
            if (StatusItems.Read(before) is not { } status || status.AccountId != accountId)
            {
                return Refusal.NotFound();
            }

            if (status.Content.SaysTheSameAs(content))
            {
                return status;
            }

            if (before!.Small("edits") >= Limits.StatusEdits)
            {
                return Refusal.Invalid("text", $"cannot be changed any more: a status has at most {Limits.StatusEdits} edits");
            }

            var (edited, changes) = StatusChanges.Edit(before, status, content, now);
            if ((await dynamo.TransactAsync(changes, ct)).IsDone)
            {
                await handOver.SendAsync(edited);
                return StatusItems.Read(edited)!;
            }

            await patience.PauseAsync(attempt + 1, ct);
        }

        throw Crowded(accountId);
    }

    public async Task<Status?> DeleteAsync(long id, long accountId, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var before = await dynamo.GetAsync(LinnetTables.Statuses, StatusItems.Key(id), ct);
            if (StatusItems.Read(before) is not { } status || status.AccountId != accountId)
            {
                return null;
            }

            var (deleted, changes) = StatusChanges.Delete(before!, status);
            if ((await dynamo.TransactAsync(changes, ct)).IsDone)
            {
                await handOver.SendAsync(deleted);
                await remains.RemoveSomeLikesAsync(id, ct);
                return status;
            }

            await patience.PauseAsync(attempt + 1, ct);
        }

        throw Crowded(accountId);
    }

    public async ValueTask<IReadOnlyList<StatusVersion>> ListVersionsAsync(long id, CancellationToken ct)
    {
        var now = await dynamo.GetAsync(LinnetTables.Statuses, StatusItems.Key(id), ct);
        if (StatusItems.Read(now) is not { } status)
        {
            return [];
        }

        // Edits that come after the first look are not in the second.
        var before = new Query(LinnetTables.Versions, id) { To = now!.Number("edits") - 1, Limit = Limits.StatusEdits };
        return
        [
            .. (await dynamo.QueryAsync(before, ct)).Select(StatusItems.ReadVersion),
            new(status.EditedAt ?? status.CreatedAt, status.Content),
        ];
    }

    public ValueTask<IReadOnlyList<long>> ListByAccountAsync(long accountId, PageRequest page, CancellationToken ct) =>
        ListAsync(new(LinnetTables.Stories, accountId) { Limit = page.Limit }, page, "statusId", ct);

    public ValueTask<IReadOnlyList<long>> ListAllAsync(PageRequest page, CancellationToken ct) => ListAsync(
        new(LinnetTables.Statuses, StatusItems.Everything) { Index = LinnetTables.Statuses["all"], Limit = page.Limit }, page, "id", ct);

    public ValueTask<IReadOnlyList<long>> ListByTagAsync(string tag, PageRequest page, CancellationToken ct) =>
        ListAsync(new(LinnetTables.Tags, tag) { Limit = page.Limit }, page, "statusId", ct);

    public ValueTask<IReadOnlyList<TagCount>> SearchTagsAsync(string prefix, int offset, int limit, CancellationToken ct) =>
        tags.FindAsync(prefix, offset, limit, ct);

    public async ValueTask<(long Accounts, long Statuses)> CountAsync(CancellationToken ct)
    {
        var (accounts, statuses) = (Totals.ReadAsync(dynamo, Totals.Accounts, ct), Totals.ReadAsync(dynamo, Totals.Statuses, ct));
        return (await accounts, await statuses);
    }

    private static TimeoutException Crowded(long accountId) =>
        new($"Others changed the same thing of account {accountId} {AttemptsMax} times, each time before it could be changed here.");

    /// <summary>What is known under the idempotency key of a post; null: nothing.</summary>
    private async Task<Item?> FindKeyAsync(NewStatus status, CancellationToken ct) => status.IdempotencyKey is { } key
        ? await dynamo.GetAsync(LinnetTables.Posts, StatusChanges.PostKey(status.AccountId, key), ct, member: nameof(AddAsync))
        : null;

    private async ValueTask<IReadOnlyList<long>> ListAsync(
        Query query, PageRequest page, string id, CancellationToken ct, [CallerMemberName] string operation = "")
    {
        var items = await dynamo.PageAsync(query, page, ct, member: operation);
        return [.. items.Select(item => item.Number(id))];
    }
}
