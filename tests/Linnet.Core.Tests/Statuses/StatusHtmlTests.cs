using Linnet.Core.Statuses;

namespace Linnet.Core.Tests.Statuses;

public sealed class StatusHtmlTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("hello", "<p>hello</p>")]
    [InlineData("a\nb", "<p>a<br />b</p>")]
    [InlineData("a\n\nb\n\n\n\nc", "<p>a</p><p>b</p><p>c</p>")]
    [InlineData("<b>&\"'</b>", "<p>&lt;b&gt;&amp;&quot;&#x27;&lt;/b&gt;</p>")]
    [InlineData("日本語 ñ", "<p>日本語 ñ</p>")]
    public void Text_becomes_paragraphs(string text, string expected) => Render(text).ShouldBe(expected);

    [Fact]
    public void A_mention_becomes_a_card_when_there_is_such_an_account()
    {
        Render("hi @alice and @nobody").ShouldBe(
            "<p>hi <span class=\"h-card\" translate=\"no\"><a href=\"https://linnet.example/@alice?a=1&amp;b\" "
            + "class=\"u-url mention\">@<span>alice</span></a></span> and @nobody</p>");
    }

    [Fact]
    public void A_mention_with_the_local_host_shows_the_alias()
    {
        Render("@alice@linnet.example").ShouldEndWith("@<span>alice</span></a></span></p>");
        Render("@alice@other.example").ShouldBe("<p>@alice@other.example</p>");
    }

    [Fact]
    public void A_tag_becomes_a_link_to_its_timeline()
    {
        Render("#日本").ShouldBe(
            "<p><a href=\"https://linnet.example/tags/%E6%97%A5%E6%9C%AC\" class=\"mention hashtag\" rel=\"tag\">"
            + "#<span>日本</span></a></p>");
    }

    [Theory]
    [InlineData("https://example.com/", "https://", "<span>", "example.com/", "")]
    [InlineData("HTTP://www.example.com", "HTTP://www.", "<span>", "example.com", "")]
    [InlineData("https://example.com/123456789012345678", "https://", "<span>", "example.com/123456789012345678", "")]
    [InlineData("https://example.com/1234567890123456789", "https://", "<span class=\"ellipsis\">", "example.com/123456789012345678", "9")]
    [InlineData("https://example.com/12345678901234567😀", "https://", "<span class=\"ellipsis\">", "example.com/12345678901234567", "&#x1F600;")]
    public void A_long_url_is_shown_in_short(string url, string scheme, string span, string shown, string rest)
    {
        Render(url).ShouldBe(
            $"<p><a href=\"{url.Replace("😀", "&#x1F600;", StringComparison.Ordinal)}\" target=\"_blank\" "
            + $"rel=\"nofollow noopener ugc\" translate=\"no\"><span class=\"invisible\">{scheme}</span>{span}{shown}</span>"
            + $"<span class=\"invisible\">{rest}</span></a></p>");
    }

    [Fact]
    public void A_note_has_links_and_tags_but_mentions_nobody()
    {
        var html = StatusHtml.RenderPlain("@alice #tag https://example.com", TagUrl);
        html.ShouldStartWith("<p>@alice <a href=\"https://linnet.example/tags/tag\"");
        html.ShouldContain("<a href=\"https://example.com\"");
    }

    private static string Render(string text) => StatusHtml.Render(
        text,
        alias => alias == "alice" ? "https://linnet.example/@alice?a=1&b" : null,
        TagUrl,
        "linnet.example");

    private static string TagUrl(string tag) => "https://linnet.example/tags/" + Uri.EscapeDataString(tag);
}
