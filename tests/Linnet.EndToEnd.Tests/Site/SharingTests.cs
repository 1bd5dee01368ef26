using System.Xml.Linq;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>What other places, feed readers and search engines are told.</summary>
public sealed class SharingTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private string Site => app.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task A_shared_status_says_what_it_is()
    {
        var daisy = await app.SignedInAsAsync("daisy");
        var status = await daisy.PostAsync($"First line\nsecond line {new string('x', 300)}");

        var page = await new SiteVisitor(app).OpenAsync($"/@daisy/{status.Id}");

        var meta = page.QuerySelectorAll("meta[property]").ToDictionary(tag => tag.GetAttribute("property")!, tag => tag.GetAttribute("content")!);
        meta["og:title"].ShouldStartWith("daisy (@daisy): First line second line x");
        meta["og:description"].Length.ShouldBe(201);
        meta["og:description"].ShouldEndWith("…");
        meta["og:url"].ShouldBe($"{Site}/@daisy/{status.Id}");
        meta["og:image"].ShouldStartWith(Site);
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe(meta["og:url"]);
        page.QuerySelector("meta[name=description]")!.GetAttribute("content").ShouldBe(meta["og:description"]);
        page.QuerySelector("link[rel=alternate]")!.GetAttribute("href").ShouldBe($"{Site}/@daisy/feed.rss");
    }

    [Theory]
    [InlineData("jay", "/@jay/feed.rss", "jay (@jay)")]
    [InlineData("tit", "/tags/TITTAG/feed.rss", "#tittag")]
    public async Task Stories_and_tags_are_feeds(string alias, string address, string title)
    {
        var author = await app.SignedInAsAsync(alias);
        await author.PostAsync($"First #{alias}tag");
        await author.PostAsync($"Second #{alias}tag <b>&");
        await app.SettledAsync();

        var reply = await Ask.Get(address).SendAsync(app);

        reply.Header("Content-Type").ShouldBe("application/rss+xml; charset=utf-8");
        reply.Header("Cache-Control").ShouldBe("public, max-age=10");
        var channel = XDocument.Parse(reply.Text).Root!.Element("channel")!;
        channel.Element("title")!.Value.ShouldBe(title);
        channel.Elements("item").Count().ShouldBe(2);
        channel.Elements("item").First().Element("description")!.Value.ShouldContain("&lt;b&gt;&amp;");
        (await Ask.Get(address).With("If-None-Match", reply.Header("ETag")!).SendAsync(app)).Status.ShouldBe(304);
    }

    [Theory]
    [InlineData("/@nobody_at_all/feed.rss")]
    [InlineData("/tags/no%20tag/feed.rss")]
    public async Task What_does_not_exist_has_no_feed(string address) =>
        (await Ask.Get(address).SendAsync(app)).Status.ShouldBe(404);

    [Fact]
    public async Task Search_engines_are_told_where_to_look()
    {
        var author = await app.SignedInAsAsync("sitemapped");
        await author.PostAsync("Find me");
        await app.SignedInAsAsync("silent");

        var robots = await Ask.Get("/robots.txt").SendAsync(app);
        var sitemap = await Ask.Get("/sitemap.xml").SendAsync(app);

        robots.Text.ShouldContain("Disallow: /settings\n");
        robots.Text.ShouldContain("Disallow: /search\n");
        robots.Text.ShouldContain($"Sitemap: {Site}/sitemap.xml\n");
        robots.Text.ShouldNotContain("/login");
        var addresses = XDocument.Parse(sitemap.Text).Descendants(Map + "loc").Select(loc => loc.Value).ToList();
        addresses.ShouldContain($"{Site}/");
        addresses.ShouldContain($"{Site}/explore");
        addresses.ShouldContain($"{Site}/@sitemapped");
        addresses.ShouldNotContain($"{Site}/@silent");
        addresses.ShouldBeUnique();
    }

    [Fact]
    public async Task Devices_are_told_how_to_keep_the_site()
    {
        var page = await new SiteVisitor(app).OpenAsync("/about");
        var manifest = await Ask.Get(page.QuerySelector("link[rel=manifest]")!.GetAttribute("href")!).SendAsync(app);
        var icon = await Ask.Get("/favicon.ico").SendAsync(app);

        manifest.Header("Content-Type").ShouldBe("application/manifest+json");
        manifest.Json.GetProperty("start_url").GetString().ShouldBe("/");
        var icons = manifest.Json.GetProperty("icons").EnumerateArray().Select(entry => entry.GetProperty("src").GetString()!).ToList();
        icons.Count.ShouldBe(3);
        foreach (var source in icons.Append(page.QuerySelector("link[rel=apple-touch-icon]")!.GetAttribute("href")!))
        {
            (await Ask.Get(source).SendAsync(app)).Status.ShouldBe(200);
        }

        icon.Header("Content-Type").ShouldBe("image/svg+xml");
    }
}
