using Linnet.Core.Accounts;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>The site has everything from the API: between two processes a proxy sees each of its calls.</summary>
public sealed class ApiOnlyTests : IAsyncLifetime
{
    private readonly LinnetApp _api = new()
    {
        Settings = new() { ["Web:Enabled"] = "false", ["Server:TrustedProxies:0"] = "127.0.0.1" },
    };

    private LinnetApp _site = null!;
    private RecordingProxy _proxy = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _api.StartAsync();
        _proxy = await RecordingProxy.StartAsync(_api.Http.BaseAddress!);
        _site = await new LinnetApp { Settings = new() { ["Web:ApiAddress"] = _proxy.Address } }.StartedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _proxy.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Every_call_of_a_walk_through_the_site_is_seen()
    {
        using var http = VisitorLine.From(_site, "127.0.0.9");
        var visitor = new SiteVisitor(http);

        await visitor.OpenAsync("/register");
        ShouldHaveCalled();
        await visitor.SendAsync(
            "#register", ("first_name", "Robin"), ("last_name", "Reed"), ("alias", "robin"), ("password", LinnetApp.Password));
        visitor.Text("h1").ShouldBe("Your feed");
        ShouldHaveCalled(
            "POST /api/v1/apps", "POST /oauth/token", "POST /api/v1/accounts", "GET /api/v1/accounts/verify_credentials", "GET /api/v1/timelines/home");
        await visitor.SendAsync("#composer", ("text", "Through the proxy"));
        visitor.Text("article .text").ShouldBe("Through the proxy");
        _proxy.Take().Select(call => call.Line).ShouldContain("POST /api/v1/statuses");
        await visitor.OpenAsync("/settings");
        ShouldHaveCalled("GET /api/v1/accounts/verify_credentials", "GET /api/v1/sessions");
        await visitor.SendAsync("form[action='/logout']");
        ShouldHaveCalled("POST /oauth/revoke", "GET /api/v1/timelines/public");
        await visitor.OpenAsync("/login");
        await visitor.SendAsync("#login", ("alias", "robin"), ("password", LinnetApp.Password));
        ShouldHaveCalled("POST /oauth/token", "GET /api/v1/accounts/verify_credentials", "GET /api/v1/timelines/home");

        (await _api.Client.LookUpAccountAsync("robin", Token)).Error.ShouldBeNull();
        (await _site.Get<IAccountStore>().FindByAliasAsync("robin", Token)).ShouldBeNull("the site's own store was asked");
    }

    [Fact]
    public async Task The_API_is_told_for_whom_the_site_asks()
    {
        using var http = VisitorLine.From(_site, "127.0.0.9");
        var visitor = new SiteVisitor(http);

        await visitor.OpenAsync("/");

        var call = _proxy.Take().ShouldHaveSingleItem();
        call.Line.ShouldBe("GET /api/v1/timelines/public");
        call.For.ShouldBe("127.0.0.9");
        call.HasToken.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_the_API_every_page_says_so_and_none_fails()
    {
        var visitor = new SiteVisitor(_site);
        await visitor.OpenAsync("/login");
        await _api.StopAsync();

        await visitor.SendAsync("#login", ("alias", "robin"), ("password", LinnetApp.Password));

        visitor.Answer.Status.ShouldBe(422);
        visitor.Text("#login-message").ShouldStartWith("Failed to sign in because the server ");
        await visitor.OpenAsync("/");
        visitor.Text("main [role=alert]").ShouldStartWith("Failed to show the statuses because the server ");
    }

    private void ShouldHaveCalled(params string[] lines)
    {
        var calls = _proxy.Take();
        calls.Select(call => call.Line).Order().ShouldBe(lines.Order());
        calls.ShouldAllBe(call => call.For == "127.0.0.9");
    }
}
