using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Ids;

namespace Linnet.Aws.Seeding;

/// <summary>Tells authors' rows of what is loaded for them, as far as later posts and follows have to know.</summary>
internal sealed class AuthorRows(Dynamo dynamo, ManyChanges changes, TimeProvider time)
{
    /// <summary>
    /// Makes later ids of the authors greater than these. Ids of the past need nothing, because whoever makes one now makes a greater one.
    /// </summary>
    public Task RaiseAsync(IEnumerable<(long AuthorId, long Id)> ids, CancellationToken ct)
    {
        var now = IdGenerator.AtTime(time.GetUtcNow());
        return RaiseAsync("lastId", ids.Where(given => given.Id >= now), ct);
    }

    /// <summary>Notes the authors' last statuses, and makes later ids greater.</summary>
    public async Task NoteStatusesAsync(IReadOnlyCollection<(long AuthorId, long Id)> statuses, CancellationToken ct)
    {
        await RaiseAsync(statuses, ct);
        await RaiseAsync("lastStatusId", statuses, ct);
    }

    private async Task RaiseAsync(string attribute, IEnumerable<(long AuthorId, long Id)> ids, CancellationToken ct)
    {
        var greatest = ids.GroupBy(given => given.AuthorId, given => given.Id).ToDictionary(given => given.Key, given => given.Max());

        // A hundred are looked up at once, but each is changed by itself.
        var rows = await dynamo.GetManyAsync(LinnetTables.Accounts, [.. greatest.Keys.Select(AccountItems.Key)], ct);
        await changes.MakeAsync(
            from row in rows
            let id = greatest[row.Number("id")]
            where row.NumberOrNull(attribute) < id
            select new Update(LinnetTables.Accounts, row.KeyIn(LinnetTables.Accounts), $"SET #{attribute} = :id")
            {
                If = $"#{attribute} < :id",
                Values = new Item { [":id"] = id },
            },
            ct);
    }
}
