using System.Globalization;
using System.Text;

namespace Linnet.Core.Statuses;

/// <summary>What belongs to a word, in any script.</summary>
internal static class Words
{
    // Above this, letters are not Latin (but for rare blocks of phonetic and historic ones).
    private const char LatinEnd = '\u0250';

    /// <summary>Letters, digits, the underscore, and the marks that sit on them.</summary>
    public static bool Has(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_' || IsMark(rune);

    /// <summary>Marks of writing; the selectors that only choose how an emoji looks are none.</summary>
    public static bool IsMark(Rune rune) =>
        rune.Value is not (>= 0xFE00 and <= 0xFE0F)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>True when the last character belongs to a word.</summary>
    public static bool EndsWithOne(ReadOnlySpan<char> text)
    {
        Rune.DecodeLastFromUtf16(text, out var last, out _);
        return !text.IsEmpty && Has(last);
    }

    /// <summary>
    /// True when the text goes on with a Latin letter or a mark. So <c>@josé</c> does not mention <c>@jos</c>, while
    /// <c>@josさん</c> does: scripts without spaces follow on directly.
    /// </summary>
    public static bool GoesOnInLatin(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var first, out _);
        return !text.IsEmpty && (IsMark(first) || IsLatinLetter(text[0]));
    }

    /// <summary>True for the letters of Western languages, with and without accents.</summary>
    public static bool IsLatinLetter(char c) => c < LatinEnd && char.IsLetter(c);
}
