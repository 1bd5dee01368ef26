using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Markers;

namespace Linnet.Aws.Markers;

/// <inheritdoc/>
internal sealed class DynamoMarkerStore(Dynamo dynamo, Patience patience) : IMarkerStore
{
    private const int MarkersMax = 10;
    private const int AttemptsMax = 25;

    public async ValueTask<IReadOnlyList<Marker>> ListAsync(long accountId, CancellationToken ct)
    {
        var items = await dynamo.QueryAsync(new(LinnetTables.Markers, accountId) { Limit = MarkersMax }, ct);
        return [.. items.Select(Read)];
    }

    public async Task<IReadOnlyList<Marker>> SetAsync(
        long accountId, IReadOnlyDictionary<string, long> lastReadIds, DateTimeOffset now, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            if (attempt > 1)
            {
                await patience.PauseAsync(attempt, ct);
            }

            var versions = (await ListAsync(accountId, ct)).ToDictionary(marker => marker.Timeline, marker => marker.Version);
            var next = lastReadIds
                .Select(entry => new Marker(entry.Key, entry.Value, versions.GetValueOrDefault(entry.Key) + 1, now))
                .ToList();
            if ((await dynamo.TransactAsync([.. next.Select(marker => Set(accountId, marker))], ct)).IsDone)
            {
                return next;
            }
        }

        throw new TimeoutException($"The markers of account {accountId} were changed {AttemptsMax} times while they were set.");
    }

    /// <summary>Follows upon the version before and upon no other.</summary>
    private static Put Set(long accountId, Marker marker)
    {
        var item = new Item
        {
            ["accountId"] = accountId,
            ["timeline"] = marker.Timeline,
            ["lastReadId"] = marker.LastReadId,
            ["version"] = marker.Version,
            ["updatedAt"] = marker.UpdatedAt,
        };
        return marker.Version == 1
            ? Put.New(LinnetTables.Markers, item)
            : new(LinnetTables.Markers, item) { If = "#version = :former", Values = new Item { [":former"] = marker.Version - 1 } };
    }

    private static Marker Read(Item item) =>
        new(item.Text("timeline"), item.Number("lastReadId"), item.Small("version"), item.TimeOrNull("updatedAt")!.Value);
}
