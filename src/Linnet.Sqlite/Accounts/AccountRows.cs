using Linnet.Core.Accounts;
using Linnet.Core.Search;
using Linnet.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Linnet.Sqlite.Accounts;

/// <summary>How an account looks in the database.</summary>
internal static class AccountRows
{
    public const int Active = 0;
    public const int Suspended = 1;
    public const int ToPurge = 2;
    public const int Purged = 3;

    /// <summary>The columns that <see cref="Read"/> takes.</summary>
    public const string Columns =
        "id, alias, first_name, last_name, note, avatar_key, role, state, followers, following, statuses, last_status_id";

    public static Account Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Alias = row.GetString(1),
        FirstName = row.GetString(2),
        LastName = row.GetString(3),
        Note = row.GetString(4),
        AvatarKey = row.GetTextOrNull(5),
        Role = (AccountRole)row.GetInt32(6),
        IsSuspended = row.GetInt32(7) == Suspended,
        Followers = row.GetInt32(8),
        Following = row.GetInt32(9),
        Statuses = row.GetInt32(10),
        LastStatusId = row.GetInt64(11),
    };

    /// <summary>An account that is not deleted.</summary>
    public static Account? Find(Db db, long id) =>
        db.First($"SELECT {Columns} FROM account WHERE id = ?1 AND state < {ToPurge}", Read, id);

    /// <summary>True while the account can act: neither suspended nor deleted.</summary>
    public static bool IsActive(Db db, long id) =>
        db.Number("SELECT 1 FROM account WHERE id = ?1 AND state = 0", id) is not null;

    /// <summary>Counts a new status to the account and the instance.</summary>
    /// <returns>False when the account cannot act: then nothing was counted.</returns>
    public static bool CountStatus(Db db, long id, long statusId)
    {
        var counted = db.Execute(
            "UPDATE account SET statuses = statuses + 1, last_status_id = max(last_status_id, ?2) WHERE id = ?1 AND state = 0",
            id,
            statusId) > 0;
        if (counted)
        {
            AddToTotal(db, "statuses", 1);
        }

        return counted;
    }

    /// <summary>Keeps the greatest id of the account's statuses.</summary>
    public static void NoteStatus(Db db, long id, long statusId) =>
        db.Execute("UPDATE account SET last_status_id = max(last_status_id, ?2) WHERE id = ?1", id, statusId);

    /// <summary>Adds to a number of the instance as a whole.</summary>
    public static void AddToTotal(Db db, string name, long difference) =>
        db.Execute("UPDATE total SET value = value + ?2 WHERE name = ?1", name, difference);

    /// <summary>Makes the words by which search finds an account what its names are now.</summary>
    public static void Index(Db db, long id, string alias, string firstName, string lastName)
    {
        db.Execute("DELETE FROM account_word WHERE account_id = ?1", id);
        foreach (var word in Words($"{alias} {firstName} {lastName}"))
        {
            db.Execute("INSERT OR IGNORE INTO account_word VALUES (?1, ?2)", word, id);
        }
    }

    /// <summary>Does the same for every account.</summary>
    public static void IndexAll(Db db)
    {
        foreach (var id in db.Ids($"SELECT id FROM account WHERE state < {ToPurge}"))
        {
            var account = Find(db, id)!;
            Index(db, id, account.Alias, account.FirstName, account.LastName);
        }
    }

    /// <summary>The words of a text, folded, each once.</summary>
    public static List<string> Words(string text) =>
    [
        .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(Folding.Fold).Where(word => word.Length > 0).Distinct(),
    ];
}
