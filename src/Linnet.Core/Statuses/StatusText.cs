using System.Buffers;
using System.Globalization;
using System.Text;

namespace Linnet.Core.Statuses;

/// <summary>The rules for the text of a status.</summary>
public static class StatusText
{
    private const string Field = "text";

    // Controls but tab and line feed. A carriage return is among them because line ends are rewritten with them.
    private static readonly SearchValues<char> Unwanted =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(IsUnwanted)]);

    /// <summary>
    /// The text as it is stored: every line end is a line feed, other control characters but the tab are gone, and so is
    /// white space at both ends.
    /// </summary>
    /// <returns>
    /// The text, or a refusal of <c>text</c>: nothing visible in it, half a surrogate pair, longer than
    /// <see cref="Limits.StatusBytes"/> in UTF-8 or than <see cref="Limits.StatusGraphemes"/> as <see cref="Length"/> counts.
    /// </returns>
    public static Result<string> Normalise(string? raw)
    {
        raw ??= "";
        if (IndexOfLoneSurrogate(raw) is var broken and >= 0)
        {
            return Refusal.Invalid(Field, $"must be valid Unicode; half a surrogate pair stands at position {broken}");
        }

        var text = WithoutControls(raw).Trim();
        if (!HasSomethingVisible(text))
        {
            return Refusal.Invalid(Field, "must hold at least one visible character");
        }

        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > Limits.StatusBytes)
        {
            return Refusal.Invalid(
                Field,
                $"must have at most {Limits.StatusGraphemes} characters and {Limits.StatusBytes} bytes in UTF-8; this has {bytes} bytes");
        }

        var length = Length(text);
        if (length > Limits.StatusGraphemes)
        {
            return Refusal.Invalid(
                Field,
                $"must have at most {Limits.StatusGraphemes} characters, a link counted as {Limits.StatusUrlGraphemes}; this has {length}");
        }

        return text;
    }

    /// <summary>
    /// The length of a text as people count it: grapheme clusters, each URL as <see cref="Limits.StatusUrlGraphemes"/>.
    /// </summary>
    public static int Length(string text)
    {
        var rest = 0;
        var length = 0;
        var scanner = new TextScanner(text, null);
        while (scanner.MoveNext())
        {
            if (scanner.Kind == TextEntityKind.Url)
            {
                length += Graphemes.Count(text.AsSpan(rest..scanner.Start)) + Limits.StatusUrlGraphemes;
                rest = scanner.End;
            }
        }

        return length + Graphemes.Count(text.AsSpan(rest));
    }

    private static bool IsUnwanted(char c) => char.IsControl(c) && c is not '\n' and not '\t';

    private static string WithoutControls(string text)
    {
        if (text.AsSpan().IndexOfAny(Unwanted) < 0)
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var lineEnd = text[i] == '\r';
            if (!IsUnwanted(text[i]))
            {
                kept.Append(text[i]);
            }
            else if (lineEnd && (i + 1 == text.Length || text[i + 1] != '\n'))
            {
                kept.Append('\n');
            }
        }

        return kept.ToString();
    }

    private static int IndexOfLoneSurrogate(ReadOnlySpan<char> text)
    {
        var position = 0;
        while (text[position..].IndexOfAnyInRange('\uD800', '\uDFFF') is var offset and >= 0)
        {
            position += offset;
            if (Rune.DecodeFromUtf16(text[position..], out _, out var used) != OperationStatus.Done)
            {
                return position;
            }

            position += used;
        }

        return -1;
    }

    private static bool HasSomethingVisible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                return true;
            }
        }

        return false;
    }
}
