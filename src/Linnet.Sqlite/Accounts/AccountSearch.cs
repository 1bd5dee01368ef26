using System.Text.Json;
using Linnet.Core.Accounts;
using Linnet.Sqlite.Engine;

namespace Linnet.Sqlite.Accounts;

/// <summary>
/// Finds accounts by the beginnings of their words. Few matches are looked up and sorted; where there are many, accounts are
/// tried from the most followed on, which soon fills a page.
/// </summary>
internal static class AccountSearch
{
    private const int FewMax = 500;

    private const string HasEachWord =
        """
        state = 0 AND alias <> ?1 AND NOT EXISTS (
          SELECT 1 FROM json_each(?2) WHERE NOT EXISTS (
            SELECT 1 FROM account_word WHERE account_id = account.id AND word >= value AND word < value || char(1114111)))
        ORDER BY followers DESC, id LIMIT ?3 OFFSET ?4
        """;

    private const string AmongMany = $"SELECT {AccountRows.Columns} FROM account INDEXED BY account_by_followers WHERE {HasEachWord}";

    private const string AmongFew =
        $"""
        SELECT {AccountRows.Columns} FROM account NOT INDEXED
        WHERE id IN (SELECT account_id FROM account_word WHERE word >= ?5 AND word < ?5 || char(1114111)) AND {HasEachWord}
        """;

    /// <summary>
    /// The accounts for whom every word of <paramref name="prefix"/> begins a word of theirs; one with this alias first, then the
    /// most followed.
    /// </summary>
    public static List<Account> Find(Db db, string prefix, int offset, int limit)
    {
        var words = AccountRows.Words(prefix);
        if (words.Count == 0)
        {
            return [];
        }

        var alias = prefix.Trim();
        var exact = db.First($"SELECT {AccountRows.Columns} FROM account WHERE alias = ?1 AND state = 0", AccountRows.Read, alias);
        if (exact is null)
        {
            return FindOthers(db, alias, words, offset, limit);
        }

        return offset > 0
            ? FindOthers(db, alias, words, offset - 1, limit)
            : [exact, .. FindOthers(db, alias, words, 0, limit - 1)];
    }

    private static List<Account> FindOthers(Db db, string alias, List<string> words, int offset, int limit)
    {
        var rarest = words.MinBy(word => CountUpToFew(db, word))!;
        var all = JsonSerializer.Serialize(words);
        return CountUpToFew(db, rarest) < FewMax
            ? db.List(AmongFew, AccountRows.Read, alias, all, limit, offset, rarest)
            : db.List(AmongMany, AccountRows.Read, alias, all, limit, offset);
    }

    private static long CountUpToFew(Db db, string word) => db.Number(
        $"SELECT count(*) FROM (SELECT 1 FROM account_word WHERE word >= ?1 AND word < ?1 || char(1114111) LIMIT {FewMax})",
        word) ?? 0;
}
