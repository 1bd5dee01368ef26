using System.Text.Json;
using Linnet.Server.Hosting;

namespace Linnet.Aws.Deploy.Tests;

public sealed class HttpTests
{
    [Theory]
    [InlineData("/api")]
    [InlineData("/api/v1/timelines/home")]
    [InlineData("/apis")]
    [InlineData("/oauth/token")]
    [InlineData("/oauth/authorize")]
    [InlineData("/oauth/authorize/code")]
    [InlineData("/media/0123.png")]
    [InlineData("/.well-known/nodeinfo")]
    [InlineData("/nodeinfo/2.0")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/logs")]
    [InlineData("/livez")]
    [InlineData("/readyz")]
    [InlineData("/")]
    [InlineData("/@daisy")]
    [InlineData("/login")]
    [InlineData("/events")]
    public async Task An_address_leads_to_the_function_that_it_belongs_to(string path)
    {
        var template = await Synthesis.CheapAsync();

        FunctionFor(template, path).ShouldBe(ApiPaths.Own(path) ? "linnet-api" : "linnet-site");
    }

    [Fact]
    public async Task Every_beginning_of_the_APIs_addresses_has_its_routes()
    {
        var template = await Synthesis.CheapAsync();

        foreach (var start in ApiPaths.Starts)
        {
            FunctionFor(template, start).ShouldBe("linnet-api");
            FunctionFor(template, $"{start}/anything").ShouldBe("linnet-api");
        }
    }

    [Fact]
    public async Task Nothing_leads_from_outside_to_a_function_that_takes_events()
    {
        var template = await Synthesis.CheapAsync();

        RoutesOf(template).Keys.Where(key => key.Contains("events", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        RoutesOf(template).Values.Distinct().ShouldBe(["linnet-api", "linnet-site"], ignoreOrder: true);
        template.Of("AWS::Lambda::Url").ShouldBeEmpty();
        template.Of("AWS::Lambda::Permission")
            .Select(permission => (
                Who: permission["Principal"].GetString(),
                What: template.Behind(permission["FunctionName"])["FunctionName"].GetString()))
            .ShouldBe(
                [
                    ("apigateway.amazonaws.com", "linnet-api"),
                    ("apigateway.amazonaws.com", "linnet-site"),
                    ("events.amazonaws.com", "linnet-housekeeping"),
                ],
                ignoreOrder: true);
    }

    [Fact]
    public async Task Requests_are_throttled_and_logged_without_their_queries()
    {
        var template = await Synthesis.ProductionAsync();

        var stage = template.Of("AWS::ApiGatewayV2::Stage").ShouldHaveSingleItem();
        stage["DefaultRouteSettings"].GetProperty("ThrottlingRateLimit").GetInt32().ShouldBe(500);
        stage["DefaultRouteSettings"].GetProperty("ThrottlingBurstLimit").GetInt32().ShouldBe(1000);
        var format = stage["AccessLogSettings"].GetProperty("Format").GetString()!;
        using var line = JsonDocument.Parse(format);
        line.RootElement.GetProperty("path").GetString().ShouldBe("$context.path");
        format.ShouldNotContain("query", Case.Insensitive);
        format.ShouldNotContain("authorizer", Case.Insensitive);
    }

    [Fact]
    public async Task A_domain_of_ones_own_leads_to_the_API_and_is_what_people_are_told()
    {
        var template = await Synthesis.ChosenAsync();

        template.Of("AWS::ApiGatewayV2::DomainName").ShouldHaveSingleItem()["DomainName"].GetString().ShouldBe("linnet.example");
        template.Of("AWS::ApiGatewayV2::ApiMapping").ShouldHaveSingleItem();
        foreach (var name in new[] { "api", "site" })
        {
            template.Function(name)["Environment"].GetProperty("Variables").GetProperty("LINNET_Server__PublicUrl").GetString()
                .ShouldBe("https://linnet.example");
        }
    }

    /// <summary>Chooses as API Gateway does: the whole path, else the longest beginning, else what is left over.</summary>
    private static string FunctionFor(Template template, string path)
    {
        var routes = RoutesOf(template);
        var beginning = routes.Keys
            .Where(key => key.EndsWith("/{proxy+}", StringComparison.Ordinal))
            .Where(key => path.StartsWith(key["ANY ".Length..^"{proxy+}".Length], StringComparison.Ordinal))
            .MaxBy(key => key.Length);
        return routes.GetValueOrDefault($"ANY {path}") ?? routes[beginning ?? "$default"];
    }

    private static Dictionary<string, string> RoutesOf(Template template) => template.Of("AWS::ApiGatewayV2::Route").ToDictionary(
        route => route["RouteKey"].GetString()!,
        route => template.Behind(template.Behind(route["Target"].GetProperty("Fn::Join")[1][1])["IntegrationUri"])["FunctionName"].GetString()!);
}
