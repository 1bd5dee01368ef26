using Linnet.Core.Feeds;
using Linnet.Core.Jobs;
using Linnet.Core.Paging;
using Linnet.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Linnet.Sqlite.Feeds;

/// <summary>Keeps delivery receipts. A job counts once, by its number, however often it is delivered.</summary>
internal sealed class Receipts(SqliteStore store) : IReceiptStore
{
    // Every status has a receipt; the row is made when there is something to enter.
    private const string All =
        """
        SELECT s.id, followers, jobs, jobs_done, written, deferred, completed_at
        FROM status s LEFT JOIN receipt r ON r.status_id = s.id
        """;

    public ValueTask<Receipt?> FindAsync(long statusId, CancellationToken ct) => store.Readers.ReadAsync(
        db => db.First($"{All} WHERE s.id = ?1", Read, statusId), ct);

    public async ValueTask<IReadOnlyList<Receipt>> ListAsync(PageRequest page, CancellationToken ct)
    {
        var receipts = await store.Readers.ReadAsync(
            db => db.List(
                $"""
                {All} WHERE s.id < ?1 AND s.id > ?2 ORDER BY s.id {(page.Ascending ? "ASC" : "DESC")} LIMIT ?3
                """,
                Read,
                page.BeforeOrMax,
                page.AfterOrMin,
                page.Limit),
            ct);
        if (page.Ascending)
        {
            receipts.Reverse();
        }

        return receipts;
    }

    /// <summary>Enters what there is to count up to.</summary>
    /// <returns>True when the fan-out ended with this.</returns>
    public static bool SetTotals(Db db, long statusId, int followers, int jobs, DateTimeOffset now)
    {
        db.Execute(
            """
            INSERT INTO receipt (status_id, followers, jobs) VALUES (?1, ?2, ?3)
            ON CONFLICT (status_id) DO UPDATE SET followers = ?2, jobs = ?3 WHERE completed_at IS NULL
            """,
            statusId,
            followers,
            jobs);
        return End(db, statusId, now);
    }

    /// <summary>Enters a fan-out that was one job, which is done.</summary>
    /// <returns>True when the fan-out ended with this.</returns>
    public static bool Complete(Db db, UpdateFeedJob only, Delivery delivery, DateTimeOffset now)
    {
        // At once, unless there is a receipt already or the status is gone.
        var entered = db.Execute(
            """
            INSERT INTO receipt (status_id, followers, jobs, jobs_done, written, deferred, completed_at)
            SELECT id, ?2, 1, 1, ?3, ?4, ?5 FROM status WHERE id = ?1 ON CONFLICT DO NOTHING
            """,
            only.StatusId,
            only.OwnerIds.Count,
            delivery.Written,
            delivery.Deferred,
            now.ToColumn()) > 0;
        return entered
            || (SetTotals(db, only.StatusId, only.OwnerIds.Count, 1, now) | Count(db, only.StatusId, only.Number, delivery, now));
    }

    /// <summary>Enters one job's deliveries.</summary>
    /// <returns>True when the fan-out ended with this.</returns>
    public static bool Count(Db db, long statusId, int number, Delivery delivery, DateTimeOffset now)
    {
        if (db.Number("SELECT 1 FROM receipt WHERE status_id = ?1 AND completed_at IS NOT NULL", statusId) is not null
            || db.Execute("INSERT INTO receipt_job VALUES (?1, ?2) ON CONFLICT DO NOTHING", statusId, number) == 0)
        {
            return false;
        }

        db.Execute(
            """
            INSERT INTO receipt (status_id, jobs_done, written, deferred) VALUES (?1, 1, ?2, ?3)
            ON CONFLICT (status_id) DO UPDATE SET
              jobs_done = jobs_done + 1, written = written + ?2, deferred = deferred + ?3
            """,
            statusId,
            delivery.Written,
            delivery.Deferred);
        return End(db, statusId, now);
    }

    /// <summary>
    /// The status is deleted: its receipt goes. That of a fan-out that has not ended goes with its end, which its jobs still count up to.
    /// </summary>
    public static void Forget(Db db, long statusId) =>
        db.Execute("DELETE FROM receipt WHERE status_id = ?1 AND completed_at IS NOT NULL", statusId);

    private static bool End(Db db, long statusId, DateTimeOffset now)
    {
        var ended = db.Execute(
            "UPDATE receipt SET completed_at = ?2 WHERE status_id = ?1 AND jobs_done = jobs AND completed_at IS NULL",
            statusId,
            now.ToColumn()) > 0;
        if (ended)
        {
            db.Execute("DELETE FROM receipt_job WHERE status_id = ?1", statusId);
            if (db.Number("SELECT 1 FROM status WHERE id = ?1", statusId) is null)
            {
                Forget(db, statusId);
            }
        }

        return ended;
    }

    private static Receipt Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        (int?)row.GetNumberOrNull(1),
        (int?)row.GetNumberOrNull(2),
        (int)(row.GetNumberOrNull(3) ?? 0),
        (int)(row.GetNumberOrNull(4) ?? 0),
        (int)(row.GetNumberOrNull(5) ?? 0),
        row.IsDBNull(6) ? null : row.GetTime(6));
}
