using System.Globalization;
using System.Net;
using System.Text;
using Linnet.Protocol.Accounts;

namespace Linnet.Web.Sharing;

/// <summary>
/// Texts for places that have no markup, such as titles: one line, without marks that turn the direction of what stands around
/// them.
/// </summary>
internal static class PlainText
{
    private const int DescriptionChars = 200;

    // Longer clusters are decoration without end.
    private const int CodeUnitsPerChar = 8;

    /// <summary>How an account is called: <c>Robin Reed (@robin)</c>.</summary>
    public static string Name(Account account) => $"{Line(account.DisplayName)} (@{account.Username})";

    /// <summary>The text of the API's HTML, shortened to what a description may have.</summary>
    public static string OfHtml(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var rest = html.AsSpan(); !rest.IsEmpty;)
        {
            var open = rest.IndexOf('<');
            text.Append(open < 0 ? rest : rest[..open]);
            rest = open < 0 ? default : rest[open..];
            if (rest.IsEmpty)
            {
                break;
            }

            // All that breaks a line here; links are part of it.
            if (rest.StartsWith("<p>") || rest.StartsWith("<br"))
            {
                text.Append(' ');
            }

            var close = rest.IndexOf('>');
            rest = close < 0 ? default : rest[(close + 1)..];
        }

        return Shorten(Line(WebUtility.HtmlDecode(text.ToString())), DescriptionChars);
    }

    /// <summary>At most so many characters as people count them; an ellipsis tells that there is more.</summary>
    public static string Shorten(string text, int charsMax)
    {
        var end = 0;
        for (var chars = 0; end < text.Length; chars++)
        {
            var length = StringInfo.GetNextTextElementLength(text, end);
            if (chars == charsMax || end + length > charsMax * CodeUnitsPerChar)
            {
                return $"{text[..end].TrimEnd()}…";
            }

            end += length;
        }

        return text;
    }

    /// <summary>A text on one line.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!TurnsDirection(c))
            {
                line.Append(c);
            }
        }

        return line.ToString().TrimEnd();
    }

    private static bool TurnsDirection(char c) => c is '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
