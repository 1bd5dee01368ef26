using System.Text;

namespace Linnet.Core.Statuses;

/// <summary>The rules for tags.</summary>
public static class Tags
{
    /// <summary>
    /// The form under which a tag is looked up: the same for every case, width and composition of its letters. At most
    /// <see cref="Limits.TagChars"/> long; what exceeds that is cut off. Normalising twice changes nothing more.
    /// </summary>
    /// <param name="value">A tag without its <c>#</c>.</param>
    public static string Normalise(string value)
    {
        if (Ascii.IsValid(value))
        {
            return Cut(value).ToLowerInvariant();
        }

        // Normalisation throws on half a surrogate pair and on U+FFFE. UTF-8 puts U+FFFD in place of the first.
        value = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)).Replace('\uFFFE', '\uFFFD');

        // Lower case can be decomposed further, and the compatible form of a letter can be a capital: hence three steps.
        var folded = value.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKC);
        return Cut(folded);
    }

    /// <summary>How much of the text's start, which follows a <c>#</c>, reads as one word.</summary>
    /// <param name="text">What follows the <c>#</c>.</param>
    /// <param name="isTag">True when the word is not too long and has a letter: numbers alone are no tag.</param>
    internal static int Measure(ReadOnlySpan<char> text, out bool isTag)
    {
        var (end, position, hasLetter) = (0, 0, false);
        while (position < text.Length)
        {
            Rune.DecodeFromUtf16(text[position..], out var rune, out var used);
            var belongs = Words.Has(rune);
            if ((!belongs && !Joins(rune)) || (position == 0 && (!belongs || Words.IsMark(rune))))
            {
                break;
            }

            position += used;
            end = belongs ? position : end;
            hasLetter |= Rune.IsLetter(rune);
        }

        isTag = hasLetter && end <= Limits.TagChars;
        return end;
    }

    /// <summary>Middle dots and joiners stand inside the words of some languages, never at their ends.</summary>
    private static bool Joins(Rune rune) => rune.Value is '·' or '・' or 0x200C or 0x200D;

    private static string Cut(string tag)
    {
        if (tag.Length <= Limits.TagChars)
        {
            return tag;
        }

        return tag[..(char.IsHighSurrogate(tag[Limits.TagChars - 1]) ? Limits.TagChars - 1 : Limits.TagChars)];
    }
}
