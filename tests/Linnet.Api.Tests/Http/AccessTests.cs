using System.Net;

namespace Linnet.Api.Tests.Http;

/// <summary>Who gets in.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private ApiApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await ApiApp.StartAsync(("RateLimits:Enabled", "false"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Without_a_token_a_users_route_is_closed_and_says_how_to_open_it()
    {
        using var response = await _app.Http.GetAsync("/api/v1/timelines/home", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("The access token is invalid");
    }

    [Fact]
    public async Task A_routes_own_policy_stands_above_that_of_its_group()
    {
        await _app.Http.GetJsonAsync("/api/v1/statuses/1", HttpStatusCode.NotFound);
        await _app.Http.GetJsonAsync("/api/v1/statuses/1/source", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_bad_token_is_refused_also_where_none_is_needed()
    {
        using var stranger = _app.ClientWith("nobody's");
        await stranger.GetJsonAsync("/api/v1/timelines/public", HttpStatusCode.Unauthorized);
        await _app.Http.GetJsonAsync("/api/v1/timelines/public");
    }

    [Fact]
    public async Task A_token_does_no_more_than_its_scopes_say()
    {
        using var reader = await SignInAsync("read:accounts");
        await reader.GetJsonAsync("/api/v1/accounts/verify_credentials");
        await reader.GetJsonAsync("/api/v1/timelines/home", HttpStatusCode.Forbidden);
        await reader.SendFormAsync(HttpMethod.Post, "/api/v1/statuses", HttpStatusCode.Forbidden, ("status", "hi"));
    }

    [Fact]
    public async Task An_applications_own_token_serves_where_no_user_is_needed()
    {
        var app = await _app.RegisterAppAsync("read write");
        using var program = _app.ClientWith(await _app.TokenAsync(app, ("grant_type", "client_credentials"), ("scope", "read")));
        await program.GetJsonAsync("/api/v1/apps/verify_credentials");
        await program.GetJsonAsync("/api/v1/timelines/public");
        var error = await program.GetJsonAsync("/api/v1/timelines/home", HttpStatusCode.UnprocessableEntity);
        error["error"]!.ToString().ShouldBe("This method requires an authenticated user");
    }

    [Theory]
    [InlineData("/nothing", "GET", 404)]
    [InlineData("/api/v1/statuses/abc", "GET", 404)]
    [InlineData("/api/v1/statuses/1", "GET", 404)]
    [InlineData("/api/v1/statuses/-1", "GET", 404)]
    [InlineData("/api/v1/apps", "GET", 405)]
    [InlineData("/media/avatars/..%2F..%2Fsecret.png", "GET", 404)]
    [InlineData("/media/avatars/00000000000000000000000000000000.png", "GET", 404)]
    public async Task Every_error_has_a_body_and_the_headers_of_all_answers(string path, string method, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "Origin", "https://client.example" } } };
        using var response = await _app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith("{\"error\":");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        if (path != "/nothing")
        {
            response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
            response.Headers.GetValues("Access-Control-Expose-Headers").Single().ShouldContain("Link");
        }
    }

    [Fact]
    public async Task A_browser_may_ask_first()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/statuses")
        {
            Headers =
            {
                { "Origin", "https://client.example" },
                { "Access-Control-Request-Method", "POST" },
                { "Access-Control-Request-Headers", "authorization,idempotency-key" },
            },
        };
        using var response = await _app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("idempotency-key");
    }

    [Fact]
    public async Task The_default_avatar_may_be_kept()
    {
        using var response = await _app.Http.GetAsync("/media/avatars/default.png", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        response.Headers.CacheControl!.Public.ShouldBeTrue();
    }

    private async Task<HttpClient> SignInAsync(string scopes)
    {
        using var ann = await _app.SignUpAsync("ann");
        var app = await _app.RegisterAppAsync();
        return _app.ClientWith(await _app.TokenAsync(
            app, ("grant_type", "password"), ("username", "ann"), ("password", "password"), ("scope", scopes)));
    }
}
