using System.Text.Json;
using System.Xml.Linq;

namespace Linnet.Api.Tests.Discovery;

/// <summary>Finding one's way from the server's name alone.</summary>
public sealed class DiscoveryTests(ApiUnderTest api) : IClassFixture<ApiUnderTest>
{
    private const string Template = "http://localhost/.well-known/webfinger?resource={uri}";

    [Fact]
    public async Task Host_meta_is_xrd_unless_json_is_asked_for()
    {
        var ct = TestContext.Current.CancellationToken;
        var address = new Uri("/.well-known/host-meta", UriKind.Relative);
        using var xml = await api.Anybody.GetAsync(address, ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "application/json" } } };
        using var json = await api.Anybody.SendAsync(request, ct);
        var named = await api.Anybody.JsonAsync("/.well-known/host-meta.json");

        xml.Content.Headers.ContentType!.MediaType.ShouldBe("application/xrd+xml");
        XDocument.Parse(await xml.Content.ReadAsStringAsync(ct)).Root!.Elements().Single()
            .Attribute("template")!.Value.ShouldBe(Template);
        foreach (var document in new[] { await json.JsonAsync(), named })
        {
            document.GetProperty("links")[0].GetProperty("template").GetString().ShouldBe(Template);
        }
    }

    [Fact]
    public async Task An_account_is_found_by_its_full_name_or_address()
    {
        var person = await api.SignUpAsync("Serin");
        string[] names = ["acct:serin@localhost", "acct:SERIN@LOCALHOST", "http://localhost/@serin"];

        foreach (var name in names)
        {
            var found = await api.Anybody.JsonAsync($"/.well-known/webfinger?resource={Uri.EscapeDataString(name)}");
            found.GetProperty("subject").GetString().ShouldBe("acct:Serin@localhost");
            found.GetProperty("links")[0].GetProperty("href").GetString().ShouldBe($"http://localhost/@{person.Account.Alias}");
        }
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("?resource=acct:nobody@localhost", 404)]
    [InlineData("?resource=acct:daisy@elsewhere.example", 404)]
    [InlineData("?resource=nonsense", 404)]
    public async Task What_is_not_here_is_not_found(string query, int status) =>
        (await api.Anybody.TryAsync("GET", $"/.well-known/webfinger{query}")).Status.ShouldBe(status);

    [Fact]
    public async Task The_authorization_server_tells_only_what_is_true()
    {
        await using var strict = await ApiApp.StartAsync(("OAuth:PasswordGrant", "false"));

        var server = await api.Anybody.JsonAsync("/.well-known/oauth-authorization-server");

        Texts(server, "code_challenge_methods_supported").ShouldBe(["S256"]);
        Texts(server, "grant_types_supported").ShouldBe(["authorization_code", "client_credentials", "password"]);
        Texts(await strict.Http.JsonAsync("/.well-known/oauth-authorization-server"), "grant_types_supported")
            .ShouldBe(["authorization_code", "client_credentials"]);
        Texts(server, "scopes_supported").ShouldContain("write:statuses");
        Texts(server, "scopes_supported").ShouldNotContain("consent");
        var routes = api.Endpoints.Select(endpoint => $"/{endpoint.RoutePattern.RawText!.Trim('/')}").ToHashSet();

        // The page on which people consent is the site's; all else is the API's own.
        server.EnumerateObject()
            .Where(member => member.Name.EndsWith("_endpoint", StringComparison.Ordinal) && member.Name != "authorization_endpoint")
            .Select(member => new Uri(member.Value.GetString()!).AbsolutePath)
            .ShouldAllBe(path => routes.Contains(path));
    }

    [Fact]
    public async Task Who_signed_in_is_told_to_those_who_may_know()
    {
        var person = await api.SignUpAsync(scopes: "profile");
        var other = await api.SignUpAsync(scopes: "read");

        var claims = await person.Client.JsonAsync("/oauth/userinfo");

        claims.GetProperty("preferred_username").GetString().ShouldBe(person.Account.Alias);
        claims.GetProperty("name").GetString().ShouldBe(person.Account.DisplayName);
        (await other.Client.TryAsync("GET", "/oauth/userinfo")).Status.ShouldBe(403);
    }

    private static List<string?> Texts(JsonElement server, string name) =>
        [.. server.GetProperty(name).EnumerateArray().Select(text => text.GetString())];
}
