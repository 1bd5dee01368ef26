using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Linnet.Core.Statuses;

namespace Linnet.Core.Tests.Statuses;

/// <summary>What holds for every text: random characters mixed with pieces that mean something.</summary>
public sealed class TextProperties
{
    private static readonly string[] Pieces =
    [
        "@", "#", "＃", ":", "/", "//", "://", "http", "https://", "http://", "www.", ".", "..", ",", "(", ")", "[", "]", "?",
        "&", "<", ">", "\"", "'", "\\", "-", "_", "·", " ", "\n", "\n\n", "\r", "\t", "\0", "\u3000", "\u200C", "\u200D",
        "\u202E", "\u0301", "\uFE0F", "\uFFFE", "a", "alice", "@alice", "@bob@example.com", "example.com", "https://example.com/a",
        "localhost", ":8080", "1", "#1", "#tag", "é", "日本", "#日本語", "שלום", "한", "🇩🇪", "👩‍👩‍👧‍👦", "😀", "𠮷", "</p>", "&amp;", "<br />",
    ];

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Elements(Pieces),
        Gen.Choose(0, char.MaxValue).Where(c => !char.IsSurrogate((char)c)).Select(c => ((char)c).ToString()));

    private static readonly Arbitrary<string> Texts = Piece.ListOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Any_text_renders_to_well_formed_html_that_reads_like_it() => ForAll(text =>
    {
        var html = StatusHtml.Render(text, alias => "https://linnet.example/?<\"" + alias, tag => "/tags/&" + tag);
        var document = Parse(html);
        WithoutSpace(document.Value).ShouldBe(WithoutSpace(text));
        document.Descendants().Select(e => e.Name.LocalName).Except(["p", "br", "a", "span"]).ShouldBeEmpty();
    });

    [Fact]
    public void Every_entity_is_a_link_to_its_value() => ForAll(text =>
    {
        var html = StatusHtml.Render(text, alias => "mention:" + alias, tag => "tag:" + tag);
        var links = Parse(html).Descendants("a").Select(a => a.Attribute("href")!.Value);
        links.ShouldBe(TextEntities.Find(text).Select(e => e.Kind switch
        {
            TextEntityKind.Mention => "mention:" + e.Value,
            TextEntityKind.Hashtag => "tag:" + e.Value,
            _ => e.Value,
        }));
    });

    [Fact]
    public void Entities_lie_inside_the_text_in_order_without_overlap() => ForAll(text =>
    {
        var end = 0;
        foreach (var entity in TextEntities.Find(text))
        {
            entity.Start.ShouldBeGreaterThanOrEqualTo(end);
            entity.Length.ShouldBeGreaterThan(entity.Kind == TextEntityKind.Url ? 9 : 1);
            entity.End.ShouldBeLessThanOrEqualTo(text.Length);
            entity.Value.ShouldBe(text[entity.Start..entity.End].TrimStart('@', '#', '＃'));
            end = entity.End;
        }
    });

    [Fact]
    public void Normalising_twice_changes_nothing_more() => ForAll(text =>
    {
        if (StatusText.Normalise(text).Succeeded(out var once, out _))
        {
            StatusText.Normalise(once).Value.ShouldBe(once);
        }
    });

    [Fact]
    public void Half_surrogate_pairs_anywhere_do_no_harm() => ForAll(text =>
    {
        var torn = text + "\uD83D#" + text + "\uDE00" + text;
        StatusText.Normalise(torn).Refusal.ShouldNotBeNull();
        StatusText.Length(torn).ShouldBeGreaterThanOrEqualTo(0);
        Parse(StatusHtml.Render(torn, alias => alias, Tags.Normalise));
    });

    private static void ForAll(Action<string> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Texts, holds));

    private static XElement Parse(string html)
    {
        var settings = new XmlReaderSettings { CheckCharacters = false };
        using var reader = XmlReader.Create(new StringReader($"<html>{html}</html>"), settings);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
