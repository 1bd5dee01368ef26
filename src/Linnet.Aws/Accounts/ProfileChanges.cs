using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Accounts;

namespace Linnet.Aws.Accounts;

/// <summary>Changes of profiles, made if they are still what they were when somebody looked. What is empty has no attribute.</summary>
internal static class ProfileChanges
{
    /// <summary>Makes a profile what it is to be.</summary>
    public static Update Replace(Account before, Account after)
    {
        var profile = ProfileOf(after);
        var sets = profile.Where(part => part.Text.Length > 0).ToList();
        var removes = profile.Where(part => part.Text.Length == 0).Select(part => $"#{part.Name}").ToList();
        var (same, values) = SameAs(before);
        foreach (var (name, text) in sets)
        {
            values[$":{name}"] = text;
        }

        return new(
            LinnetTables.Accounts,
            AccountItems.Key(before.Id),
            $"SET {string.Join(", ", sets.Select(part => $"#{part.Name} = :{part.Name}"))}{Removing(removes)}")
        {
            If = same,
            Values = values,
        };
    }

    /// <summary>Takes from an account all that others could see it or know it by.</summary>
    public static Update Wipe(Account before)
    {
        var (same, values) = SameAs(before);
        return new(
            LinnetTables.Accounts,
            AccountItems.Key(before.Id),
            Removing(["#state", "#operator", "#alias", "#email", "#hash", .. ProfileOf(before).Select(part => $"#{part.Name}")]))
        {
            If = same,
            Values = values,
        };
    }

    private static string Removing(List<string> names) => names.Count == 0 ? "" : $" REMOVE {string.Join(", ", names)}";

    private static (string Condition, Item Values) SameAs(Account account)
    {
        var values = new Item();
        List<string> conditions = [AccountItems.Exists];
        foreach (var (name, text) in ProfileOf(account))
        {
            conditions.Add(text.Length > 0 ? $"#{name} = :{name}Before" : $"attribute_not_exists(#{name})");
            values[$":{name}Before"] = text.Length > 0 ? text : null;
        }

        return (string.Join(" AND ", conditions), values);
    }

    private static IReadOnlyList<(string Name, string Text)> ProfileOf(Account account) =>
    [
        ("firstName", account.FirstName),
        ("lastName", account.LastName),
        ("note", account.Note),
        ("avatarKey", account.AvatarKey ?? ""),
    ];
}
