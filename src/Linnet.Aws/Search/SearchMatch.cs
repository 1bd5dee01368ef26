using Linnet.Core.Search;
using Linnet.Core.Statuses;

namespace Linnet.Aws.Search;

/// <summary>Says whether a status is what a query asks for.</summary>
internal static class SearchMatch
{
    public static bool Holds(SearchQuery query, Status status)
    {
        var words = SearchWords.Of(status);
        return query.Terms.All(term => Holds(words, term)) && !query.Excluded.Any(term => Holds(words, term));
    }

    private static bool Holds(IReadOnlyList<string> words, SearchTerm term)
    {
        for (var start = 0; start + term.Words.Length <= words.Count; start++)
        {
            if (StandsAt(words, start, term))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StandsAt(IReadOnlyList<string> words, int start, SearchTerm term)
    {
        var last = term.Words.Length - 1;
        for (var place = 0; place < last; place++)
        {
            if (words[start + place] != term.Words[place])
            {
                return false;
            }
        }

        return term.IsPrefix
            ? words[start + last].StartsWith(term.Words[last], StringComparison.Ordinal)
            : words[start + last] == term.Words[last];
    }
}
