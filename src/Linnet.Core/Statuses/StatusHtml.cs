namespace Linnet.Core.Statuses;

/// <summary>
/// Turns texts into HTML of the shape that Mastodon's clients expect. Whatever the text holds, the outcome is well-formed,
/// has no elements but those named here, and reads as the text does.
/// </summary>
public static class StatusHtml
{
    private const int ShownUrlChars = 30;

    /// <summary>
    /// The HTML of a text: <c>p</c> for what blank lines separate, <c>br</c> for line ends, <c>a</c> and <c>span</c> for
    /// mentions, URLs and tags. An empty text gives an empty string.
    /// </summary>
    /// <param name="text">Any text; line ends are line feeds.</param>
    /// <param name="mentionUrl">The address of an alias, or null when it is nobody's: the mention then stays text.</param>
    /// <param name="tagUrl">The address of a tag, which comes as it was written.</param>
    /// <param name="localHost">As for <see cref="TextEntities.Find"/>.</param>
    public static string Render(
        string text,
        Func<string, string?> mentionUrl,
        Func<string, string> tagUrl,
        string? localHost = null)
    {
        if (text.Length == 0)
        {
            return "";
        }

        var html = new HtmlBuilder(text.Length * 2 + 64);
        html.Markup("<p>");
        var rest = 0;
        var scanner = new TextScanner(text, localHost);
        while (scanner.MoveNext())
        {
            WriteText(html, text.AsSpan(rest..scanner.Start));
            rest = scanner.End;
            var written = text.AsSpan(scanner.Start..scanner.End);
            switch (scanner.Kind)
            {
                case TextEntityKind.Mention:
                    WriteMention(html, written, scanner.Value, mentionUrl(scanner.Value.ToString()));
                    break;
                case TextEntityKind.Hashtag:
                    WriteHashtag(html, written, tagUrl(scanner.Value.ToString()));
                    break;
                default:
                    WriteUrl(html, written);
                    break;
            }
        }

        WriteText(html, text.AsSpan(rest));
        html.Markup("</p>");
        return html.ToString();
    }

    /// <summary>The same for a text in which nobody is mentioned, such as an account's note.</summary>
    public static string RenderPlain(string text, Func<string, string> tagUrl) => Render(text, static _ => null, tagUrl);

    private static void WriteText(HtmlBuilder html, ReadOnlySpan<char> text)
    {
        while (text.IndexOf('\n') is var end and >= 0)
        {
            html.Text(text[..end]);
            text = text[end..];
            var next = text.IndexOfAnyExcept('\n');
            var lineEnds = next < 0 ? text.Length : next;
            html.Markup(lineEnds == 1 ? "<br />" : "</p><p>");
            text = text[lineEnds..];
        }

        html.Text(text);
    }

    private static void WriteMention(HtmlBuilder html, ReadOnlySpan<char> written, ReadOnlySpan<char> alias, string? url)
    {
        if (url is null)
        {
            html.Text(written);
            return;
        }

        html.Markup("<span class=\"h-card\" translate=\"no\"><a href=\"");
        html.Text(url);
        html.Markup("\" class=\"u-url mention\">@<span>");
        html.Text(alias);
        html.Markup("</span></a></span>");
    }

    private static void WriteHashtag(HtmlBuilder html, ReadOnlySpan<char> written, string url)
    {
        html.Markup("<a href=\"");
        html.Text(url);
        html.Markup("\" class=\"mention hashtag\" rel=\"tag\">");
        html.Text(written[..1]);
        html.Markup("<span>");
        html.Text(written[1..]);
        html.Markup("</span></a>");
    }

    /// <summary>Shows the telling part of a long address; the rest is there for those who copy it.</summary>
    private static void WriteUrl(HtmlBuilder html, ReadOnlySpan<char> url)
    {
        var scheme = url.IndexOf("://") + 3;
        var shown = url[scheme..].StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? scheme + 4 : scheme;
        var end = Math.Min(shown + ShownUrlChars, url.Length);
        if (end < url.Length && char.IsLowSurrogate(url[end]))
        {
            end--;
        }

        html.Markup("<a href=\"");
        html.Text(url);
        html.Markup("\" target=\"_blank\" rel=\"nofollow noopener ugc\" translate=\"no\"><span class=\"invisible\">");
        html.Text(url[..shown]);
        html.Markup(end < url.Length ? "</span><span class=\"ellipsis\">" : "</span><span>");
        html.Text(url[shown..end]);
        html.Markup("</span><span class=\"invisible\">");
        html.Text(url[end..]);
        html.Markup("</span></a>");
    }
}
