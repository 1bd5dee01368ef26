using System.Diagnostics;
using Linnet.Core.Statuses;

namespace Linnet.Core.Tests.Statuses;

public sealed class StatusTextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("hello", 5)]
    [InlineData("a\r\nb", 3)]
    [InlineData("e\u0301", 1)]
    [InlineData("👩‍👩‍👧‍👦", 1)]
    [InlineData("🇩🇪🇫🇷", 2)]
    [InlineData("👍🏽", 1)]
    [InlineData("❤️", 1)]
    [InlineData("1️⃣", 1)]
    [InlineData("한국", 2)]
    [InlineData("\u1112\u1161\u11AB", 1)]
    [InlineData("日本語", 3)]
    [InlineData("שָׁלוֹם", 4)]
    [InlineData("https://example.com/a/very/long/path/that/counts/as/one", 23)]
    [InlineData("http://a.de", 23)]
    [InlineData("see https://example.com.", 28)]
    [InlineData("https://example.com https://example.org", 47)]
    [InlineData("@alice@example.com #tag", 23)]
    public void Length_counts_what_people_see_and_a_url_as_23(string text, int expected) =>
        StatusText.Length(text).ShouldBe(expected);

    [Theory]
    [InlineData("  hello \n", "hello")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\r\r\nb", "a\n\nb")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("a\0b\u0007c\u001Bd\u007Fe\u0085f", "abcdef")]
    [InlineData("a\0\r\0\nb", "a\n\nb")]
    [InlineData("\u3000日本\u3000", "日本")]
    [InlineData("😀", "😀")]
    public void Text_is_cleaned(string raw, string expected) => StatusText.Normalise(raw).Value.ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\0\u0001")]
    [InlineData("\u200B\u2060\uFEFF")]
    public void Text_without_anything_visible_is_refused(string? raw) =>
        RefusalOf(raw).ShouldBe("must hold at least one visible character");

    [Fact]
    public void Half_a_surrogate_pair_is_refused_with_its_position()
    {
        RefusalOf("ab\uD83D").ShouldContain("half a surrogate pair stands at position 2");
        RefusalOf("😀\uDE00").ShouldContain("position 2");
        RefusalOf("\uD83D\0\uDE00").ShouldContain("position 0");
    }

    [Fact]
    public void Five_hundred_characters_are_allowed_and_one_more_is_refused_with_both_numbers()
    {
        var longest = string.Concat(Enumerable.Repeat("e\u0301", 500));
        StatusText.Normalise(longest).Value.ShouldBe(longest);
        RefusalOf(longest + "!").ShouldBe("must have at most 500 characters, a link counted as 23; this has 501");
    }

    [Fact]
    public void A_long_url_leaves_room_for_the_rest()
    {
        var url = "https://example.com/" + new string('a', 1000);
        StatusText.Normalise(url + " " + new string('b', 476)).Refusal.ShouldBeNull();
        RefusalOf(url + " " + new string('b', 477)).ShouldContain("this has 501");
    }

    [Fact]
    public void More_than_4096_bytes_are_refused_with_both_numbers()
    {
        StatusText.Normalise("a" + new string('\u0301', 2047)).Refusal.ShouldBeNull();
        RefusalOf("a" + new string('\u0301', 2048))
            .ShouldBe("must have at most 500 characters and 4096 bytes in UTF-8; this has 4097 bytes");
    }

    [Theory]
    [InlineData("a", "\u0301")]
    [InlineData("", "👩‍")]
    [InlineData("", "🇩")]
    [InlineData("", "http://")]
    [InlineData("", "https://a.b")]
    [InlineData("https://a.b/", "(")]
    [InlineData("https://a.b/", ".")]
    [InlineData("", "@a@")]
    [InlineData("", "@a")]
    [InlineData("#a", "\u200C")]
    [InlineData("", "#·")]
    [InlineData("", "é:")]
    [InlineData("http://", "a:")]
    public void Hostile_text_takes_linear_time(string start, string repeated)
    {
        // A quadratic scan of this takes a minute or more; a linear one some milliseconds.
        var text = start + string.Concat(Enumerable.Repeat(repeated, 200_000));
        var watch = Stopwatch.StartNew();
        StatusText.Length(text);
        TextEntities.Find(text);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static string RefusalOf(string? raw)
    {
        var refusal = StatusText.Normalise(raw).Refusal.ShouldNotBeNull();
        (refusal.Kind, refusal.Field).ShouldBe((RefusalKind.Invalid, "text"));
        return refusal.Message;
    }
}
