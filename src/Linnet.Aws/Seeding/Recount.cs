using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Search;
using Linnet.Aws.Statuses;
using Linnet.Aws.Tables;
using Linnet.Core.Seeding;

namespace Linnet.Aws.Seeding;

/// <summary>Counts again what is counted, and corrects it when asked. What changes meanwhile may be found to differ: count in quiet times.</summary>
internal sealed class Recount(Dynamo dynamo, CountTables tables)
{
    private const int MismatchesMax = 1000;

    private static readonly CountedTable<long> Accounts = new(
        LinnetTables.Accounts,
        item => item.ContainsKey("state") ? [item.Number("id")] : [],
        AccountItems.Key,
        [
            new("followers of", "followers", LinnetTables.Follows, item => item.ContainsKey("until") ? [] : [item.Number("followeeId")]),
            new("following of", "following", LinnetTables.Following, item => [item.Number("followerId")]),
            new("statuses of", "statuses", LinnetTables.Stories, item => [item.Number("accountId")]),
        ]);

    private static readonly CountedTable<long> Statuses = new(
        LinnetTables.Statuses,
        item => item.Is("gone") ? [] : [item.Number("id")],
        StatusItems.Key,
        [new("likes of", "likes", LinnetTables.Likes, item => item.Is("counted") ? [item.Number("statusId")] : [])]);

    private static readonly CountedTable<string> Tags = new(
        LinnetTables.TagCounts,
        item => [item.Text("tag")],
        TagIndex.CountKey,
        [new("statuses with tag", "statuses", LinnetTables.Tags, item => [item.Text("tag")])]);

    /// <summary>Compares every count.</summary>
    /// <returns>What differed; the first 1,000.</returns>
    public async Task<IReadOnlyList<CountMismatch>> RunAsync(bool repair, CancellationToken ct)
    {
        var mismatches = new List<CountMismatch>();
        var accounts = await tables.CompareAsync(Accounts, repair, Note, ct);
        var statuses = await tables.CompareAsync(Statuses, repair, Note, ct);
        await tables.CompareAsync(Tags, repair, Note, ct);
        await CompareTotalAsync(Totals.Accounts, accounts);
        await CompareTotalAsync(Totals.Statuses, statuses);
        return mismatches;

        void Note(CountMismatch mismatch)
        {
            if (mismatches.Count < MismatchesMax)
            {
                mismatches.Add(mismatch);
            }
        }

        async Task CompareTotalAsync(string name, long counted)
        {
            var stored = await Totals.ReadAsync(dynamo, name, ct);
            if (stored == counted)
            {
                return;
            }

            Note(new($"all {name}", stored, counted));
            if (repair)
            {
                await dynamo.TransactAsync([Totals.Add(name, counted - stored)], ct, member: nameof(RunAsync));
            }
        }
    }
}
