using Linnet.Core.Accounts;
using Linnet.Core.Paging;
using Linnet.Sqlite.Engine;

namespace Linnet.Sqlite.Accounts;

/// <summary>
/// Lists accounts as operators ask for them, in the order of their ids. Operators and suspended accounts are few and have an index
/// each; of aliases that begin alike, few are looked up and sorted, and where they are many, walking along the ids soon fills a page.
/// </summary>
internal static class AccountList
{
    private const int FewMax = 1000;
    private const string BeginsSo = "BETWEEN ?1 AND ?1 || char(1114111)";

    /// <summary>A part of the accounts that pass the filter, newest first.</summary>
    public static List<Account> Find(Db db, AccountFilter filter, PageRequest page)
    {
        var (index, order) = (IndexOf(filter), page.Ascending ? "ASC" : "DESC");
        var isFew = index.Length == 0 && filter.AliasPrefix is { } prefix && CountUpToFew(db, prefix) < FewMax;

        // A plus before a column keeps the engine from going along it.
        var (id, alias) = isFew ? ("+id", "alias") : ("id", "+alias");
        var accounts = db.List(
            $"""
            SELECT {AccountRows.Columns} FROM account {index}
            WHERE state < {AccountRows.ToPurge}
              {(filter.IsSuspended is { } suspended ? $"AND state = {(suspended ? AccountRows.Suspended : AccountRows.Active)}" : "")}
              {(filter.Role is { } role ? $"AND role = {(int)role}" : "")}
              AND {(filter.AliasPrefix is null ? "?1 IS NULL" : $"{alias} {BeginsSo}")}
              AND {id} < ?2 AND {id} > ?3
            ORDER BY {id} {order} LIMIT ?4
            """,
            AccountRows.Read,
            filter.AliasPrefix,
            page.BeforeOrMax,
            page.AfterOrMin,
            page.Limit);
        if (page.Ascending)
        {
            accounts.Reverse();
        }

        return accounts;
    }

    private static string IndexOf(AccountFilter filter) => filter switch
    {
        { Role: AccountRole.Operator } => "INDEXED BY account_operator",
        { IsSuspended: true } => "INDEXED BY account_suspended",
        _ => "",
    };

    private static long CountUpToFew(Db db, string prefix) =>
        db.Number($"SELECT count(*) FROM (SELECT 1 FROM account WHERE alias {BeginsSo} LIMIT {FewMax})", prefix) ?? 0;
}
