using Linnet.Sqlite.Engine;
using Linnet.Sqlite.Likes;
using Linnet.Sqlite.Statuses;

namespace Linnet.Sqlite.Accounts;

/// <summary>Removes what deleted accounts left behind, in steps short enough not to hold up other writers.</summary>
internal static class AccountPurge
{
    private const int RowsPerStep = 200;

    /// <summary>Does one step.</summary>
    /// <returns>True while there is more to do.</returns>
    public static bool RunStep(Db db)
    {
        if (db.Number("SELECT id FROM account INDEXED BY account_to_purge WHERE state = 2 LIMIT 1") is not { } id)
        {
            return false;
        }

        if (!PurgeStatuses(db, id)
            && !LikeRows.PurgeSomeOfAccount(db, id, RowsPerStep)
            && !PurgeFollows(db, id, "follower")
            && !PurgeFollows(db, id, "followee"))
        {
            db.Execute($"UPDATE account SET state = {AccountRows.Purged} WHERE id = ?1", id);
        }

        return true;
    }

    private static bool PurgeStatuses(Db db, long id)
    {
        var statuses = db.List(
            $"SELECT {StatusRows.Columns} FROM status WHERE account_id = ?1 LIMIT {RowsPerStep}", StatusRows.Read, id);
        foreach (var status in statuses)
        {
            StatusRows.Delete(db, status);
        }

        return statuses.Count > 0;
    }

    /// <summary>Removes follows from one side, and counts them off at the other.</summary>
    private static bool PurgeFollows(Db db, long id, string side)
    {
        var (other, count, own) = side == "follower"
            ? ("followee", "followers", "following")
            : ("follower", "following", "followers");
        var rows = db.List(
            $"SELECT {other}_id, since, until FROM follow WHERE {side}_id = ?1 LIMIT {RowsPerStep}",
            static row => (Other: row.GetInt64(0), Since: row.GetInt64(1), Until: row.GetInt64(2)),
            id);
        foreach (var row in rows)
        {
            db.Execute($"DELETE FROM follow WHERE {side}_id = ?1 AND {other}_id = ?2 AND since = ?3", id, row.Other, row.Since);
            if (row.Until == Columns.Open)
            {
                db.Execute($"UPDATE account SET {count} = {count} - 1 WHERE id = ?1", row.Other);
                db.Execute($"UPDATE account SET {own} = {own} - 1 WHERE id = ?1", id);
            }
        }

        return rows.Count > 0;
    }
}
