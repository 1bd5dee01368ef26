using Linnet.Aws.Engine;
using Linnet.Aws.Statuses;
using Linnet.Aws.Tables;
using Linnet.Core;
using Linnet.Core.Statuses;

namespace Linnet.Aws.Search;

/// <summary>
/// Brings index and tag counts to what a status says, and removes what a deleted one left behind. May be done again, late, and by several
/// at once: the last of them to see a change sees it whole.
/// </summary>
internal sealed class StatusIndexer(Dynamo dynamo, StatusRemains remains)
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

            await WriteWordsAsync(item, ct);
            var isCounted = await CountTagsAsync(item, ct);

            // Whoever had changed it before it was read here may have indexed it before what was written here.
            var now = await FindAsync(statusId, ct);
            if (now is null)
            {
                await RemoveWordsAsync(item, ct);
            }
            else if (isCounted && IsSame(item, now))
            {
                await FinishAsync(item, ct);
                return;
            }

            item = now;
        }
    }

    private static bool IsSame(Item one, Item other) =>
        one.Number("edits") == other.Number("edits") && one.Is("gone") == other.Is("gone");

    private static IReadOnlySet<string> EntriesOf(Item status, StatusContent content) => IndexItems.EntriesOf(
        new() { Id = status.Number("id"), AccountId = status.Number("accountId"), Content = content });

    private Task<Item?> FindAsync(long statusId, CancellationToken ct) =>
        dynamo.GetAsync(LinnetTables.Statuses, StatusItems.Key(statusId), ct);

    /// <summary>Adds what the status says, and removes what only former versions of it said.</summary>
    private async Task WriteWordsAsync(Item status, CancellationToken ct)
    {
        var id = status.Number("id");
        if (status.Is("gone"))
        {
            await RemoveWordsAsync(status, ct);
            return;
        }

        var entries = EntriesOf(status, StatusItems.ReadContent(status));
        var former = (await FindFormerAsync(status, ct)).Except(entries, StringComparer.Ordinal);
        await dynamo.WriteAsync(
            LinnetTables.Words,
            entries.Select(entry => IndexItems.Write(entry, id)),
            former.Select(entry => IndexItems.Write(entry, id)),
            ct);
    }

    private async Task RemoveWordsAsync(Item status, CancellationToken ct)
    {
        var entries = (await FindFormerAsync(status, ct)).Union(EntriesOf(status, StatusItems.ReadContent(status)), StringComparer.Ordinal);
        await dynamo.WriteAsync(
            LinnetTables.Words, [], entries.Select(entry => IndexItems.Write(entry, status.Number("id"))), ct);
    }

    private async Task<IEnumerable<string>> FindFormerAsync(Item status, CancellationToken ct)
    {
        if (status.Small("edits") == 0)
        {
            return [];
        }

        var versions = await dynamo.QueryAsync(
            new(LinnetTables.Versions, status.Number("id")) { Limit = Limits.StatusEdits }, ct);
        return versions.SelectMany(version => EntriesOf(status, StatusItems.ReadContent(version)));
    }

    /// <summary>Counts the tags that it bears, and counts off those that it bore. The status notes which ones are counted.</summary>
    /// <returns>False when it has changed meanwhile; nothing is counted then.</returns>
    private async Task<bool> CountTagsAsync(Item status, CancellationToken ct)
    {
        List<string> counted = [.. status.Texts("counted")];
        List<string> borne = status.Is("gone") ? [] : [.. status.Texts("tags")];
        if (counted.SequenceEqual(borne))
        {
            return true;
        }

        var note = new Update(
            LinnetTables.Statuses,
            StatusItems.Key(status.Number("id")),
            borne.Count == 0 ? "REMOVE #counted" : "SET #counted = :borne")
        {
            If = $"#edits = :edits AND attribute{(status.Is("gone") ? "" : "_not")}_exists(#gone)"
                + (counted.Count == 0 ? " AND attribute_not_exists(#counted)" : " AND #counted = :counted"),
            Values = new Item
            {
                [":edits"] = status.Number("edits"),
                [":borne"] = Value.Texts(borne),
                [":counted"] = Value.Texts(counted),
            },
        };
        var result = await dynamo.TransactAsync(
            [
                note,
                .. borne.Except(counted).Select(tag => TagCounts.Add(tag, 1)),
                .. counted.Except(borne).Select(tag => TagCounts.Add(tag, -1)),
            ],
            ct);
        return result.IsDone;
    }

    /// <summary>Of a deleted status, the last that is left goes.</summary>
    private async Task FinishAsync(Item status, CancellationToken ct)
    {
        if (!status.Is("gone"))
        {
            return;
        }

        var id = status.Number("id");
        await remains.RemoveAsync(id, ct);
        await dynamo.ChangeAsync(new Delete(LinnetTables.Statuses, StatusItems.Key(id)), ct);
    }
}
