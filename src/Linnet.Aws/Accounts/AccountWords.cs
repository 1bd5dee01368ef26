using System.Globalization;
using System.Text;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Accounts;
using Linnet.Core.Search;

namespace Linnet.Aws.Accounts;

/// <summary>
/// The words by which accounts are found. An entry holds nothing but a word and an account's id, under the word's first character;
/// whoever finds one looks at the account itself.
/// </summary>
internal static class AccountWords
{
    // So that a change of all of them is one transaction. Names of single letters, fifty and more, are found by the first ones.
    private const int WordsMax = 49;

    // A key has at most 1,024 bytes; a UTF-16 code unit takes up to three.
    private const int KeyChars = 300;

    // No word holds it: names are split at it.
    private const char Separator = '\n';

    /// <summary>The words of a text, folded, each once.</summary>
    public static IReadOnlyList<string> Of(string text) =>
    [
        .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(Folding.Fold).Where(word => word.Length > 0).Distinct(),
    ];

    /// <summary>The words of an account, the alias first.</summary>
    public static IReadOnlyList<string> Of(Account account) =>
        Of($"{account.Alias} {account.FirstName} {account.LastName}");

    /// <summary>The entries of an account; each is its own key.</summary>
    public static IEnumerable<Item> EntriesOf(Account account) => EntryTextsOf(account).Select(ToItem);

    /// <summary>What makes the entries of one account those of the other, as parts of a transaction.</summary>
    /// <param name="before">The account as it was; null: it begins.</param>
    /// <param name="after">The account as it will be; null: it goes.</param>
    public static IEnumerable<Change> Changes(Account? before, Account? after)
    {
        var (old, now) = (EntryTextsOf(before), EntryTextsOf(after));
        return
        [
            .. now.Except(old).Select(entry => new Put(LinnetTables.Names, ToItem(entry))),
            .. old.Except(now).Select(entry => new Delete(LinnetTables.Names, ToItem(entry))),
        ];
    }

    /// <summary>The entries of words that begin with <paramref name="prefix"/>, which is folded and not empty.</summary>
    public static Query BeginningWith(string prefix, int limit) => new(LinnetTables.Names, InitialOf(prefix))
    {
        Prefix = Cut(prefix),
        Limit = limit,
        IsConsistent = false,
    };

    /// <summary>Whose entry it is.</summary>
    public static long IdOf(Item entry)
    {
        var text = entry.Text("entry");
        return long.Parse(text.AsSpan(text.LastIndexOf(Separator) + 1), CultureInfo.InvariantCulture);
    }

    private static List<string> EntryTextsOf(Account? account) => account is null
        ? []
        : [.. Of(account).Take(WordsMax).Select(word => $"{Cut(word)}{Separator}{account.Id:D19}").Distinct()];

    private static Item ToItem(string entry) => new() { ["initial"] = InitialOf(entry), ["entry"] = entry };

    private static string InitialOf(string word) => Rune.GetRuneAt(word, 0).ToString();

    private static string Cut(string word) => word.Length <= KeyChars
        ? word
        : word[..(char.IsHighSurrogate(word[KeyChars - 1]) ? KeyChars - 1 : KeyChars)];
}
