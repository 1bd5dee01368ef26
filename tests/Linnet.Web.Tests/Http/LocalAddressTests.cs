using Linnet.Web.Http;

namespace Linnet.Web.Tests.Http;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/@robin/12#status-12")]
    [InlineData("/search?q=a%2F%2Fb&type=people")]
    public void An_address_of_the_site_is_gone_back_to(string address) => LocalAddress.Or(address).ShouldBe(address);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("robin")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("\n//evil.example")]
    [InlineData("/a\\b")]
    [InlineData("/\r\nSet-Cookie: a=b")]
    [InlineData("/tags/\u00fc")]
    [InlineData(" //evil.example")]
    [InlineData("///evil.example")]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public void Any_other_leads_to_the_start_page(string? address) => LocalAddress.Or(address).ShouldBe("/");

    [Fact]
    public void An_endless_address_leads_to_the_start_page() => LocalAddress.Or("/" + new string('a', 6000)).ShouldBe("/");

    [Theory]
    [InlineData("https://linnet.test/media/a.png", "/media/a.png")]
    [InlineData("https://cdn.test/a.png", "https://cdn.test/a.png")]
    [InlineData("https://linnet.test.evil.example/a.png", "https://linnet.test.evil.example/a.png")]
    public void The_sites_own_addresses_lose_the_host(string address, string expected) =>
        LocalAddress.Shorten(address, "https://linnet.test").ShouldBe(expected);
}
