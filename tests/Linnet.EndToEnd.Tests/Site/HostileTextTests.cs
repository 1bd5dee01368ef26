using System.Globalization;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Linnet.Web.Sharing;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>Whatever people write is shown as text, wherever it is shown.</summary>
public sealed class HostileTextTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private const int NameChars = 50;

    private static int _people;

    public static TheoryData<string> Texts =>
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)' x='",
        "</title></textarea><script>alert(1)</script>",
        "<!--<style>*{display:none}</style>-->",
        "]]>&lt;b&gt;&#60;i&#62;&amp;amp;",
        "{{7*7}}${7*7}@(Model)<%=1%>",
        "javascript:alert(1)",
        "\u202Egnihton\u202C \u2066isolated \u200Fright",
        "a\u200Bb\u200Cc\u200Dd\uFEFFe\u00ADf",
        "مرحبا بالعالم עולם",
        "👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇺🇳",
        "Z\u0351\u0346\u0302a\u0330\u0334\u033El\u0349\u0353go",
        new string('W', 500),
        "quoted \"double\" 'single' `back` \\slash\\",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_status_is_text_everywhere(string text)
    {
        var author = await NewPersonAsync();
        var status = await author.PostAsync(text);
        var (stranger, own) = (new SiteVisitor(app), SiteVisitor.SignedInAs(author));

        var story = $"/@{author.Alias}";
        foreach (var (visitor, address) in ((SiteVisitor, string)[])[(stranger, story), (stranger, $"{story}/{status.Id}"), (own, "/"), (own, story)])
        {
            await visitor.OpenAsync(address);
            visitor.Text($"#status-{status.Id} .text").ShouldBe(text);
            ShouldHoldNothingForeign(visitor.Page);
        }

        var page = await stranger.OpenAsync($"{story}/{status.Id}");
        var line = PlainText.Line(text);
        page.QuerySelector("meta[property='og:description']")!.GetAttribute("content").ShouldBe(PlainText.Shorten(line, 200));
        page.Title.ShouldBe($"{author.Alias} (@{author.Alias}): {PlainText.Shorten(line, 60)} · Linnet");
        await own.OpenAsync($"{story}/{status.Id}/edit");
        own.Page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value.ShouldBe(text);
        ShouldHoldNothingForeign(own.Page);
        await own.OpenAsync($"{story}/{status.Id}/delete");
        own.Text("main .text").ShouldBe(text);
        ShouldHoldNothingForeign(own.Page);
        (await FeedItemAsync($"{story}/feed.rss")).ShouldBe(text);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_name_is_text_everywhere(string text)
    {
        var name = new StringInfo(text) is { LengthInTextElements: > NameChars } info ? info.SubstringByTextElements(0, NameChars) : text;
        var person = await NewPersonAsync();
        var fan = await NewPersonAsync();
        var changed = await person.Client.UpdateCredentialsAsync(
            new() { DisplayName = name, Note = name }, null, TestContext.Current.CancellationToken);
        changed.Value.DisplayName.ShouldBe(name);
        await fan.FollowAsync(person);
        await person.FollowAsync(fan);
        var status = await person.PostAsync($"A quiet text #by_{person.Alias}");
        await Eventually.HoldsAsync(async () => (await fan.ReadHomeAsync()).Count == 1);
        await person.Client.FavouriteAsync(status.Id, TestContext.Current.CancellationToken);
        var alias = person.Alias;

        // The queries tell pages apart that are kept for strangers.
        string[] places =
        [
            $"/@{alias}", $"/@{alias}/followers", $"/@{alias}/{status.Id}", $"/@{fan.Alias}/followers",
            $"/tags/by_{alias}", $"/explore?for={alias}", $"/?for={alias}",
        ];

        foreach (var visitor in (SiteVisitor[])[new(app), SiteVisitor.SignedInAs(person), SiteVisitor.SignedInAs(fan)])
        {
            foreach (var place in places)
            {
                await visitor.OpenAsync(place);
                visitor.Page.QuerySelectorAll("bdi.name").Select(shown => shown.TextContent).ShouldContain(name, place);
                ShouldHoldNothingForeign(visitor.Page);
            }
        }

        var page = await new SiteVisitor(app).OpenAsync($"/@{alias}");
        page.Title.ShouldBe($"{PlainText.Line(name)} (@{alias}) · Linnet");
        page.QuerySelector("meta[property='og:title']")!.GetAttribute("content").ShouldBe($"{PlainText.Line(name)} (@{alias})");
        var feed = XDocument.Parse((await Ask.Get($"/@{alias}/feed.rss").SendAsync(app)).Text);
        feed.Root!.Element("channel")!.Element("title")!.Value.ShouldBe($"{PlainText.Line(name)} (@{alias})");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_search_is_text_everywhere(string text)
    {
        var query = text.Length > 200 ? text[..200] : text;
        var visitor = new SiteVisitor(app);

        foreach (var type in (string[])["statuses", "people", "tags"])
        {
            await visitor.OpenAsync($"/search?q={Uri.EscapeDataString(query)}&type={type}");
            visitor.Answer.Status.ShouldBeOneOf(200, 422);
            visitor.Page.QuerySelector<IHtmlInputElement>("#query")!.DefaultValue.ShouldBe(query);
            visitor.Page.Title.ShouldBe($"{PlainText.Line(query)}, search · Linnet");
            ShouldHoldNothingForeign(visitor.Page);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task An_address_is_text_everywhere(string text)
    {
        var visitor = new SiteVisitor(app);
        var part = Uri.EscapeDataString(text.Length > 100 ? text[..100] : text);

        foreach (var address in (string[])[$"/@{part}", $"/@{part}/1", $"/tags/{part}", $"/{part}", $"/explore?order={part}&older={part}", $"/?older={part}"])
        {
            await visitor.OpenAsync(address);
            visitor.Answer.Status.ShouldBeOneOf([200, 404], address);
            ShouldHoldNothingForeign(visitor.Page);
        }
    }

    private static void ShouldHoldNothingForeign(IDocument page)
    {
        page.QuerySelectorAll("script").Select(script => $"{script.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal)} {script.TextContent}")
            .ShouldBe(["True "]);
        page.QuerySelectorAll("style, iframe, object, b, i, base").ShouldBeEmpty();
        page.QuerySelectorAll("img:not(.avatar)").ShouldBeEmpty();
        page.All.SelectMany(element => element.Attributes).Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)
            || attribute.Name == "style"
            || (attribute.Name is "href" or "src" or "action" && attribute.Value.TrimStart().StartsWith("javascript", StringComparison.OrdinalIgnoreCase)))
            .ShouldBeEmpty();
        page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique();
    }

    private async Task<string> FeedItemAsync(string address)
    {
        var feed = XDocument.Parse((await Ask.Get(address).SendAsync(app)).Text);
        var html = feed.Descendants("item").ShouldHaveSingleItem().Element("description")!.Value;
        return new HtmlParser().ParseDocument(html).Body!.TextContent;
    }

    private Task<Person> NewPersonAsync() => app.SignedInAsAsync($"p{Interlocked.Increment(ref _people)}");
}
