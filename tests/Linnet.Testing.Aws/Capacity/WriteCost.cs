using System.Text.Json.Nodes;

namespace Linnet.Testing.Aws.Capacity;

/// <summary>What writing an item costs, by the rules of DynamoDB's developer guide.</summary>
internal static class WriteCost
{
    /// <summary>The charges for a change of an item; either of its states may be that it is not there.</summary>
    /// <param name="table">The table.</param>
    /// <param name="before">The item as it was.</param>
    /// <param name="after">The item as it is then.</param>
    /// <param name="isInTransaction">True: the table's own part is doubled. Global indexes follow outside of the transaction.</param>
    public static IEnumerable<Charge> Of(TableShape table, JsonObject? before, JsonObject? after, bool isInTransaction)
    {
        var factor = isInTransaction ? Units.InTransaction : 1;
        yield return new(table.Name, factor * OfItem(before, after));
        foreach (var index in table.Indexes)
        {
            var units = OfEntry(index, index.EntryOf(before), index.EntryOf(after));
            if (units > 0)
            {
                yield return index.IsGlobal ? new($"{table.Name}/{index.Name}", units) : new(table.Name, factor * units);
            }
        }
    }

    /// <summary>The charges for a change that its condition forbade, and for a check: the table's own part, as if it were made.</summary>
    public static IEnumerable<Charge> OfAttempt(TableShape table, JsonObject? before, JsonObject? after, bool isInTransaction) =>
        Of(table, before, after, isInTransaction).Take(1);

    private static double OfItem(JsonObject? before, JsonObject? after) =>
        Units.OfWrite(Math.Max(ItemSize.Of(before), ItemSize.Of(after)));

    private static double OfEntry(IndexShape index, JsonObject? before, JsonObject? after) => (before, after) switch
    {
        (null, null) => 0,
        (null, _) or (_, null) => OfItem(before, after),
        _ when JsonNode.DeepEquals(before, after) => 0,
        _ when index.IsSamePlace(before, after) => OfItem(before, after),
        _ => OfItem(before, null) + OfItem(null, after),
    };
}
