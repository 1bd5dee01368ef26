using Linnet.Aws.Engine;
using Linnet.Aws.Statuses;
using Linnet.Aws.Tables;
using Linnet.Core;
using Linnet.Core.Statuses;

namespace Linnet.Aws.Search;

/// <summary>
/// Brings words and tags to what a status says, and removes what a deleted one left behind. May be done again, late, and by several at
/// once: whoever finds at the end that the status has changed meanwhile begins anew, so that the last one sees it whole.
/// </summary>
internal sealed class StatusIndexer(Dynamo dynamo, TagIndex tags, StatusRemains remains)
{
    private const int AttemptsMax = 20;

    /// <summary>Indexes a status as it is now.</summary>
    public async Task IndexAsync(long statusId, CancellationToken ct)
    {
        var item = await FindAsync(statusId, ct);
        for (var attempt = 1; item is not null; attempt++)
        {
            if (attempt > AttemptsMax)
            {
                throw new TimeoutException($"Status {statusId} was changed {AttemptsMax} times while it was indexed.");
            }

            await WriteAsync(item, isGone: item.Is("gone"), ct);
            var now = await FindAsync(statusId, ct);
            if (now is null)
            {
                // Another indexer has removed the last of it meanwhile.
                await WriteAsync(item, isGone: true, ct);
            }
            else if (now.Number("edits") == item.Number("edits") && now.Is("gone") == item.Is("gone"))
            {
                await (item.Is("gone") ? FinishAsync(statusId, ct) : Task.CompletedTask);
                return;
            }

            item = now;
        }
    }

    private Task<Item?> FindAsync(long statusId, CancellationToken ct) =>
        dynamo.GetAsync(LinnetTables.Statuses, StatusItems.Key(statusId), ct);

    /// <summary>Adds what the status says, if it is there, and removes what it said before.</summary>
    private async Task WriteAsync(Item item, bool isGone, CancellationToken ct)
    {
        var present = new Status
        {
            Id = item.Number("id"),
            AccountId = item.Number("accountId"),
            Content = StatusItems.ReadContent(item),
        };
        var former = await ListFormerAsync(item, ct);
        List<Status> all = [present, .. former.Select(content => present with { Content = content })];
        IReadOnlyCollection<string> words = isGone ? [] : IndexItems.EntriesOf(present);
        await dynamo.WriteAsync(
            LinnetTables.Words,
            words.Select(word => IndexItems.Write(word, present.Id)),
            all.SelectMany(IndexItems.EntriesOf).Except(words).Select(word => IndexItems.Write(word, present.Id)),
            ct);
        IReadOnlyCollection<string> borne = isGone ? [] : present.Content.Tags;
        await Task.WhenAll(
            [
                .. borne.Select(tag => tags.AddAsync(tag, present.Id, ct)),
                .. all.SelectMany(status => status.Content.Tags).Except(borne).Select(tag => tags.RemoveAsync(tag, present.Id, ct)),
            ]);
    }

    /// <summary>What the status said before its edits.</summary>
    private async Task<IEnumerable<StatusContent>> ListFormerAsync(Item item, CancellationToken ct)
    {
        if (item.Small("edits") == 0)
        {
            return [];
        }

        var versions = await dynamo.QueryAsync(
            new(LinnetTables.Versions, item.Number("id")) { Limit = Limits.StatusEdits }, ct);
        return versions.Select(StatusItems.ReadContent);
    }

    /// <summary>Of a deleted status, the last that is left goes.</summary>
    private async Task FinishAsync(long statusId, CancellationToken ct)
    {
        await remains.RemoveAsync(statusId, ct);
        await dynamo.ChangeAsync(new Delete(LinnetTables.Statuses, StatusItems.Key(statusId)), ct);
    }
}
