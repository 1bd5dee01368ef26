using System.Runtime.CompilerServices;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Accounts;

namespace Linnet.Aws.Accounts;

/// <summary>Who was given an alias. Such an item never goes, so that an alias is given once.</summary>
internal static class AliasItems
{
    /// <summary>The alias of an account.</summary>
    public static Item Write(string alias, long accountId)
    {
        var item = Key(alias);
        item["accountId"] = accountId;
        return item;
    }

    /// <summary>Who was given this alias, in any case; null: nobody. The account may be deleted.</summary>
    public static async Task<long?> FindAsync(
        Dynamo dynamo, string alias, CancellationToken ct, [CallerFilePath] string file = "", [CallerMemberName] string member = "") =>
        AccountRules.IsAlias(alias)
            ? (await dynamo.GetAsync(LinnetTables.Aliases, Key(alias), ct, file: file, member: member))?.Number("accountId")
            : null;

    /// <summary>Who was given these aliases, in any case; by alias in lower case.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> FindManyAsync(
        Dynamo dynamo,
        IEnumerable<string> aliases,
        CancellationToken ct,
        [CallerFilePath] string file = "",
        [CallerMemberName] string member = "")
    {
        var keys = aliases.Where(alias => AccountRules.IsAlias(alias)).Distinct(StringComparer.OrdinalIgnoreCase).Select(Key).ToList();
        var items = await dynamo.GetManyAsync(LinnetTables.Aliases, keys, ct, file: file, member: member);
        return items.ToDictionary(
            item => item.Text("alias"), item => item.Number("accountId"), StringComparer.OrdinalIgnoreCase);
    }

    private static Item Key(string alias) => new() { ["alias"] = alias.ToLowerInvariant() };
}
