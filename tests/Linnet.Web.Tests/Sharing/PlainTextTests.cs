using Linnet.Web.Sharing;

namespace Linnet.Web.Tests.Sharing;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("<p>One<br />two</p><p>three</p>", "One two three")]
    [InlineData("<p>&lt;b&gt; &amp; &quot;x&quot;</p>", "<b> & \"x\"")]
    [InlineData("<p><a href=\"http://a.test/?x=1&amp;y=2\" class=\"u-url\">@<span>robin</span></a>!</p>", "@robin!")]
    [InlineData("<p>a\u202Eb\u2066c\u200Fd</p>", "abcd")]
    [InlineData("<p>unended <", "unended")]
    public void The_text_of_html_is_what_people_read(string html, string text) => PlainText.OfHtml(html).ShouldBe(text);

    [Theory]
    [InlineData("abcde", 5, "abcde")]
    [InlineData("abcdef", 5, "abcde…")]
    [InlineData("ab  cdef", 4, "ab…")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2, "👩‍👩‍👧👩‍👩‍👧…")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301…")]
    public void A_text_is_cut_between_what_people_see_as_characters(string text, int charsMax, string cut) =>
        PlainText.Shorten(text, charsMax).ShouldBe(cut);

    [Fact]
    public void A_character_without_end_is_cut_as_a_whole() =>
        PlainText.Shorten("ab" + new string('\u0301', 5000), 10).ShouldBe("a…");

    [Fact]
    public void A_description_is_short()
    {
        PlainText.OfHtml($"<p>{string.Concat(Enumerable.Repeat("word ", 200))}</p>").Length.ShouldBeInRange(190, 201);
    }

    [Fact]
    public void A_name_is_one_line_that_turns_nothing() =>
        PlainText.Name(Sample.Account() with { DisplayName = "Ro\u202Ebin\n\t Reed " }).ShouldBe("Robin Reed (@robin)");
}
