using Linnet.Aws.Engine;
using Linnet.Core;
using Linnet.Core.Search;
using Linnet.Core.Statuses;

namespace Linnet.Aws.Search;

/// <summary>
/// Under which words a status stands in the index: each of its own, and the beginnings of these, which have a mark behind them that no
/// word has. Who wrote it is not among them: the author's story says that.
/// </summary>
internal static class IndexItems
{
    private const int LongBeginningChars = 4;
    private const char BeginningMark = '*';

    /// <summary>A word's entry for a status.</summary>
    public static Item Write(string word, long statusId) => new() { ["word"] = word, ["statusId"] = statusId };

    /// <summary>Everything that a status is found under.</summary>
    public static HashSet<string> EntriesOf(Status status)
    {
        var author = SearchWords.OfAuthor(status.AccountId);
        var entries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in SearchWords.Of(status).Where(word => word != author && word != SearchWords.PartsMark))
        {
            entries.Add(word);
            AddBeginning(entries, word, Limits.SearchPrefixChars);
            AddBeginning(entries, word, LongBeginningChars);
        }

        return entries;
    }

    /// <summary>Under what all statuses stand that hold a word, or one that begins with it; others may stand there too.</summary>
    public static string EntryOf(string word, bool isBeginning)
    {
        if (!isBeginning)
        {
            return word;
        }

        return Beginning(word, LongBeginningChars) ?? Beginning(word, Limits.SearchPrefixChars)
            ?? throw new ArgumentException($"A beginning has {Limits.SearchPrefixChars} characters at least.", nameof(word));
    }

    private static void AddBeginning(HashSet<string> entries, string word, int chars)
    {
        if (Beginning(word, chars) is { } beginning)
        {
            entries.Add(beginning);
        }
    }

    /// <summary>The first characters of a word, with the mark; null when it has fewer.</summary>
    private static string? Beginning(string word, int chars)
    {
        var length = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            length += rune.Utf16SequenceLength;
            if (--chars == 0)
            {
                return $"{word.AsSpan(0, length)}{BeginningMark}";
            }
        }

        return null;
    }
}
