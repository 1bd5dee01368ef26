using System.Net;
using System.Text.Json.Nodes;

namespace Linnet.Api.Tests;

/// <summary>What statuses may be, and how their lists are walked.</summary>
public sealed class StatusListTests : IAsyncLifetime
{
    private ApiApp _app = null!;
    private HttpClient _ann = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await ApiApp.StartAsync(("RateLimits:Enabled", "false"));
        _ann = await _app.SignUpAsync("ann");
    }

    public async ValueTask DisposeAsync()
    {
        _ann.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("visibility", "private")]
    [InlineData("in_reply_to_id", "1")]
    [InlineData("media_ids[]", "1")]
    [InlineData("poll[options][]", "yes")]
    [InlineData("scheduled_at", "2030-01-01T00:00:00Z")]
    public async Task What_statuses_here_have_not_is_refused_by_name(string field, string value)
    {
        var error = await _ann.SendFormAsync(
            HttpMethod.Post, "/api/v1/statuses", HttpStatusCode.UnprocessableEntity, ("status", "hi"), (field, value));
        error["details"]![field.Split('[')[0]].ShouldNotBeNull();
        (await _app.Http.GetJsonAsync("/api/v1/timelines/public")).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_is_walked_both_ways_by_its_links()
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            await _ann.PostFormAsync("/api/v1/statuses", ("status", $"{number}"));
        }

        var seen = new List<string>();
        string? previous = null;
        for (var next = "/api/v1/timelines/public?limit=2&local=true&limit=2"; next is not null;)
        {
            using var response = await _app.Http.GetAsync(next, TestContext.Current.CancellationToken);
            var links = response.Headers.TryGetValues("Link", out var values) ? values.Single().Split(", ") : [];
            next = Target(links, "next");
            previous = Target(links, "prev") ?? previous;
            seen.AddRange(TextsOf(JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!));
        }

        seen.ShouldBe(["<p>5</p>", "<p>4</p>", "<p>3</p>", "<p>2</p>", "<p>1</p>"]);
        TextsOf(await _app.Http.GetJsonAsync(previous!)).ShouldBe(["<p>3</p>", "<p>2</p>"]);
    }

    private static IEnumerable<string> TextsOf(JsonNode list) => list.AsArray().Select(item => item!["content"]!.ToString());

    private static string? Target(IEnumerable<string> links, string relation) => links
        .Where(link => link.EndsWith($"rel=\"{relation}\"", StringComparison.Ordinal))
        .Select(link => link[1..link.IndexOf('>', StringComparison.Ordinal)])
        .SingleOrDefault();
}
