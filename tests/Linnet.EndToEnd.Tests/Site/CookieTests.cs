using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>What the site's cookies are, directly and behind a proxy that ends TLS.</summary>
public sealed class CookieTests
{
    [Fact]
    public async Task Script_sees_none_and_other_sites_cannot_send_forms_with_them()
    {
        await using var app = await new LinnetApp().StartedAsync();

        var cookies = await WalkAsync(app, new SiteVisitor(app));

        cookies.Select(cookie => cookie.Split('=')[0]).Distinct().Order().ShouldBe(["linnet_form", "linnet_note", "linnet_session"]);
        foreach (var cookie in cookies)
        {
            var parts = Attributes(cookie);
            parts.ShouldContain("httponly", cookie);
            parts.ShouldContain("samesite=lax", cookie);
            parts.ShouldContain("path=/", cookie);
            parts.ShouldNotContain("secure", cookie);
        }
    }

    [Theory]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("192.0.2.0/24", false)]
    public async Task Behind_a_trusted_proxy_with_TLS_they_are_sent_over_TLS_alone(string trusted, bool isSecure)
    {
        await using var app = await new LinnetApp { Settings = new() { ["Server:TrustedProxies:0"] = trusted } }.StartedAsync();
        using var http = VisitorLine.Through(
            app, ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "linnet.example"), ("X-Forwarded-For", "203.0.113.7"));

        var visitor = new SiteVisitor(http);
        var cookies = await WalkAsync(app, visitor);

        cookies.ShouldAllBe(cookie => Attributes(cookie).Contains("secure") == isSecure);
        await visitor.OpenAsync("/oauth/authorize?client_id=nobody");
        visitor.Answer.Header("Content-Security-Policy")!.ShouldEndWith("form-action 'self'");
    }

    /// <summary>Signs in and out.</summary>
    private static async Task<IReadOnlyList<string>> WalkAsync(LinnetApp app, SiteVisitor visitor)
    {
        await app.SignedInAsAsync("ann");
        await visitor.OpenAsync("/login");
        await visitor.SendAsync("#login", ("alias", "ann"), ("password", LinnetApp.Password));
        visitor.Text("h1").ShouldBe("Your feed");
        await visitor.SendAsync("form[action='/logout']");
        visitor.Text("#note").ShouldBe("You are signed out. See you soon!");
        return visitor.SetCookies;
    }

    private static string[] Attributes(string cookie) =>
        [.. cookie.Split(';').Skip(1).Select(part => part.Trim().ToLowerInvariant())];
}
