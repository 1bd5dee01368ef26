using System.Globalization;
using System.Text;
using Linnet.Core.Statuses;

namespace Linnet.Core.Search;

/// <summary>
/// Cuts texts into the words by which they are found; the same for what is stored and for what is asked, in every store.
/// </summary>
/// <remarks>
/// A word is a folded run of letters and digits, or one emoji. A run in a script without spaces becomes its overlapping pairs of
/// characters and its last character, each with <see cref="PairMark"/> before it: so a part of any length is a row of adjacent
/// words, and a single character is the beginning of one. No word holds white space, a quotation mark or, beside the marks
/// named here, ASCII punctuation.
/// </remarks>
public static class SearchWords
{
    /// <summary>Rises when the same text gives other words than before: an index is then made anew.</summary>
    public const int Version = 1;

    /// <summary>Longest word, in UTF-16 code units; what exceeds that is cut off.</summary>
    public const int WordCharsMax = 64;

    /// <summary>Stands before words that are pairs.</summary>
    public const char PairMark = '~';

    /// <summary>Stands between the warning and the text, so that no phrase reaches from one into the other; nobody asks for it.</summary>
    public const string PartsMark = "/";

    private const char AuthorMark = '@';
    private const char TagMark = '#';

    private enum Kind
    {
        Gap,
        Nothing,
        Letter,
        Unspaced,
        Symbol,
    }

    /// <summary>The words of a text, in its order.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        AddTo(words, text);
        return words;
    }

    /// <summary>All words of a status: its author, its tags, and what it says.</summary>
    public static IReadOnlyList<string> Of(Status status)
    {
        var content = status.Content;
        var words = new List<string> { OfAuthor(status.AccountId) };
        words.AddRange(content.Tags.Select(OfTag));
        if (content.Spoiler.Length > 0)
        {
            AddTo(words, content.Spoiler);
            words.Add(PartsMark);
        }

        AddTo(words, content.Text);
        return words;
    }

    /// <summary>The word that the statuses of an account have in common.</summary>
    public static string OfAuthor(long accountId) => string.Create(CultureInfo.InvariantCulture, $"{AuthorMark}{accountId:x}");

    /// <summary>The word that the statuses with a tag have in common.</summary>
    /// <param name="tag">The tag, normalised.</param>
    public static string OfTag(string tag) =>
        TagMark + string.Concat(tag.Select(c => char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) ? '_' : c));

    /// <summary>True for a pair of characters of a script without spaces.</summary>
    internal static bool IsPair(string word) => word[0] == PairMark && word.EnumerateRunes().Count() > 2;

    /// <summary>True for an emoji.</summary>
    internal static bool IsSymbol(string word) => KindOf(Rune.GetRuneAt(word, 0)) is Kind.Symbol;

    private static void AddTo(List<string> words, string text)
    {
        var folded = Folding.Fold(text);
        var run = new StringBuilder();
        var runKind = Kind.Gap;
        for (var position = 0; position < folded.Length;)
        {
            Rune.DecodeFromUtf16(folded.AsSpan(position), out var rune, out var length);
            var kind = KindOf(rune);
            if (kind != runKind && kind != Kind.Nothing)
            {
                EndRun(words, run, runKind);
                runKind = kind;
            }

            if (kind is Kind.Letter or Kind.Unspaced)
            {
                run.Append(folded, position, length);
            }
            else if (kind is Kind.Symbol)
            {
                length = StringInfo.GetNextTextElementLength(folded, position);
                words.Add(Cut(folded.Substring(position, length)));
            }

            position += length;
        }

        EndRun(words, run, runKind);
    }

    private static Kind KindOf(Rune rune)
    {
        if (rune.IsAscii)
        {
            return Rune.IsLetterOrDigit(rune) ? Kind.Letter : Kind.Gap;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            _ when rune == Rune.ReplacementChar => Kind.Gap,
            UnicodeCategory.Format => Kind.Nothing,
            UnicodeCategory.OtherSymbol => Kind.Symbol,
            _ when !Rune.IsLetterOrDigit(rune) && !Words.IsMark(rune) => Kind.Gap,
            _ => Scripts.IsUnspaced(rune) ? Kind.Unspaced : Kind.Letter,
        };
    }

    private static void EndRun(List<string> words, StringBuilder run, Kind kind)
    {
        if (kind is Kind.Letter)
        {
            words.Add(Cut(run.ToString()));
        }
        else if (kind is Kind.Unspaced)
        {
            AddPairs(words, run.ToString());
        }

        run.Clear();
    }

    private static void AddPairs(List<string> words, string run)
    {
        Rune? before = null;
        foreach (var rune in run.EnumerateRunes())
        {
            if (before is { } first)
            {
                words.Add($"{PairMark}{first}{rune}");
            }

            before = rune;
        }

        words.Add($"{PairMark}{before}");
    }

    private static string Cut(string word)
    {
        if (word.Length <= WordCharsMax)
        {
            return word;
        }

        return word[..(char.IsHighSurrogate(word[WordCharsMax - 1]) ? WordCharsMax - 1 : WordCharsMax)];
    }
}
