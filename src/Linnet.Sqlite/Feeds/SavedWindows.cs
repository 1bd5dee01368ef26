using Linnet.Sqlite.Engine;

namespace Linnet.Sqlite.Feeds;

/// <summary>
/// Windows in the database, one row per owner. A row says from which status id on it may lack entries, because their fan-out
/// had not ended when it was packed; that gap is filled from the stories when the window comes back.
/// </summary>
internal sealed class SavedWindows(SqliteStore store)
{
    private const int WindowsPerUnit = 200;

    /// <summary>What fills a window that has just been registered.</summary>
    /// <param name="Ids">Entries, newest first.</param>
    /// <param name="Floor">They are complete above it.</param>
    /// <param name="Merged">True when stories had to be read in full: there was no saved window.</param>
    public readonly record struct Contents(IReadOnlyList<long> Ids, long Floor, bool Merged);

    /// <summary>Reads an owner's window back, or makes it from the stories.</summary>
    public ValueTask<Contents> LoadAsync(long ownerId, int capacity, CancellationToken ct) => store.Readers.ReadSnapshotAsync(
        db =>
        {
            var saved = db.First(
                "SELECT floor, gap, entries FROM feed_window WHERE owner_id = ?1",
                static row => new Row(row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2)),
                ownerId);
            var recent = StoryMerge.Run(db, ownerId, new(null, saved?.Gap - 1, false, capacity));
            if (recent.Length == capacity)
            {
                return new Contents(recent, recent[^1] - 1, saved is null);
            }

            return saved is null
                ? new Contents(recent, 0, true)
                : new Contents([.. recent, .. SavedBelowGap(saved)], saved.Floor, false);
        },
        ct);

    /// <summary>Saves windows as they are when it is their turn.</summary>
    public async Task SaveAsync(IEnumerable<KeyValuePair<long, FeedWindow>> windows, CancellationToken ct)
    {
        foreach (var some in windows.Chunk(WindowsPerUnit))
        {
            await SaveSomeAsync(some, ct);
        }
    }

    private async Task SaveSomeAsync(KeyValuePair<long, FeedWindow>[] windows, CancellationToken ct)
    {
        // Asked before the windows are: whatever is delivered in between is above the gap's start.
        var gap = store.Unfinished.Smallest;
        var rows = windows.Select(window =>
        {
            var (ids, floor) = window.Value.TakeForSaving();
            Array.Reverse(ids);
            return (OwnerId: window.Key, Floor: floor, Entries: PackedIds.Pack(ids));
        }).ToList();
        try
        {
            await store.Writer.RunAsync(
                scope =>
                {
                    foreach (var (ownerId, floor, entries) in rows)
                    {
                        // Not for an owner who was deleted meanwhile.
                        scope.Db.Execute(
                            """
                            INSERT OR REPLACE INTO feed_window (owner_id, floor, gap, entries)
                            SELECT id, ?2, ?3, ?4 FROM account WHERE id = ?1 AND state < 2
                            """,
                            ownerId,
                            floor,
                            gap,
                            entries);
                    }

                    return rows.Count;
                },
                ct);
        }
        catch
        {
            foreach (var window in windows)
            {
                window.Value.MarkChanged();
            }

            throw;
        }
    }

    private static IEnumerable<long> SavedBelowGap(Row saved) =>
        PackedIds.Unpack(saved.Entries).SkipWhile(id => id >= saved.Gap);

    private sealed record Row(long Floor, long Gap, byte[] Entries);
}
