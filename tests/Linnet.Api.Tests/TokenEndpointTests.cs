using System.Net;
using System.Text;

namespace Linnet.Api.Tests;

/// <summary>What the token endpoint asks of applications, and how it refuses.</summary>
public sealed class TokenEndpointTests : IAsyncLifetime
{
    private ApiApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await ApiApp.StartAsync(("RateLimits:Enabled", "false"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

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
}
