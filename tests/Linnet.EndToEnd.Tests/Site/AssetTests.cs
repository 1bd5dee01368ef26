using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>What every page loads is small, and is loaded once.</summary>
public sealed class AssetTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private const int Kilobyte = 1000;

    [Theory]
    [InlineData("script", "src", 15 * Kilobyte)]
    [InlineData("link[rel=stylesheet]", "href", 20 * Kilobyte)]
    public async Task All_that_a_page_loads_of_a_kind_is_small(string selector, string attribute, int bytesMax)
    {
        var visitor = SiteVisitor.SignedInAs(await app.SignedInAsAsync($"small{bytesMax}"));
        var loaded = (await visitor.OpenAsync("/")).QuerySelectorAll(selector).Select(element => element.GetAttribute(attribute)!).ToList();

        var sizes = await Task.WhenAll(loaded.Select(async address => (await GetAsync(address, "gzip")).Body.Length));

        loaded.ShouldNotBeEmpty();
        sizes.Sum().ShouldBeInRange(1, bytesMax);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("", null)]
    public async Task They_come_as_the_browser_reads_them_and_are_kept_for_good(string accepted, string? encoding)
    {
        var page = await new SiteVisitor(app).OpenAsync("/");

        var style = await GetAsync(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!, accepted);

        style.Header("Content-Encoding").ShouldBe(encoding);
        style.Header("Vary").ShouldBe("Accept-Encoding");
        style.Header("Cache-Control").ShouldBe("public, max-age=31536000, immutable");
    }

    private Task<Reply> GetAsync(string address, string accepted) => Ask.Get(address).With("Accept-Encoding", accepted).SendAsync(app);
}
