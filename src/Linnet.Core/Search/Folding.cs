using System.Globalization;
using System.Text;

namespace Linnet.Core.Search;

/// <summary>Takes from a text the differences that people who search do not care about.</summary>
public static class Folding
{
    private const int SkinTonesFrom = 0x1F3FB;
    private const int SkinTonesTo = 0x1F3FF;
    private const char Tatweel = '\u0640';

    // Marks that readers of the script can do without: accents, Hebrew and Arabic vowel points, what only chooses a glyph.
    // The marks of other scripts, for instance the vowels of Thai and Hindi, are letters to their readers and stay.
    private static readonly (int From, int To)[] OptionalMarks =
    [
        (0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670),
        (0x06D6, 0x06ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
        (0xE0100, 0xE01EF),
    ];

    /// <summary>
    /// The text without case, accents, width, ligatures, skin tones and the like, composed. The same for every way to encode
    /// it; folding twice changes nothing more. Never throws: half a surrogate pair becomes U+FFFD.
    /// </summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        // Lower case can be decomposed further, and what is composed in the end can be a letter of another kind.
        return FoldOnce(FoldOnce(text));
    }

    private static string FoldOnce(string text)
    {
        // Normalisation throws on half a surrogate pair and on U+FFFE. UTF-8 puts U+FFFD in place of the first.
        var valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');
        var folded = new StringBuilder(valid.Length);
        foreach (var rune in valid.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (!IsLeftOut(rune))
            {
                Append(folded, Rune.ToLowerInvariant(rune));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsLeftOut(Rune rune)
    {
        if (rune.Value is (>= SkinTonesFrom and <= SkinTonesTo) or Tatweel)
        {
            return true;
        }

        foreach (var (from, to) in OptionalMarks)
        {
            if (rune.Value >= from && rune.Value <= to)
            {
                return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
            }
        }

        return false;
    }

    /// <summary>Appends a letter in lower case as people write it who lack it on their keyboard; other digits as ASCII ones.</summary>
    private static void Append(StringBuilder folded, Rune rune)
    {
        var plain = rune.Value switch
        {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            'ø' => "o",
            'đ' or 'ð' => "d",
            'ł' => "l",
            'ħ' => "h",
            'ŋ' => "n",
            'ı' => "i",
            'ς' => "σ",
            _ => null,
        };
        if (plain is not null)
        {
            folded.Append(plain);
        }
        else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber)
        {
            folded.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        }
        else
        {
            folded.Append(rune);
        }
    }
}
