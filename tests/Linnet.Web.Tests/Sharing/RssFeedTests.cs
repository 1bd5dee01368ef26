using System.Xml;
using System.Xml.Linq;
using Linnet.Web.Sharing;

namespace Linnet.Web.Tests.Sharing;

public sealed class RssFeedTests
{
    [Fact]
    public void A_feed_has_what_readers_ask_for()
    {
        var status = Sample.Status(html: "<p>Hello &amp; welcome</p>") with { Tags = [new("wren", "http://linnet.test/tags/wren")] };

        var channel = Read(Feed("Robin Reed (@robin)") with { Statuses = [status] });

        channel.Elements().Select(element => element.Name.LocalName).ShouldBe(["title", "link", "description", "link", "lastBuildDate", "item"]);
        channel.Element("title")!.Value.ShouldBe("Robin Reed (@robin)");
        channel.Element("link")!.Value.ShouldBe("http://linnet.test/@robin");
        channel.Elements().Single(element => element.Name.NamespaceName.EndsWith("Atom", StringComparison.Ordinal)).Attribute("href")!.Value
            .ShouldBe("http://linnet.test/@robin/feed.rss");
        var item = channel.Element("item")!;
        item.Element("guid")!.Value.ShouldBe("http://linnet.test/@robin/10");
        item.Element("pubDate")!.Value.ShouldBe("Tue, 03 Feb 2026 04:05:06 GMT");
        item.Element("description")!.Value.ShouldBe("<p>Hello &amp; welcome</p>");
        item.Element("category")!.Value.ShouldBe("wren");
    }

    [Theory]
    [InlineData("a\u0000b\u0008c\uFFFEd", "abcd")]
    [InlineData("]]> <script>&\"'", "]]> <script>&\"'")]
    [InlineData("\ud83e\udd86 quack", "\ud83e\udd86 quack")]
    public void Whatever_the_texts_hold_the_feed_is_xml(string text, string read)
    {
        var channel = Read(Feed(text) with { Statuses = [Sample.Status(html: text, by: Sample.Account() with { DisplayName = text })] });

        channel.Element("title")!.Value.ShouldBe(read);
        channel.Element("item")!.Element("description")!.Value.ShouldBe(read);
    }

    [Fact]
    public void Half_a_character_is_told_as_such() => Read(Feed("ok " + '\ud83e')).Element("title")!.Value.ShouldBe("ok \uFFFD");

    private static RssFeed Feed(string title) =>
        new() { Title = title, Description = title, Page = "http://linnet.test/@robin", Statuses = [] };

    private static XElement Read(RssFeed feed)
    {
        using var reader = XmlReader.Create(new MemoryStream(feed.ToUtf8()));
        return XDocument.Load(reader).Root.ShouldNotBeNull().Element("channel").ShouldNotBeNull();
    }
}
