using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Linnet.Core.Accounts;
using Linnet.Core.Sessions;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Tests.OpenApi;

/// <summary>The description at <c>/openapi/v1.json</c> tells of every endpoint, and the truth.</summary>
public sealed partial class DescriptionTests(ApiUnderTest api) : IClassFixture<ApiUnderTest>
{
    private const string OwnPath = "/openapi/v1.json";

    [Fact]
    public async Task Every_endpoint_is_described_and_nothing_else()
    {
        var described = Operations(await DescriptionAsync()).Select(operation => $"{operation.Method} {operation.Path}");

        described.Order().ShouldBe(api.Endpoints
            .Where(endpoint => endpoint.RoutePattern.RawText != OwnPath && !IsConnect(endpoint))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                .Select(method => $"{method} {PathOf(endpoint)}"))
            .Order());
    }

    [Fact]
    public async Task Every_operation_says_in_a_sentence_what_it_does_and_where_it_belongs() =>
        Operations(await DescriptionAsync())
            .Where(operation => !operation.Details.TryGetProperty("summary", out var summary) || summary.GetString()!.Length < 5
                || operation.Details.GetProperty("tags").GetArrayLength() != 1)
            .ShouldBeEmpty();

    [Fact]
    public async Task Every_operation_has_a_success_with_a_schema_or_is_one_that_is_turned_down() =>
        Operations(await DescriptionAsync())
            .Where(operation => Success(operation) is null && !IsTurnedDown(operation))
            .Select(operation => $"{operation.Method} {operation.Path}")
            .ShouldBeEmpty();

    [Fact]
    public async Task Every_error_has_the_schema_of_errors()
    {
        var description = await DescriptionAsync();

        Operations(description)
            .SelectMany(operation => operation.Details.GetProperty("responses").EnumerateObject()
                .Where(answer => answer.Name[0] is '4' or '5')
                .Where(answer => !answer.Value.GetRawText().Contains("#/components/schemas/ErrorBody", StringComparison.Ordinal))
                .Select(answer => $"{operation.Method} {operation.Path} {answer.Name}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_part_of_a_path_is_a_parameter() =>
        Operations(await DescriptionAsync())
            .Where(operation => !PartPattern.Matches(operation.Path).Select(match => match.Groups[1].Value).Order()
                .SequenceEqual(ParametersIn(operation, "path").Order()))
            .Select(operation => operation.Path)
            .ShouldBeEmpty();

    [Fact]
    public async Task Bodies_come_in_three_kinds()
    {
        var bodies = Operations(await DescriptionAsync())
            .Where(operation => operation.Details.TryGetProperty("requestBody", out _))
            .Select(operation => string.Join(' ', operation.Details.GetProperty("requestBody").GetProperty("content")
                .EnumerateObject().Select(content => content.Name)))
            .ToList();

        bodies.ShouldNotBeEmpty();
        bodies.ShouldAllBe(kinds => kinds == "application/json application/x-www-form-urlencoded multipart/form-data");
    }

    [Fact]
    public async Task What_needs_a_token_says_which_scope()
    {
        var description = await DescriptionAsync();

        Operation(description, "GET", "/api/v1/markers").GetProperty("security").GetRawText()
            .ShouldContain("read:statuses");
        Operation(description, "GET", "/api/v2/search").GetProperty("security").EnumerateArray()
            .ShouldContain(way => way.EnumerateObject().Any() == false, "a token may be left out");
        description.GetProperty("components").GetProperty("securitySchemes").GetProperty("OAuth2").GetProperty("flows")
            .GetProperty("authorizationCode").GetProperty("scopes").TryGetProperty("read:statuses", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_read_looks_as_described()
    {
        var description = await DescriptionAsync();
        var writer = await api.SignUpAsync(scopes: $"{Scopes.All} profile");
        await api.Get<IAccountStore>().SetRoleAsync(writer.Account.Id, AccountRole.Operator, TestContext.Current.CancellationToken);
        var status = await api.PostAsync(writer, $"To @{writer.Account.Alias} about #birds at https://birds.example/");
        var faults = new List<string>();
        var compared = 0;
        foreach (var operation in Operations(description).Where(operation => operation.Method == "GET"))
        {
            if (Success(operation) is not { Name: var type, Value: var content } || !type.EndsWith("json", StringComparison.Ordinal))
            {
                continue;
            }

            var path = Fill(operation, writer.Account.Alias, writer.Account.Id, status.Id);
            using var response = await writer.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var answered = $"{(int)response.StatusCode} {response.Content.Headers.ContentType?.MediaType}";
            compared++;
            faults.AddRange(answered == $"200 {type}"
                ? new SchemaCheck(description).Faults(await response.JsonAsync(), content.GetProperty("schema"))
                    .Select(fault => $"{path}: {fault}")
                : [$"{path}: {answered}"]);
        }

        faults.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(40);
    }

    private Task<JsonElement> DescriptionAsync() => api.Anybody.JsonAsync("/openapi/v1.json");

    private static IEnumerable<Described> Operations(JsonElement description) =>
        from path in description.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select new Described(method.Name.ToUpperInvariant(), path.Name, method.Value);

    private static JsonElement Operation(JsonElement description, string method, string path) =>
        Operations(description).Single(operation => operation.Method == method && operation.Path == path).Details;

    /// <summary>HTTP/2's way to a WebSocket, which a description has no word for.</summary>
    private static bool IsConnect(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods is ["CONNECT"];

    private static string PathOf(RouteEndpoint endpoint) =>
        "/" + ConstraintPattern.Replace(endpoint.RoutePattern.RawText!, "}").Trim('/');

    /// <summary>The type of the answer that says yes, and its content.</summary>
    private static JsonProperty? Success(Described operation) =>
        operation.Details.GetProperty("responses").EnumerateObject()
            .Where(answer => answer.Name[0] is '2' && answer.Value.TryGetProperty("content", out _))
            .SelectMany(answer => answer.Value.GetProperty("content").EnumerateObject())
            .Where(content => content.Value.TryGetProperty("schema", out _))
            .Select(content => (JsonProperty?)content)
            .FirstOrDefault();

    private static bool IsTurnedDown(Described operation) =>
        operation.Details.GetProperty("summary").GetString() is { } summary
        && (summary.StartsWith("Refused: ", StringComparison.Ordinal) || summary.StartsWith("Not found: ", StringComparison.Ordinal))
        && operation.Details.GetProperty("responses").EnumerateObject().All(answer => answer.Name[0] is '4');

    private static IEnumerable<string> ParametersIn(Described operation, string place) =>
        operation.Details.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray()
                .Where(parameter => parameter.GetProperty("in").GetString() == place)
                .Select(parameter => parameter.GetProperty("name").GetString()!)
            : [];

    /// <summary>An address at which there is something.</summary>
    private string Fill(Described operation, string alias, long accountId, long statusId)
    {
        var id = operation.Path.Contains("/accounts", StringComparison.Ordinal) ? accountId : statusId;
        var path = PartPattern.Replace(operation.Path, part => part.Groups[1].Value switch
        {
            "id" => id.ToString(CultureInfo.InvariantCulture),
            "alias" => alias,
            _ => "birds",
        });
        var query = ParametersIn(operation, "query").Select(name => name switch
        {
            "q" or "acct" => $"{name}={alias}",
            "resource" => $"resource=acct:{alias}@localhost",
            "timeline[]" => "timeline[]=home",
            "id[]" => $"id[]={accountId}",
            "client_id" => $"client_id={api.ClientId}",
            "redirect_uri" => $"redirect_uri={Authorizations.OutOfBand}",
            "response_type" => "response_type=code",
            _ => null,
        });
        return $"{path}?{string.Join('&', query.OfType<string>())}";
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex PartPattern { get; }

    [GeneratedRegex(@":[^}]*\}")]
    private static partial Regex ConstraintPattern { get; }

    private sealed record Described(string Method, string Path, JsonElement Details)
    {
        public override string ToString() => $"{Method} {Path}";
    }
}
