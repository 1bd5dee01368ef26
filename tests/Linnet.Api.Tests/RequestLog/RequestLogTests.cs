using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Linnet.Api.Tests.RequestLog;

/// <summary>What operators read at <c>/logs</c>.</summary>
public sealed class RequestLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_operators_see_it()
    {
        await using var app = await ApiApp.StartAsync();
        using var ann = await app.SignUpAsync("ann");
        using var stranger = app.ClientWith("nobody's");

        await app.Http.GetJsonAsync("/logs", HttpStatusCode.Unauthorized);
        await stranger.GetJsonAsync("/logs", HttpStatusCode.Unauthorized);
        await ann.GetJsonAsync("/logs", HttpStatusCode.Forbidden);
        using var op = await app.SignUpOperatorAsync("op");
        await op.GetJsonAsync("/logs");
    }

    [Fact]
    public async Task It_holds_what_was_refused_and_leaves_out_what_is_no_call_of_the_API()
    {
        await using var app = await ApiApp.StartAsync();
        using var op = await app.SignUpOperatorAsync("op");
        var before = await CallsAsync(op);

        await app.Http.GetJsonAsync("/api/v1/timelines/home", HttpStatusCode.Unauthorized);
        await op.GetJsonAsync("/api/v1/no-such-thing", HttpStatusCode.NotFound);
        await app.Http.GetJsonAsync("/nothing", HttpStatusCode.NotFound);
        using var image = await app.Http.GetAsync("/media/avatars/default.png", Token);
        await app.Http.SendFormAsync(HttpMethod.Post, "/oauth/token", HttpStatusCode.BadRequest);

        (await CallsAsync(op)).Skip(before.Count).ShouldBe(
        [
            "GET /api/v1/timelines/home", "GET /api/v1/no-such-thing", "POST /oauth/token", "GET /logs",
        ]);
    }

    [Fact]
    public async Task It_holds_what_the_rate_limit_refused()
    {
        await using var app = await ApiApp.StartAsync(("RateLimits:RequestsPerAddress", "5"));
        using var op = await app.SignUpOperatorAsync("op");
        for (var i = 0; i < 10; i++)
        {
            using var response = await app.Http.GetAsync($"/api/v1/timelines/public?max_id={i}", Token);
        }

        using var refused = await app.Http.GetAsync("/api/v1/timelines/tag/refused", Token);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var calls = await CallsAsync(op);
        calls.Count(call => call == "GET /api/v1/timelines/public").ShouldBe(10);
        calls[^2..].ShouldBe(["GET /api/v1/timelines/tag/refused", "GET /logs"]);
    }

    [Fact]
    public async Task No_query_and_no_token_is_in_it()
    {
        await using var app = await ApiApp.StartAsync();
        using var op = await app.SignUpOperatorAsync("op");
        var token = op.DefaultRequestHeaders.Authorization!.Parameter!;

        await app.Http.GetJsonAsync($"/api/v1/timelines/public?access_token={token}&max_id=1", HttpStatusCode.OK);
        await app.Http.SendFormAsync(HttpMethod.Post, "/oauth/revoke", HttpStatusCode.Unauthorized, ("token", token));

        foreach (var address in (string[])["/logs", "/logs?format=ndjson"])
        {
            var text = await op.GetStringAsync(address, Token);
            text.ShouldContain("/oauth/revoke");
            text.ShouldNotContain(token);
            text.ShouldNotContain("?");
            text.ShouldNotContain("max_id");
        }
    }

    [Fact]
    public async Task Pages_join_without_a_gap()
    {
        await using var app = await ApiApp.StartAsync();
        using var op = await app.SignUpOperatorAsync("op");
        for (var i = 0; i < 25; i++)
        {
            await app.Http.GetJsonAsync($"/api/v1/statuses/{i}", HttpStatusCode.NotFound);
        }

        var whole = await CallsAsync(op);
        var walked = new List<string>();
        for (JsonNode? next = JsonValue.Create(0); next is not null && walked.Count < whole.Count;)
        {
            var page = await op.GetJsonAsync($"/logs?offset={next}&limit=10");
            walked.AddRange(Calls(page));
            next = page["next"];
        }

        walked.Take(whole.Count).ShouldBe(whole);
        whole.Where(call => call.StartsWith("GET /api/v1/statuses/", StringComparison.Ordinal))
            .ShouldBe(Enumerable.Range(0, 25).Select(i => $"GET /api/v1/statuses/{i}"));
        var beyond = await op.GetJsonAsync("/logs?offset=1000000");
        Calls(beyond).ShouldBeEmpty();
        beyond["next"].ShouldBeNull();
        beyond["calls"]!.GetValue<int>().ShouldBeGreaterThan(whole.Count);
    }

    [Theory]
    [InlineData("offset=-1")]
    [InlineData("offset=1e3")]
    [InlineData("offset=99999999999999999999")]
    [InlineData("limit=0")]
    [InlineData("limit=many")]
    [InlineData("format=xml")]
    public async Task A_parameter_that_makes_no_sense_is_refused_by_name(string query)
    {
        await using var app = await ApiApp.StartAsync();
        using var op = await app.SignUpOperatorAsync("op");

        var answer = await op.GetJsonAsync($"/logs?{query}", HttpStatusCode.UnprocessableEntity);

        answer["error"]!.ToString().ShouldStartWith($"Validation failed: {query.Split('=')[0]} must be ");
    }

    [Fact]
    public async Task Lines_are_sent_to_those_who_accept_them()
    {
        await using var app = await ApiApp.StartAsync();
        using var op = await app.SignUpOperatorAsync("op");
        op.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/x-ndjson"));
        await app.Http.GetJsonAsync("/api/v1/timelines/tag/caf%C3%A9", HttpStatusCode.OK);

        using var response = await op.GetAsync("/logs?offset=1", Token);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        var lines = (await response.Content.ReadAsStringAsync(Token)).Split('\n');
        lines[^3..].ShouldBe(["""["GET","/api/v1/timelines/tag/café"]""", """["GET","/logs"]""", ""]);
        op.DefaultRequestHeaders.Accept.Clear();
        Calls(await op.GetJsonAsync("/logs?format=json&offset=1")).Count.ShouldBe(lines.Length);
        (await op.GetStringAsync("/logs?format=ndjson&limit=2", Token)).Split('\n').Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_full_log_says_how_many_it_dropped()
    {
        await using var app = await ApiApp.StartAsync(("RequestLog:MegabytesMax", "1"), ("RateLimits:Enabled", "false"));
        using var op = await app.SignUpOperatorAsync("op");
        var path = $"/api/v1/{new string('x', 7000)}/";
        for (var i = 0; i < 200; i++)
        {
            await app.Http.GetJsonAsync($"{path}{i}", HttpStatusCode.NotFound);
        }

        var log = await op.GetJsonAsync("/logs");

        var (calls, dropped) = (log["calls"]!.GetValue<int>(), log["dropped"]!.GetValue<int>());
        dropped.ShouldBeInRange(50, 199);
        Calls(log).Count.ShouldBe(calls - dropped);
        (await op.GetStringAsync("/logs?format=ndjson", Token)).ShouldEndWith($"\n{{\"dropped\":{dropped + 1}}}\n");
    }

    [Fact]
    public async Task Turned_off_it_says_so_and_still_counts_what_reached_the_database()
    {
        await using var app = await ApiApp.StartAsync(("RequestLog:Enabled", "false"));
        using var op = await app.SignUpOperatorAsync("op");

        var log = await op.GetJsonAsync("/logs");

        log["enabled"]!.GetValue<bool>().ShouldBeFalse();
        log["calls"]!.GetValue<int>().ShouldBe(0);
        log["database"]!["reads"]!.GetValue<int>().ShouldBePositive();
        (await op.GetStringAsync("/logs?format=ndjson", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_reached_the_database_is_counted_by_operation()
    {
        await using var app = await ApiApp.StartAsync();
        using var op = await app.SignUpOperatorAsync("op");
        var before = (await op.GetJsonAsync("/logs"))["database"]!;

        await op.PostFormAsync("/api/v1/statuses", ("status", "hi"));

        var after = (await op.GetJsonAsync("/logs"))["database"]!;
        Count(after, "by_operation", "status.add", "writes").ShouldBeGreaterThan(Count(before, "by_operation", "status.add", "writes"));
        Count(after, "by_operation", "account.find", "reads").ShouldBeGreaterThan(0);

        // What works beside requests has some of its own.
        Count(after, "transactions").ShouldBeGreaterThan(Count(before, "transactions"));
        var operations = after["by_operation"]!.AsObject().Select(operation => operation.Value!).ToList();
        operations.Sum(operation => Count(operation, "reads")).ShouldBe(Count(after, "reads"));
        operations.Sum(operation => Count(operation, "writes")).ShouldBe(Count(after, "writes"));
    }

    private static int Count(JsonNode node, params string[] path) =>
        path.Aggregate((JsonNode?)node, (at, name) => at?[name])?.GetValue<int>() ?? 0;

    private static List<string> Calls(JsonNode page) =>
        [.. page["entries"]!.AsArray().Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry![0]} {entry[1]}"))];

    private static async Task<List<string>> CallsAsync(HttpClient client) => Calls(await client.GetJsonAsync("/logs"));
}
