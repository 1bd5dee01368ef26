using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.WebUtilities;

namespace Linnet.Api.Tests;

/// <summary>Letting an application act for oneself, as a browser does it.</summary>
public sealed class AuthorizeTests : IAsyncLifetime
{
    private const string Back = "https://client.example/back?from=linnet";
    private const string Verifier = "a-verifier-of-at-least-forty-three-characters";

    private ApiApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await ApiApp.StartAsync(("RateLimits:Enabled", "false"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_person_agrees_and_the_application_gets_a_token_for_its_code()
    {
        using var ann = await _app.SignUpAsync("ann");
        var app = await _app.RegisterAppAsync("read write", Back);
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        var form = await OpenAsync(
            $"/oauth/authorize?response_type=code&client_id={app["client_id"]}&redirect_uri={Uri.EscapeDataString(Back)}"
            + $"&scope=read+write&state=s%26%3Dt&code_challenge={challenge}&code_challenge_method=S256");
        form.Text.ShouldContain("Test asks to act for you");
        form.Policy.ShouldContain("form-action 'self' https://client.example");

        using var answer = await form.SendAsync(("username", "ann"), ("password", "password"), ("decision", "allow"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        var location = answer.Headers.Location!;
        location.ToString().ShouldStartWith(Back);
        var query = QueryHelpers.ParseQuery(location.Query);
        query["state"].ToString().ShouldBe("s&=t");
        var fields = new[]
        {
            ("grant_type", "authorization_code"), ("code", query["code"].ToString()), ("redirect_uri", Back), ("code_verifier", Verifier),
        };
        using var signedIn = _app.ClientWith(await _app.TokenAsync(app, fields));
        (await signedIn.GetJsonAsync("/api/v1/accounts/verify_credentials"))["username"]!.ToString().ShouldBe("ann");
        var again = await _app.Http.SendFormAsync(
            HttpMethod.Post,
            "/oauth/token",
            HttpStatusCode.BadRequest,
            [("client_id", app["client_id"]!.ToString()), ("client_secret", app["client_secret"]!.ToString()), .. fields]);
        again["error"]!.ToString().ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task A_wrong_password_is_told_on_the_page()
    {
        using var ann = await _app.SignUpAsync("ann");
        var app = await _app.RegisterAppAsync("read", "urn:ietf:wg:oauth:2.0:oob");
        var form = await OpenAsync(
            $"/oauth/authorize?response_type=code&client_id={app["client_id"]}&redirect_uri=urn:ietf:wg:oauth:2.0:oob&scope=read");

        using var wrong = await form.SendAsync(("username", "ann"), ("password", "<wrong>"), ("decision", "allow"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var right = await form.SendAsync(("username", "ann"), ("password", "password"), ("decision", "allow"));
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = new HtmlParser().ParseDocument(await right.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var code = page.QuerySelector("code")!.TextContent;
        await _app.TokenAsync(
            app, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "urn:ietf:wg:oauth:2.0:oob"));
    }

    [Fact]
    public async Task A_form_that_is_not_from_our_page_is_shown_again_and_does_nothing()
    {
        using var ann = await _app.SignUpAsync("ann");
        var app = await _app.RegisterAppAsync("read", Back);
        using var forged = ApiApp.Form(
            ("response_type", "code"), ("client_id", app["client_id"]!.ToString()), ("redirect_uri", Back),
            ("username", "ann"), ("password", "password"), ("decision", "allow"));
        using var answer = await _app.Http.PostAsync("/oauth/authorize", forged, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Location.ShouldBeNull();
    }

    [Theory]
    [InlineData("https://evil.example/", "read", "code")]
    [InlineData("https://client.example/back?from=linnet&more=1", "read", "code")]
    public async Task Nobody_is_sent_to_an_address_that_was_not_registered(string redirectUri, string scope, string type)
    {
        var app = await _app.RegisterAppAsync("read", Back);
        using var answer = await _app.Http.GetAsync(
            $"/oauth/authorize?response_type={type}&client_id={app["client_id"]}&redirect_uri={Uri.EscapeDataString(redirectUri)}&scope={scope}",
            TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Location.ShouldBeNull();
    }

    [Theory]
    [InlineData("write", "code", "invalid_scope")]
    [InlineData("read", "token", "unsupported_response_type")]
    public async Task Other_faults_are_told_to_the_application(string scope, string type, string error)
    {
        var app = await _app.RegisterAppAsync("read", Back);
        using var answer = await _app.Http.GetAsync(
            $"/oauth/authorize?response_type={type}&client_id={app["client_id"]}&redirect_uri={Uri.EscapeDataString(Back)}&scope={scope}&state=7",
            TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        var query = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        query["error"].ToString().ShouldBe(error);
        query["state"].ToString().ShouldBe("7");
    }

    [Theory]
    [InlineData("grant_type=password&username=ann&password=wrong-one", 400, "invalid_grant")]
    [InlineData("grant_type=password&username=nobody&password=wrong-one", 400, "invalid_grant")]
    [InlineData("grant_type=password&username=ann&password=password&scope=admin", 400, "invalid_scope")]
    [InlineData("grant_type=password&username=ann&password=password&scope=nonsense", 400, "invalid_scope")]
    [InlineData("grant_type=refresh_token", 400, "unsupported_grant_type")]
    [InlineData("client_id=nobody&grant_type=client_credentials", 401, "invalid_client")]
    [InlineData("username=ann", 400, "invalid_request")]
    [InlineData("grant_type[a]=1", 400, "invalid_request")]
    public async Task Errors_of_the_token_endpoint_have_the_shape_of_OAuth(string fields, int status, string error)
    {
        var app = await _app.RegisterAppAsync("read");
        using var body = new StringContent(
            $"client_id={app["client_id"]}&client_secret={app["client_secret"]}&{fields}",
            Encoding.ASCII,
            "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token") { Content = body };
        var answer = await _app.Http.SendJsonAsync(request, (HttpStatusCode)status);
        answer["error"]!.ToString().ShouldBe(error);
        answer["error_description"]!.ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_application_may_prove_itself_in_a_header()
    {
        var app = await _app.RegisterAppAsync("read");
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{app["client_id"]}:{app["client_secret"]}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token")
        {
            Headers = { Authorization = new("Basic", pair) },
            Content = ApiApp.Form(("grant_type", "client_credentials")),
        };
        (await _app.Http.SendJsonAsync(request))["scope"]!.ToString().ShouldBe("read");
    }

    private async Task<Page> OpenAsync(string address)
    {
        using var answer = await _app.Http.GetAsync(address, TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        var document = new HtmlParser().ParseDocument(html);
        var hidden = document.QuerySelectorAll("input[type=hidden]")
            .Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!));
        return new(
            _app.Http,
            document.Body!.TextContent,
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0],
            [.. hidden]);
    }

    private sealed record Page(HttpClient Http, string Text, string Policy, string Cookie, (string Name, string Value)[] Hidden)
    {
        public async Task<HttpResponseMessage> SendAsync(params (string Name, string Value)[] fields)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/authorize")
            {
                Headers = { { "Cookie", Cookie } },
                Content = ApiApp.Form([.. Hidden, .. fields]),
            };
            return await Http.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }
}
