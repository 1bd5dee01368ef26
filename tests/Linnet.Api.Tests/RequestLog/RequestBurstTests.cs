using System.Globalization;
using System.Text.Json.Nodes;

namespace Linnet.Api.Tests.RequestLog;

/// <summary>Tests that measure the process as a whole.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>A storm of requests: each is in the log, in order, and the memory does not grow with them.</summary>
[Collection(nameof(Alone))]
public sealed class RequestBurstTests
{
    private const int Clients = 32;
    private const int Requests = 100_000;

    // A call that stayed in memory would take some 80 bytes; pools and compiled code take their part once.
    private const int BytesOfGrowthMax = 40 * Requests;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_thousand_requests_are_all_in_the_log_in_order_and_memory_is_flat()
    {
        await using var app = await ApiApp.StartAsync(("RateLimits:Enabled", "false"));
        using var op = await app.SignUpOperatorAsync("op");
        await SendAsync(app, "warm-up", Requests / 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await SendAsync(app, "storm", Requests);

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(BytesOfGrowthMax);
        var log = await op.GetJsonAsync("/logs?limit=1");
        log["dropped"]!.GetValue<int>().ShouldBe(0);
        log["calls"]!.GetValue<int>().ShouldBeGreaterThan(Requests);
        var next = new int[Clients];
        await foreach (var path in PathsAsync(op))
        {
            if (path.Split('/') is ["", "api", "storm", var client, var number])
            {
                number.ShouldBe(Text(next[int.Parse(client, CultureInfo.InvariantCulture)]++));
            }
        }

        next.ShouldAllBe(count => count == Requests / Clients);
    }

    private static async Task SendAsync(ApiApp app, string name, int requests) => await Task.WhenAll(
        Enumerable.Range(0, Clients).Select(client => Task.Run(
            async () =>
            {
                for (var i = 0; i < requests / Clients; i++)
                {
                    using var response = await app.Http.GetAsync($"/api/{name}/{client}/{Text(i)}", Token);
                }
            },
            Token)));

    private static async IAsyncEnumerable<string> PathsAsync(HttpClient op)
    {
        using var response = await op.GetAsync("/logs?format=ndjson", HttpCompletionOption.ResponseHeadersRead, Token);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(Token));
        while (await lines.ReadLineAsync(Token) is { } line)
        {
            yield return (string)JsonNode.Parse(line)![1]!;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
