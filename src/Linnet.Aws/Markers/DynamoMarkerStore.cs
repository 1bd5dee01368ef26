using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Markers;

namespace Linnet.Aws.Markers;

/// <inheritdoc/>
internal sealed class DynamoMarkerStore(Dynamo dynamo) : IMarkerStore
{
    private const int MarkersMax = 10;

    public async ValueTask<IReadOnlyList<Marker>> ListAsync(long accountId, CancellationToken ct)
    {
        var items = await dynamo.QueryAsync(new(LinnetTables.Markers, accountId) { Limit = MarkersMax }, ct);
        return [.. items.Select(Read)];
    }

    public async Task<IReadOnlyList<Marker>> SetAsync(
        long accountId, IReadOnlyDictionary<string, long> lastReadIds, DateTimeOffset now, CancellationToken ct)
    {
        var keys = lastReadIds.Keys.Select(timeline => Key(accountId, timeline)).ToList();
        await dynamo.TransactAsync(
            [
                .. lastReadIds.Select(entry => new Update(
                    LinnetTables.Markers,
                    Key(accountId, entry.Key),
                    "SET #lastReadId = :lastReadId, #updatedAt = :now ADD #version :one")
                {
                    Values = new Item { [":lastReadId"] = entry.Value, [":now"] = now, [":one"] = 1 },
                }),
            ],
            ct);
        return [.. (await dynamo.GetManyAsync(LinnetTables.Markers, keys, ct)).Select(Read)];
    }

    private static Item Key(long accountId, string timeline) => new() { ["accountId"] = accountId, ["timeline"] = timeline };

    private static Marker Read(Item item) =>
        new(item.Text("timeline"), item.Number("lastReadId"), item.Small("version"), item.TimeOrNull("updatedAt")!.Value);
}
