using System.Net;
using Linnet.Core.Sessions;
using Linnet.Protocol.Client;
using Linnet.Testing.Aws;
using Linnet.Testing.Hosts;
using Linnet.Web.Api;

namespace Linnet.Aws.Deploy.Tests.Functions;

/// <summary>The function of the site and that of the API, apart from each other, as API Gateway puts them together.</summary>
public sealed class SiteFunctionTests : IAsyncLifetime
{
    private const int RequestsPerAddress = 20;

    private IReadOnlyDictionary<string, string> _aws = new Dictionary<string, string>();
    private LinnetApp _api = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _aws = await EmulatedAws.MakeAsync(FunctionApp.NewPrefix());
        _api = await FunctionApp.StartAsync(
            AwsFunction.Api,
            _aws,
            more: new Dictionary<string, string?>
            {
                ["RateLimits:Enabled"] = "true",
                ["RateLimits:RequestsPerAddress"] = $"{RequestsPerAddress}",
            });
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Limits_of_the_API_count_for_each_visitor_of_the_site()
    {
        await using var site = await StartSiteAsync();

        // Each page asks the API at least once.
        var one = new List<HttpStatusCode>();
        for (var page = 0; page <= RequestsPerAddress; page++)
        {
            one.Add(await VisitAsync(site, $"/tags/tag{page}", "203.0.113.7"));
        }

        one[0].ShouldBe(HttpStatusCode.OK);
        one[^1].ShouldNotBe(HttpStatusCode.OK);
        (await VisitAsync(site, "/tags/other", "203.0.113.8")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_else_can_say_for_whom_he_asks()
    {
        for (var call = 0; call < RequestsPerAddress; call++)
        {
            (await CallAsync("203.0.113.9", $"made-up-{call}")).ShouldBe(HttpStatusCode.OK);
        }

        (await CallAsync("203.0.113.9", "made-up")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await CallAsync("203.0.113.10", "made-up")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_instance_of_the_site_uses_one_registration_also_when_they_start_at_once()
    {
        await using var first = await StartSiteAsync();
        await using var second = await StartSiteAsync();

        var one = await Task.WhenAll(RegistrationOfAsync(first), RegistrationOfAsync(second));
        await using var third = await StartSiteAsync();
        var later = await RegistrationOfAsync(third);

        one.Append(later).Distinct().ShouldHaveSingleItem();
        Directory.Exists(Path.Combine(first.Folder, "web")).ShouldBeFalse();
    }

    [Fact]
    public async Task Where_the_API_does_not_answer_a_page_says_so()
    {
        await using var site = await FunctionApp.StartAsync(AwsFunction.Site, _aws);

        using var page = await site.Http.GetAsync("/tags/birds", Token);

        (await page.Content.ReadAsStringAsync(Token)).ShouldContain("the server cannot be reached");
    }

    private Task<LinnetApp> StartSiteAsync() => FunctionApp.StartAsync(AwsFunction.Site, _aws, _api.Http.BaseAddress);

    /// <summary>As whom the API knows the instance: by the token with which people sign up.</summary>
    private async Task<string> RegistrationOfAsync(LinnetApp site)
    {
        var token = await site.Get<SiteApp>().OwnTokenAsync(Token);
        token.Error.ShouldBeNull();
        var session = await _api.Get<ISessionStore>().FindAsync(TokenHash.Of(token.Value.AccessToken), Token);
        return $"{session!.AppId}";
    }

    private static async Task<HttpStatusCode> VisitAsync(LinnetApp site, string path, string visitor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Forwarded-For", visitor } } };
        using var answer = await site.Http.SendAsync(request, Token);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> CallAsync(string address, string visitor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/timelines/public")
        {
            Headers = { { "X-Forwarded-For", address }, { VisitorHeader.Name, visitor } },
        };
        using var answer = await _api.Http.SendAsync(request, Token);
        return answer.StatusCode;
    }
}
