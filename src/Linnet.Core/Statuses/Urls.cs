using System.Buffers;
using System.Globalization;

namespace Linnet.Core.Statuses;

/// <summary>Says how far a URL in running text reaches.</summary>
internal static class Urls
{
    private const int UrlChars = 2048;
    private const int HostChars = 253;
    private const int PortDigits = 5;
    private const string Digits = "0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> UserInfoChars = SearchValues.Create(Letters + Digits + "-._~!$&'()*+,;=:%");
    private static readonly SearchValues<char> TailChars = SearchValues.Create(Letters + Digits + "-._~:/?#@!$&'*+,;=%|");

    /// <summary>The length of the URL at the start of <paramref name="text"/>; 0 when there is none.</summary>
    /// <param name="text">Starts with a scheme and <c>://</c>.</param>
    /// <param name="authority">Where the host begins.</param>
    /// <param name="settled">How far the text needs no second look, whether there is a URL or not.</param>
    public static int Measure(ReadOnlySpan<char> text, int authority, out int settled)
    {
        var host = HostLength(text[authority..]);
        var end = authority + host;

        // http://bank.example:x@thief.example leads to the thief: an address with a user in it is never a link.
        var afterUser = text[end..].IndexOfAnyExcept(UserInfoChars);
        if (afterUser >= 0 && text[end + afterUser] == '@')
        {
            settled = end + afterUser + 1;
            return 0;
        }

        settled = authority;
        if (!IsHost(text.Slice(authority, host)))
        {
            return 0;
        }

        end += PortLength(text[end..]);
        if (end < text.Length && text[end] is '/' or '?' or '#')
        {
            end += TailLength(text[end..]);
        }

        settled = end;
        return end <= UrlChars ? end : 0;
    }

    /// <summary>How much of the text's start has the form of a host name: labels with single dots between them.</summary>
    public static int HostLength(ReadOnlySpan<char> text)
    {
        var end = 0;
        var lastLabel = 0;
        for (; end < text.Length && IsHostChar(text[end]); end++)
        {
            if (text[end] == '.')
            {
                if (end == lastLabel)
                {
                    break;
                }

                lastLabel = end + 1;
            }
        }

        // Scripts without spaces follow on directly: no top-level name mixes Latin letters with theirs.
        for (var i = lastLabel + 1; i < end; i++)
        {
            if (Words.IsLatinLetter(text[i - 1]) && !Words.IsLatinLetter(text[i]) && char.IsLetter(text[i]))
            {
                end = i;
            }
        }

        return text[..end].TrimEnd("-._").Length;
    }

    /// <summary>The length of a port with its colon; 0 when the text does not start with one.</summary>
    public static int PortLength(ReadOnlySpan<char> text)
    {
        if (text is not [':', ..])
        {
            return 0;
        }

        var digits = text[1..].IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? text.Length - 1 : digits;
        return digits is > 0 and <= PortDigits ? 1 + digits : 0;
    }

    private static bool IsHost(ReadOnlySpan<char> host) =>
        host.Length is > 0 and <= HostChars
        && host[0] != '-'
        && (host.Contains('.') || host.Equals("localhost", StringComparison.OrdinalIgnoreCase));

    private static bool IsHostChar(char c) =>
        char.IsAsciiLetterOrDigit(c)
        || c is '.' or '-' or '_'
        || (!char.IsAscii(c) && (char.IsLetterOrDigit(c) || IsMark(char.GetUnicodeCategory(c))));

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>
    /// The length of path, query and fragment. A closing bracket that was not opened inside ends them, and punctuation at
    /// their end belongs to the sentence around.
    /// </summary>
    private static int TailLength(ReadOnlySpan<char> text)
    {
        var (round, square, end) = (0, 0, 0);
        for (; end < text.Length; end++)
        {
            var c = text[end];
            var goesOn = c switch
            {
                '(' => ++round > 0,
                ')' => --round >= 0,
                '[' => ++square > 0,
                ']' => --square >= 0,
                _ => char.IsAscii(c) ? TailChars.Contains(c) : IsTailCharBeyondAscii(c),
            };
            if (!goesOn)
            {
                break;
            }
        }

        return text[..end].TrimEnd(".,:;!?'*([").Length;
    }

    /// <summary>Beyond ASCII: words, symbols and emoji belong to an address; quotes, brackets and full stops end it.</summary>
    private static bool IsTailCharBeyondAscii(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || char.IsSymbol(c)
        || c is '\u200C' or '\u200D'
        || char.GetUnicodeCategory(c) is var category
            && (IsMark(category) || category is UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation);
}
