using System.Globalization;
using System.Net.Http.Headers;
using Linnet.Protocol.Client;

namespace Linnet.Benchmarks.Http;

/// <summary>
/// Likes through the whole server, with limits and log on, no account liking a status twice: one hot status after the other by 10,000
/// accounts, or statuses that get a like or two each. Beside it a bare Kestrel that reads the same requests and answers the same
/// bytes; and how many transactions of the store the likes took.
/// </summary>
internal sealed class LikesBenchmark
{
    private const int People = 10_000;
    private const int Rounds = 3;
    private const int PageItems = 40;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    // Likes that wait for more of the same status are sent after a minute.
    private static readonly TimeSpan UntilSent = TimeSpan.FromSeconds(65);

    // Each run takes statuses that none has taken before: so many.
    private static readonly (string Mode, int Statuses)[] Modes = [("hot", 200), ("spread", 20_000)];

    private readonly Community _community;
    private readonly LinnetClient _operator;
    private readonly Queue<string> _statuses = [];
    private readonly List<string[]> _rows = [];

    private LikesBenchmark(Community community, LinnetClient @operator) => (_community, _operator) = (community, @operator);

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        using var community = await Community.PrepareAsync(People, ct);
        await community.MakeOperatorAsync(ct);
        await using var linnet = await ServerProcess.StartLinnetAsync(community.Folder, ct);
        using var http = new HttpClient { BaseAddress = linnet.Address };
        var benchmark = new LikesBenchmark(community, new(http, community.Tokens[0]));
        Report.Progress("Listing statuses…");
        await benchmark.ListStatusesAsync(1 + Modes.Sum(mode => mode.Statuses * (Rounds + 1)), ct);
        await File.WriteAllBytesAsync(community["answer"], await benchmark.LikeOneAsync(http, ct), ct);
        await using var bare = await ServerProcess.StartBareAsync(community["answer"], ct);
        var summary = new List<string[]>();
        foreach (var (mode, statuses) in Modes)
        {
            summary.Add(await benchmark.RunAsync(mode, statuses, linnet, bare, ct));
        }

        report.Text(
            $"50,000 accounts, 1,000,000 statuses; {People:N0} accounts like; 32 connections; {Rounds} rounds of {Duration.TotalSeconds:0} s. "
            + "Hot: all accounts like one status, then all the next. Spread: a status gets a like or two. Processor shares in cores.");
        report.Table(
            "Likes", ["statuses", "server", "likes/s", "p50 ms", "p99 ms", "failures", "server's share", "wrk's share"], benchmark._rows);
        report.Table(
            "Ratios and transactions, syncs of the journal apart",
            ["statuses", "ratio of the medians (wanted: 0.15)", "likes", "store transactions", "transactions per like (wanted when hot: 0.1)"],
            summary);
    }

    /// <summary>Measures one way of liking.</summary>
    /// <returns>The cells of its row in the summary.</returns>
    private async Task<string[]> RunAsync(string mode, int statuses, ServerProcess linnet, ServerProcess bare, CancellationToken ct)
    {
        var (rates, bareRates) = (new List<double>(), new List<double>());
        var (before, likes) = (await CountTransactionsAsync(ct), 0L);
        for (var round = 0; round <= Rounds; round++)
        {
            Report.Progress($"{mode}, {(round == 0 ? "warming up" : $"round {round}")}…");
            await File.WriteAllLinesAsync(
                _community["statuses"], Enumerable.Range(0, statuses).Select(_ => _statuses.Dequeue()).ToArray(), ct);
            var result = await MeasureAsync(mode, "Linnet", linnet, rates, isWarmUp: round == 0, ct);
            likes += result.Count - result.Failures;
            await MeasureAsync(mode, "bare Kestrel", bare, bareRates, isWarmUp: round == 0, ct);
        }

        if (mode != "hot")
        {
            Report.Progress("Waiting for the last likes to be sent…");
            await Task.Delay(UntilSent, ct);
        }

        var transactions = await CountTransactionsAsync(ct) - before;
        return
        [
            mode, Report.Number(Median(rates) / Median(bareRates)), $"{likes:N0}", $"{transactions:N0}",
            ((double)transactions / likes).ToString("0.0000", CultureInfo.InvariantCulture),
        ];
    }

    private async Task<WrkResult> MeasureAsync(
        string mode, string name, ServerProcess server, List<double> rates, bool isWarmUp, CancellationToken ct)
    {
        var before = server.ProcessorTime;
        var result = await Wrk.RunAsync(server.Address, Wrk.Likes, Duration, [_community.TokensFile, _community["statuses"], mode], ct);
        if (!isWarmUp)
        {
            rates.Add(result.Rate);
            _rows.Add(
            [
                mode, name, Report.Number(result.Rate), Report.Milliseconds(result.P50), Report.Milliseconds(result.P99),
                result.Failures.ToString(CultureInfo.InvariantCulture), Report.Number((server.ProcessorTime - before) / Duration),
                Report.Number(result.LoaderShare),
            ]);
        }

        return result;
    }

    private async Task<long> CountTransactionsAsync(CancellationToken ct) =>
        (await _operator.GetRequestLogAsync(0, 1, ct)).Value.Database.Transactions;

    private async Task ListStatusesAsync(int count, CancellationToken ct)
    {
        string? cursor = null;
        while (_statuses.Count < count)
        {
            var page = (await _operator.GetPublicTimelineAsync(new() { Limit = PageItems, MaxId = cursor }, ct)).Value;
            foreach (var status in page.Items)
            {
                _statuses.Enqueue(status.Id);
            }

            cursor = page.OlderMaxId ?? throw new InvalidOperationException($"There are only {_statuses.Count} statuses");
        }
    }

    /// <summary>Likes a status.</summary>
    /// <returns>The answer, as it came.</returns>
    private async Task<byte[]> LikeOneAsync(HttpClient http, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri($"/api/v1/statuses/{_statuses.Dequeue()}/favourite", UriKind.Relative))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", _community.Tokens[0]) },
        };
        using var answer = await http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);
}
