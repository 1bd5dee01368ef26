using Linnet.Core.Statuses;

namespace Linnet.Core.Tests.Statuses;

public sealed class TextEntitiesTests
{
    [Theory]
    [InlineData("@alice", "alice")]
    [InlineData("hi @alice, hello", "alice")]
    [InlineData("(@alice)", "alice")]
    [InlineData("@Alice_9!", "Alice_9")]
    [InlineData("@alice. Bye", "alice")]
    [InlineData("@alice's", "alice")]
    [InlineData("@alice/@bob", "alice")]
    [InlineData("@aliceさん", "alice")]
    [InlineData("❤️@alice", "alice")]
    [InlineData("😀@alice", "alice")]
    [InlineData("\u200F@alice شكرا", "alice")]
    [InlineData("@alice @bob", "alice bob")]
    [InlineData("@alice\n@bob", "alice bob")]
    [InlineData("@alice@", "alice")]
    [InlineData("@abcdefghijklmnopqrstuvwxyz1234", "abcdefghijklmnopqrstuvwxyz1234")]
    [InlineData("@abcdefghijklmnopqrstuvwxyz12345", "")]
    [InlineData("@", "")]
    [InlineData("@ alice", "")]
    [InlineData("foo@bar.com", "")]
    [InlineData("_@alice", "")]
    [InlineData("é@alice", "")]
    [InlineData("に@alice", "")]
    [InlineData("𠮷@alice", "")]
    [InlineData("/@alice", "")]
    [InlineData("@@alice", "")]
    [InlineData("@josé", "")]
    [InlineData("@jose\u0301", "")]
    [InlineData("@alice@example.com", "")]
    [InlineData("@alice@bob", "")]
    [InlineData("@alice@example.com:8080", "")]
    [InlineData("@alice@bücher.de", "")]
    public void Mentions_are_found(string text, string expected) => Values(text, TextEntityKind.Mention).ShouldBe(expected);

    [Theory]
    [InlineData("@alice@linnet.example:8080", "0+26 alice")]
    [InlineData("@alice@LINNET.example:8080.", "0+26 alice")]
    [InlineData("@alice@linnet.example", "")]
    [InlineData("@alice@linnet.example:80801", "")]
    [InlineData("@alice@evil.linnet.example:8080", "")]
    [InlineData("@alice", "0+6 alice")]
    public void A_mention_with_the_local_host_is_one_of_this_server(string text, string expected)
    {
        var found = TextEntities.Find(text, "linnet.example:8080");
        string.Join(' ', found.Select(e => $"{e.Start}+{e.Length} {e.Value}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("HTTP://EXAMPLE.COM/")]
    [InlineData("http://localhost:3000/a")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("https://example.com:443/a?b=c&d=%20#e")]
    [InlineData("https://example.com?a=b")]
    [InlineData("https://example.com#a")]
    [InlineData("https://example.com/@alice")]
    [InlineData("https://example.com/#tag")]
    [InlineData("https://example.com/a,b;c:d!e'f*g")]
    [InlineData("https://example.com/?q[]=1&q[]=2")]
    [InlineData("https://en.wikipedia.org/wiki/Foo_(bar)")]
    [InlineData("https://ja.wikipedia.org/wiki/日本語")]
    [InlineData("https://bücher.example/straße")]
    [InlineData("https://пример.рф/путь")]
    [InlineData("https://例え.テスト")]
    [InlineData("https://xn--bcher-kva.example/")]
    [InlineData("https://example.com/😀")]
    [InlineData("https://a-b.example.com/~x/-/_")]
    [InlineData("https://example.com/https://example.org/")]
    public void A_url_is_found_whole(string url)
    {
        Values(url, TextEntityKind.Url).ShouldBe(url);
        Values($"see {url} there", TextEntityKind.Url).ShouldBe(url);
        Values($"({url}).", TextEntityKind.Url).ShouldBe(url);
        Values($"「{url}」", TextEntityKind.Url).ShouldBe(url);
        Values($"“{url}”, {url}!", TextEntityKind.Url).ShouldBe($"{url} {url}");
        Values($"[{url}] <{url}>\n{url}", TextEntityKind.Url).ShouldBe($"{url} {url} {url}");
        TextEntities.Find(url).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("https://example.com.", "https://example.com")]
    [InlineData("https://example.com/a...", "https://example.com/a")]
    [InlineData("https://example.com/a?!", "https://example.com/a")]
    [InlineData("https://example.com/a)b", "https://example.com/a")]
    [InlineData("https://example.com/a(b", "https://example.com/a(b")]
    [InlineData("https://example.com/a(", "https://example.com/a")]
    [InlineData("[x](https://example.com/a_(b)), y", "https://example.com/a_(b)")]
    [InlineData("**https://example.com/a**", "https://example.com/a")]
    [InlineData("https://example.com/a。次", "https://example.com/a")]
    [InlineData("https://example.com/a\u3000次", "https://example.com/a")]
    [InlineData("https://example.com/a\u202Eb", "https://example.com/a")]
    [InlineData("https://example.com\\@evil.example", "https://example.com")]
    [InlineData("https://example.comを見て", "https://example.com")]
    [InlineData("見てhttps://example.com", "https://example.com")]
    [InlineData("https://example.com:abc", "https://example.com")]
    [InlineData("https://example.com:123456", "https://example.com")]
    [InlineData("https://example.com-", "https://example.com")]
    [InlineData("https://example.com/a\"onclick=\"b", "https://example.com/a")]
    [InlineData("http://http://example.com", "http://example.com")]
    [InlineData("xhttps://example.com", "")]
    [InlineData("ftp://example.com", "")]
    [InlineData("javascript://example.com", "")]
    [InlineData("https:/example.com", "")]
    [InlineData("https://", "")]
    [InlineData("https:// example.com", "")]
    [InlineData("https://example", "")]
    [InlineData("https://.example.com", "")]
    [InlineData("https://-example.com", "")]
    [InlineData("https://example..com", "")]
    [InlineData("https://[::1]/", "")]
    [InlineData("example.com", "")]
    public void A_url_ends_where_the_sentence_goes_on(string text, string expected) =>
        Values(text, TextEntityKind.Url).ShouldBe(expected);

    [Theory]
    [InlineData("http://alice@example.com/")]
    [InlineData("http://alice:secret@example.com/")]
    [InlineData("http://bank.example:x@evil.example/")]
    [InlineData("http://bank.example@evil.example")]
    [InlineData("https://@evil.example")]
    [InlineData("https://:@evil.example")]
    [InlineData("https://bank.example%2F@evil.example")]
    public void A_url_with_a_user_in_it_is_plain_text(string text) => TextEntities.Find(text).ShouldBeEmpty();

    [Fact]
    public void A_url_has_at_most_2048_characters()
    {
        var longest = "https://example.com/" + new string('a', 2048 - 20);
        Values(longest, TextEntityKind.Url).ShouldBe(longest);
        TextEntities.Find(longest + "a").ShouldBeEmpty();
        TextEntities.Find($"https://{new string('a', 250)}.com").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("#tag", "tag")]
    [InlineData("＃tag", "tag")]
    [InlineData("#Tag_1, next", "Tag_1")]
    [InlineData("#日本語", "日本語")]
    [InlineData("これは #日本語。", "日本語")]
    [InlineData("#여행 #путешествие", "여행 путешествие")]
    [InlineData("#שלום", "שלום")]
    [InlineData("#مرحبا، بك", "مرحبا")]
    [InlineData("#नमस्ते", "नमस्ते")]
    [InlineData("#می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("#col·laborar", "col·laborar")]
    [InlineData("#ジョン・スミス", "ジョン・スミス")]
    [InlineData("#tag·", "tag")]
    [InlineData("#𠮷野家", "𠮷野家")]
    [InlineData("#2024wins", "2024wins")]
    [InlineData("#cafe\u0301", "cafe\u0301")]
    [InlineData("##tag", "tag")]
    [InlineData("#one#two", "one")]
    [InlineData("(#tag)", "tag")]
    [InlineData("#tag!", "tag")]
    [InlineData("#c++", "c")]
    [InlineData("#tag-line", "tag")]
    [InlineData("#love❤️", "love")]
    [InlineData("#", "")]
    [InlineData("# tag", "")]
    [InlineData("#1", "")]
    [InlineData("#1_000", "")]
    [InlineData("#_", "")]
    [InlineData("#١٢٣", "")]
    [InlineData("#️⃣", "")]
    [InlineData("#😀", "")]
    [InlineData("#·a", "")]
    [InlineData("#\u0301a", "")]
    [InlineData("a#tag", "")]
    [InlineData("に#tag", "")]
    [InlineData("&#tag;", "")]
    [InlineData("/#tag", "")]
    public void Tags_are_found(string text, string expected) => Values(text, TextEntityKind.Hashtag).ShouldBe(expected);

    [Fact]
    public void A_tag_has_at_most_100_characters()
    {
        var longest = new string('a', 100);
        Values("#" + longest, TextEntityKind.Hashtag).ShouldBe(longest);
        Values($"#{longest}a", TextEntityKind.Hashtag).ShouldBe("");
    }

    [Fact]
    public void Positions_count_utf16_code_units_with_the_sign()
    {
        TextEntities.Find("😀 @alice: #日本 https://example.com/@bob#x").ShouldBe(
        [
            new(TextEntityKind.Mention, 3, 6, "alice"),
            new(TextEntityKind.Hashtag, 11, 3, "日本"),
            new(TextEntityKind.Url, 15, 26, "https://example.com/@bob#x"),
        ]);
    }

    private static string Values(string text, TextEntityKind kind) =>
        string.Join(' ', TextEntities.Find(text).Where(e => e.Kind == kind).Select(e => e.Value));
}
