using System.Globalization;
using System.Net.Http.Headers;
using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;

namespace Linnet.Benchmarks.Http;

/// <summary>
/// Signed-in home pages of 20 statuses through the whole server, with limits and log on: 10,000 people with different feeds in
/// random order, while somebody posts every 100 ms. Beside it a bare Kestrel that answers one such page from memory.
/// </summary>
internal static class HomePagesBenchmark
{
    private const int People = 10_000;
    private const int Rounds = 3;
    private const string Path = "/api/v1/timelines/home?limit=20";
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PostEvery = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        using var community = await Community.PrepareAsync(People, ct);
        await using var linnet = await ServerProcess.StartLinnetAsync(community.Folder, ct);
        var idle = linnet.ResidentMegabytes;
        using var http = new HttpClient { BaseAddress = linnet.Address };
        var page = await PageAsync(http, community.Tokens[0], ct);
        await File.WriteAllBytesAsync(community["answer"], page, ct);
        await using var bare = await ServerProcess.StartBareAsync(community["answer"], ct);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var posting = PostAsync(new LinnetClient(http, community.Tokens[^1]), stop.Token);
        Report.Progress("Warming up…");
        await LoadAsync(linnet, community, WarmUp, ct);
        await LoadAsync(bare, community, TimeSpan.FromSeconds(3), ct);
        var rows = new List<(string Name, WrkResult Result, double Cores)>();
        for (var round = 0; round < Rounds; round++)
        {
            rows.Add(await MeasureAsync("Linnet", linnet, community, ct));
            rows.Add(await MeasureAsync("bare Kestrel", bare, community, ct));
        }

        var best = Median(rows, "Linnet");
        Report.Progress("Half of the rate, by a schedule…");
        var random = new Random(1);
        var requests = community.Tokens.Take(People).Select(token => KeepAlive.Get(linnet.Address, Path, token)).ToArray();
        byte[] Next() => requests[random.Next(requests.Length)];

        // The loader's own code has to be compiled first.
        await OpenLoop.RunAsync(linnet.Address, Next, best / 4, Duration / 2, ct);
        var used = linnet.ProcessorTime;
        var scheduled = await OpenLoop.RunAsync(linnet.Address, Next, best / 2, Duration, ct);
        var share = (linnet.ProcessorTime - used) / Duration;
        await stop.CancelAsync();
        var posts = await posting;

        report.Text(
            $"50,000 accounts, 1,000,000 statuses; tokens of {People:N0} accounts in random order; pages of {page.Length:N0} bytes; 32 connections; "
            + $"a post every {PostEvery.TotalMilliseconds:0} ms ({posts:N0} in all). Processor shares in cores.");
        report.Table(
            "Home pages",
            ["server", "pages/s", "p50 ms", "p99 ms", "failures", "server's share", "wrk's share"],
            rows.Select(row => (string[])
            [
                row.Name, Report.Number(row.Result.Rate), Report.Milliseconds(row.Result.P50), Report.Milliseconds(row.Result.P99),
                row.Result.Failures.ToString(CultureInfo.InvariantCulture), Report.Number(row.Cores), Report.Number(row.Result.LoaderShare),
            ]));
        report.Text(
            $"Ratio of the medians: {Report.Number(best / Median(rows, "bare Kestrel"))}. At {best / 2:N0} pages/s by a schedule: p50 "
            + $"{Report.Milliseconds(scheduled.Latency.Percentile(0.5))} ms, p99 {Report.Milliseconds(scheduled.Latency.Percentile(0.99))} ms, "
            + $"most {Report.Milliseconds(scheduled.Latency.Max)} ms, {scheduled.Failures} failures; the server's share {Report.Number(share)}, the "
            + $"loader's {Report.Number(scheduled.LoaderShare)}. "
            + $"Resident memory: {idle:0} MiB after the start, {linnet.ResidentMegabytes:0} MiB after the load.");
    }

    private static async Task<(string Name, WrkResult Result, double Cores)> MeasureAsync(
        string name, ServerProcess server, Community community, CancellationToken ct)
    {
        Report.Progress($"{name}…");
        var before = server.ProcessorTime;
        var result = await LoadAsync(server, community, Duration, ct);
        return (name, result, (server.ProcessorTime - before) / Duration);
    }

    private static Task<WrkResult> LoadAsync(ServerProcess server, Community community, TimeSpan duration, CancellationToken ct) =>
        Wrk.RunAsync(server.Address, Wrk.HomePages, duration, [community.TokensFile], ct);

    private static double Median(List<(string Name, WrkResult Result, double Cores)> rows, string name) =>
        rows.Where(row => row.Name == name).Select(row => row.Result.Rate).Order().ElementAt(Rounds / 2);

    private static HttpRequestMessage Request(Uri server, string token) => new(HttpMethod.Get, new Uri(server, Path))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    private static async Task<byte[]> PageAsync(HttpClient http, string token, CancellationToken ct)
    {
        using var answer = await http.SendAsync(Request(http.BaseAddress!, token), ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    private static async Task<int> PostAsync(LinnetClient client, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(PostEvery);
        var posts = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                _ = (await client.PostStatusAsync(new CreateStatusRequest { Status = $"Post {posts++} in between" }, null, ct)).Value;
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }

        return posts;
    }
}
