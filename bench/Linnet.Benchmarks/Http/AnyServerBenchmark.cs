using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Linnet.Benchmarks.Http;

/// <summary>
/// What can be measured of any server that speaks the Mastodon API, with nothing but its address and tokens: how long a post waits for its
/// answer, how long until the last follower's home timeline shows it, and home pages a second.
/// </summary>
internal static class AnyServerBenchmark
{
    /// <summary>Followers of the author when the server is a Linnet of its own.</summary>
    public const int OwnFollowers = 100;

    private const int Posts = 50;
    private const int PollsAtOnce = 16;
    private const int PollItems = 5;
    private static readonly TimeSpan DeliveredWithin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pages = TimeSpan.FromSeconds(10);

    /// <summary>Measures a Linnet that is started for it.</summary>
    public static async Task RunOnLinnetAsync(Report report, CancellationToken ct)
    {
        using var following = await Following.PrepareAsync(OwnFollowers, ct);
        await using var linnet = await ServerProcess.StartLinnetAsync(following.Folder, ct);
        await RunAsync(linnet.Address, following.TokensFile, report, ct);
    }

    /// <summary>Measures a server.</summary>
    /// <param name="address">On this machine.</param>
    /// <param name="tokensFile">The last word of each line is a token: the author's first, then the followers'.</param>
    /// <param name="report">Gets the figures.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task RunAsync(Uri address, string tokensFile, Report report, CancellationToken ct)
    {
        string[] tokens = [.. (await File.ReadAllLinesAsync(tokensFile, ct)).Where(line => line.Length > 0).Select(line => line.Split(' ')[^1])];
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = address,
        };
        var (answers, deliveries, round) = (new Times(), new Times(), new Times());
        Report.Progress($"{Posts} posts…");

        // The first is for the server to get ready.
        for (var i = 0; i <= Posts; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            var id = await PostAsync(http, tokens[0], $"Post {i} at {TimeProvider.System.GetUtcNow():O}", ct);
            var answered = TimeProvider.System.GetElapsedTime(start);
            await DeliverAsync(http, tokens[1..], id, ct);
            var delivered = TimeProvider.System.GetElapsedTime(start);
            var again = TimeProvider.System.GetTimestamp();
            await DeliverAsync(http, tokens[1..], id, ct);
            if (i > 0)
            {
                answers.Add(answered.TotalMilliseconds);
                deliveries.Add(delivered.TotalMilliseconds);
                round.AddSince(again);
            }
        }

        Report.Progress("Home pages…");
        var pages = await Wrk.RunAsync(address, Wrk.HomePages, Pages, [tokensFile], ct);
        report.Text(
            $"One author, {tokens.Length - 1:N0} followers; {Posts} posts, one after another. Asking all followers once takes "
            + $"{Report.Milliseconds(round.Percentile(0.5))} ms: a delivery can be seen no sooner. Pages: {Pages.TotalSeconds:0} s, 32 connections.");
        report.Table(
            "Times",
            ["", "p50 ms", "p99 ms"],
            [Row("from a post's request to its answer", answers), Row("from the request to the last follower", deliveries)]);
        report.Table(
            "Home pages of 20 statuses",
            ["pages/s", "p50 ms", "p99 ms", "failures"],
            [[
                Report.Number(pages.Rate), Report.Milliseconds(pages.P50), Report.Milliseconds(pages.P99),
                pages.Failures.ToString(CultureInfo.InvariantCulture),
            ]]);
    }

    private static async Task<string> PostAsync(HttpClient http, string token, string text, CancellationToken ct)
    {
        using var request = Request(HttpMethod.Post, "/api/v1/statuses", token);
        request.Content = new FormUrlEncodedContent([new("status", text)]);
        using var json = await SendAsync(http, request, ct);
        return json.RootElement.GetProperty("id").GetString()!;
    }

    /// <summary>Completes when every follower's home timeline shows a status.</summary>
    private static async Task DeliverAsync(HttpClient http, string[] followers, string id, CancellationToken ct)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (followers.Length > 0)
        {
            var waiting = new ConcurrentBag<string>();
            await Parallel.ForEachAsync(
                followers,
                new ParallelOptions { MaxDegreeOfParallelism = PollsAtOnce, CancellationToken = ct },
                async (token, stop) =>
                {
                    using var request = Request(HttpMethod.Get, $"/api/v1/timelines/home?limit={PollItems}", token);
                    using var json = await SendAsync(http, request, stop);
                    if (!json.RootElement.EnumerateArray().Any(status => status.GetProperty("id").GetString() == id))
                    {
                        waiting.Add(token);
                    }
                });
            followers = [.. waiting];
            if (followers.Length > 0 && TimeProvider.System.GetElapsedTime(start) > DeliveredWithin)
            {
                throw new InvalidOperationException(
                    $"The status {id} did not reach {followers.Length} of the followers within {DeliveredWithin.TotalSeconds:0} s. Do they follow the author?");
            }
        }
    }

    private static async Task<JsonDocument> SendAsync(HttpClient http, HttpRequestMessage request, CancellationToken ct)
    {
        using var answer = await http.SendAsync(request, ct);
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(body)
            : throw new InvalidOperationException($"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string token) => new(method, new Uri(path, UriKind.Relative))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    private static string[] Row(string what, Times times) =>
        [what, Report.Milliseconds(times.Percentile(0.5)), Report.Milliseconds(times.Percentile(0.99))];
}
