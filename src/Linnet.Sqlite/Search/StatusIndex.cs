using Linnet.Core.Search;
using Linnet.Core.Statuses;
using Linnet.Sqlite.Accounts;
using Linnet.Sqlite.Engine;
using Linnet.Sqlite.Statuses;

namespace Linnet.Sqlite.Search;

/// <summary>
/// Keeps the full-text index. Up to the id in <c>search_progress</c> it is exact: changes there are made in the unit of work that
/// changes the status. Above, nothing is indexed yet; <see cref="RunStep"/> moves the mark up.
/// </summary>
internal static class StatusIndex
{
    /// <summary>Begins the index anew when other rules made its words. Called when the store opens.</summary>
    public static void Prepare(Db db)
    {
        if (db.Number("SELECT version FROM search_progress") == SearchWords.Version)
        {
            return;
        }

        db.Execute("BEGIN IMMEDIATE");
        db.Execute("INSERT INTO status_search (status_search) VALUES ('delete-all')");
        AccountRows.IndexAll(db);
        db.Execute("UPDATE search_progress SET indexed_to = 0, version = ?1", SearchWords.Version);
        db.Execute("COMMIT");
    }

    /// <summary>Indexes the oldest statuses that are not yet.</summary>
    /// <returns>True when there may be more.</returns>
    public static bool RunStep(Db db, int statusesMax)
    {
        var statuses = db.List(
            $"SELECT {StatusRows.Columns} FROM status WHERE id > ?1 ORDER BY id LIMIT ?2",
            StatusRows.Read,
            IndexedTo(db),
            statusesMax);
        foreach (var status in statuses)
        {
            Add(db, status);
        }

        if (statuses is [.., var last])
        {
            db.Execute("UPDATE search_progress SET indexed_to = ?1", last.Id);
        }

        return statuses.Count == statusesMax;
    }

    /// <summary>Takes in a status that was stored after younger ones were indexed.</summary>
    public static void AddLate(Db db, Status status)
    {
        if (IsIndexed(db, status))
        {
            Add(db, status);
        }
    }

    /// <summary>Takes out a status that goes.</summary>
    public static void Remove(Db db, Status status)
    {
        if (IsIndexed(db, status))
        {
            Delete(db, status);
        }
    }

    /// <summary>Takes in what an edit made of a status.</summary>
    public static void Replace(Db db, Status before, StatusContent content)
    {
        if (IsIndexed(db, before))
        {
            Delete(db, before);
            Add(db, before with { Content = content });
        }
    }

    private static long IndexedTo(Db db) => db.Number("SELECT indexed_to FROM search_progress") ?? 0;

    private static bool IsIndexed(Db db, Status status) => status.Id <= IndexedTo(db);

    private static void Add(Db db, Status status) =>
        db.Execute("INSERT INTO status_search (rowid, words) VALUES (?1, ?2)", status.Id, WordsOf(status));

    private static void Delete(Db db, Status status) => db.Execute(
        "INSERT INTO status_search (status_search, rowid, words) VALUES ('delete', ?1, ?2)", status.Id, WordsOf(status));

    private static string WordsOf(Status status) => string.Join(' ', SearchWords.Of(status));
}
