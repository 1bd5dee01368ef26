using System.Reflection;
using System.Text.RegularExpressions;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing.Hosts;
using Linnet.Web;
using Linnet.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>No form of another site, and none without the site's own token, does anything.</summary>
public sealed partial class AntiforgeryTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    [Fact]
    public async Task Every_target_of_a_form_refuses_what_has_no_token_or_a_strange_one()
    {
        var visitor = SiteVisitor.SignedInAs(await app.SignedInAsAsync("ann"));
        var other = new SiteVisitor(app);
        await other.OpenAsync("/login");
        var strange = other.Page.QuerySelector("input[name=form_token]")!.GetAttribute("value")!;
        var targets = SitesEndpoints().Where(endpoint => IsPosted(endpoint)).ToList();
        targets.Count.ShouldBeGreaterThanOrEqualTo(6);

        foreach (var target in targets)
        {
            var address = Part().Replace(target.RoutePattern.RawText!, "1");
            target.Metadata.GetMetadata<Forms.IsForm>().ShouldNotBeNull($"{address} is not mapped by MapForm");
            await visitor.PostAsync(address, ("text", "Forged"), ("decision", "allow"));
            ShouldBeRefused(visitor, address);
            await visitor.PostAsync(address, ("text", "Forged"), (Forms.TokenField, strange));
            ShouldBeRefused(visitor, address);
        }

        // Nothing was posted, and nobody signed out.
        await visitor.OpenAsync("/");
        visitor.Text("h1").ShouldBe("Your feed");
        visitor.Answer.Text.ShouldNotContain("Forged");
    }

    [Fact]
    public async Task What_is_no_form_is_refused_too()
    {
        var answer = await Ask.Post("/login", Body.RawJson("{}")).SendAsync(app);

        answer.Status.ShouldBe(400);
        (await Ask.Post("/login", Body.Bytes("--x\r\nbroken"u8.ToArray(), "multipart/form-data; boundary=x")).SendAsync(app))
            .Status.ShouldBe(400);
    }

    [Fact]
    public void Nothing_but_forms_changes_anything()
    {
        var methods = SitesEndpoints()
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct();

        methods.Except([HttpMethods.Get, HttpMethods.Head, HttpMethods.Post]).ShouldBeEmpty();
    }

    private static void ShouldBeRefused(SiteVisitor visitor, string address)
    {
        visitor.Answer.Status.ShouldBe(400, address);
        visitor.Text("h1").ShouldBe("Please try again", address);
    }

    private static bool IsPosted(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Post) is true;

    private IEnumerable<RouteEndpoint> SitesEndpoints() => app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<MethodInfo>()?.Module.Assembly == typeof(SiteServices).Assembly);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Part();
}
