using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Accounts;

namespace Linnet.Aws.Accounts;

/// <summary>
/// Finds accounts by the beginnings of their words: those whom the rarest word of the question names are looked up, compared with all
/// of it, and put in order. Of a beginning that a thousand words and more share, those next to it count.
/// </summary>
internal sealed class DynamoAccountSearch(Dynamo dynamo)
{
    private const int EntriesMax = 1000;

    // The longest words name the fewest accounts; the others are compared all the same.
    private const int WordsLookedUp = 3;

    /// <summary>
    /// The accounts for whom every word of <paramref name="prefix"/> begins a word of theirs, the most followed first.
    /// </summary>
    /// <param name="prefix">The words as they were typed.</param>
    /// <param name="exact">The account with this very alias, which comes first; null: there is none.</param>
    /// <param name="ct">Cancels the look-up.</param>
    public async Task<IReadOnlyList<Account>> FindAsync(string prefix, Account? exact, CancellationToken ct)
    {
        var words = AccountWords.Of(prefix);
        if (words.Count == 0)
        {
            return [];
        }

        var ids = await FindCandidatesAsync(words, ct);
        var items = await dynamo.GetManyAsync(LinnetTables.Accounts, [.. ids.Select(AccountItems.Key)], ct, consistent: false);
        var others =
            from account in items.Select(AccountItems.Read).OfType<Account>()
            where !account.IsSuspended && account.Id != exact?.Id && HasAll(account, words)
            orderby account.Followers descending, account.Id
            select account;
        return exact is { IsSuspended: false } ? [exact, .. others] : [.. others];
    }

    private async Task<IReadOnlyCollection<long>> FindCandidatesAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        HashSet<long>? candidates = null;
        HashSet<long>? many = null;
        foreach (var word in words.OrderByDescending(word => word.Length).Take(WordsLookedUp))
        {
            var entries = await dynamo.QueryAsync(AccountWords.BeginningWith(word, EntriesMax), ct);
            var ids = entries.Select(AccountWords.IdOf).ToHashSet();
            if (entries.Count == EntriesMax)
            {
                // Not all whom this word names, so that it rules nobody out.
                many ??= ids;
                continue;
            }

            candidates ??= ids;
            candidates.IntersectWith(ids);
        }

        return candidates ?? many ?? [];
    }

    private static bool HasAll(Account account, IReadOnlyList<string> beginnings)
    {
        var words = AccountWords.Of(account);
        return beginnings.All(beginning => words.Any(word => word.StartsWith(beginning, StringComparison.Ordinal)));
    }
}
