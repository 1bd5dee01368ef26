using Linnet.EndToEnd.Tests.Http;
using Linnet.EndToEnd.Tests.OAuth;
using Linnet.EndToEnd.Tests.Site;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Limits;

/// <summary>Clients in browsers call from other origins.</summary>
public sealed class CrossOriginTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private const string Origin = "https://client.example";

    [Theory]
    [InlineData("POST", "/api/v1/statuses", "authorization, content-type, idempotency-key")]
    [InlineData("PATCH", "/api/v1/accounts/update_credentials", "authorization, content-type")]
    [InlineData("DELETE", "/api/v1/statuses/1", "authorization")]
    [InlineData("POST", "/oauth/token", "content-type")]
    public async Task A_browser_may_ask_beforehand(string method, string path, string headers)
    {
        var answer = await new Ask("OPTIONS", path)
            .With("Origin", Origin)
            .With("Access-Control-Request-Method", method)
            .With("Access-Control-Request-Headers", headers)
            .SendAsync(app);

        answer.Status.ShouldBe(204);
        answer.Header("Access-Control-Allow-Origin").ShouldBe("*");
        answer.Header("Access-Control-Allow-Methods")!.ShouldContain(method);
        foreach (var header in headers.Split(", "))
        {
            answer.Header("Access-Control-Allow-Headers")!.ShouldContain(header, Case.Insensitive);
        }
    }

    [Theory]
    [InlineData("/api/v1/timelines/public", 200)]
    [InlineData("/api/v1/timelines/home", 401)]
    [InlineData("/api/v1/statuses/1", 404)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/api/v1/timelines/public?limit=-1", 422)]
    public async Task Every_answer_is_open_to_other_origins_errors_too(string path, int status)
    {
        var answer = await Ask.Get(path).With("Origin", Origin).SendAsync(app);

        answer.Status.ShouldBe(status);
        answer.Header("Access-Control-Allow-Origin").ShouldBe("*");
        var exposed = answer.Header("Access-Control-Expose-Headers")!.Split(',', StringSplitOptions.TrimEntries);
        exposed.ShouldContain("Link");
        exposed.ShouldContain("X-RateLimit-Remaining");
        exposed.ShouldContain("Retry-After");
        answer.Header("Access-Control-Allow-Credentials").ShouldBeNull();
    }

    [Fact]
    public async Task The_page_of_consent_is_closed_to_other_sites()
    {
        var visitor = SiteVisitor.SignedInAs(await app.SignedInAsAsync("ann"));
        await visitor.OpenAsync(new ConsentForm(app, await app.ProgramAsync()).Address);

        var page = visitor.Answer;
        page.Status.ShouldBe(200);
        page.Header("X-Frame-Options").ShouldBe("DENY");
        page.Header("Content-Security-Policy")!.ShouldContain("frame-ancestors 'none'");
        page.Header("Content-Security-Policy")!.ShouldContain("default-src 'none'");
        page.Header("Set-Cookie")!.ShouldContain("httponly", Case.Insensitive);
        page.Header("Set-Cookie")!.ShouldContain("samesite", Case.Insensitive);
    }
}
