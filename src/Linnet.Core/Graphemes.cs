using System.Globalization;
using System.Text;

namespace Linnet.Core;

/// <summary>Counts characters as people see them: extended grapheme clusters.</summary>
internal static class Graphemes
{
    /// <summary>How many clusters <paramref name="text"/> has; takes time linear in its length.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        // The one cluster of several ASCII characters is CR LF.
        if (Ascii.IsValid(text) && !text.Contains('\r'))
        {
            return text.Length;
        }

        var count = 0;
        for (; !text.IsEmpty; count++)
        {
            text = text[StringInfo.GetNextTextElementLength(text)..];
        }

        return count;
    }
}
