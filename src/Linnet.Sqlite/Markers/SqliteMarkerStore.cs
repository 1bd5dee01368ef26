using Linnet.Core.Markers;
using Linnet.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Linnet.Sqlite.Markers;

/// <inheritdoc/>
internal sealed class SqliteMarkerStore(SqliteStore store) : IMarkerStore
{
    public async ValueTask<IReadOnlyList<Marker>> ListAsync(long accountId, CancellationToken ct) =>
        await store.Readers.ReadAsync(
            db => db.List(
                "SELECT timeline, last_read_id, version, updated_at FROM marker WHERE account_id = ?1", Read, accountId),
            ct);

    public async Task<IReadOnlyList<Marker>> SetAsync(
        long accountId, IReadOnlyDictionary<string, long> lastReadIds, DateTimeOffset now, CancellationToken ct) =>
        await store.Writer.RunAsync(
            scope => lastReadIds.Select(entry => scope.Db.First(
                """
                INSERT INTO marker VALUES (?1, ?2, ?3, 1, ?4)
                ON CONFLICT DO UPDATE SET last_read_id = ?3, version = version + 1, updated_at = ?4
                RETURNING timeline, last_read_id, version, updated_at
                """,
                Read,
                accountId,
                entry.Key,
                entry.Value,
                now.ToColumn())!).ToList(),
            ct);

    private static Marker Read(SqliteDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetInt32(2), row.GetTime(3));
}
