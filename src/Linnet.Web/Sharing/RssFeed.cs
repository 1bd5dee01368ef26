using System.Globalization;
using System.Text;
using System.Xml;
using Linnet.Protocol.Statuses;

namespace Linnet.Web.Sharing;

/// <summary>Statuses for feed readers: RSS 2.0.</summary>
internal sealed record RssFeed
{
    /// <summary>What a feed is sent as.</summary>
    public const string ContentType = "application/rss+xml; charset=utf-8";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>What the feed is about, on one line.</summary>
    public required string Title { get; init; }

    /// <summary>More about it, on one line.</summary>
    public required string Description { get; init; }

    /// <summary>The page that shows the same; the feed itself is <c>feed.rss</c> below it.</summary>
    public required string Page { get; init; }

    /// <summary>A picture for it; null: none.</summary>
    public string? Image { get; init; }

    /// <summary>The statuses, newest first.</summary>
    public required IReadOnlyList<Status> Statuses { get; init; }

    /// <summary>The feed as UTF-8.</summary>
    public byte[] ToUtf8()
    {
        var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
            xml.WriteStartElement("channel");
            WriteHead(xml);
            foreach (var status in Statuses)
            {
                WriteItem(xml, status);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private void WriteHead(XmlWriter xml)
    {
        WriteText(xml, "title", Title);
        WriteText(xml, "link", Page);
        WriteText(xml, "description", Description);
        xml.WriteStartElement("atom", "link", Atom);
        xml.WriteAttributeString("href", $"{Page}/feed.rss");
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
        if (Statuses is [{ } newest, ..])
        {
            WriteText(xml, "lastBuildDate", Time(newest.EditedAt ?? newest.CreatedAt));
        }

        if (Image is not null)
        {
            xml.WriteStartElement("image");
            WriteText(xml, "url", Image);
            WriteText(xml, "title", Title);
            WriteText(xml, "link", Page);
            xml.WriteEndElement();
        }
    }

    private static void WriteItem(XmlWriter xml, Status status)
    {
        var address = status.Url ?? status.Uri;
        xml.WriteStartElement("item");
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "true");
        xml.WriteString(address);
        xml.WriteEndElement();
        WriteText(xml, "link", address);
        xml.WriteElementString("dc", "creator", DublinCore, Allowed(PlainText.Name(status.Account)));
        WriteText(xml, "pubDate", Time(status.CreatedAt));
        WriteText(xml, "description", status.Content);
        foreach (var tag in status.Tags)
        {
            WriteText(xml, "category", tag.Name);
        }

        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Allowed(text));

    private static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture);

    /// <summary>XML cannot hold every character, however it is written.</summary>
    private static string Allowed(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
            {
                kept.Append(rune);
            }
        }

        return kept.ToString();
    }
}
