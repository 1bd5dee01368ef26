using System.Globalization;
using Linnet.Protocol.Client;

namespace Linnet.Benchmarks.Http;

/// <summary>
/// Pages of the site a second: stories of ten statuses of 1,000 accounts in random order, signed out and in, each beside the API's
/// own answer with the same statuses.
/// </summary>
internal static class PagesBenchmark
{
    private const int Accounts = 1_000;
    private const int PageSize = 10;
    private const int Rounds = 3;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        using var community = await Community.PrepareAsync(Accounts * 5, ct);
        await using var linnet = await ServerProcess.StartLinnetAsync(community.Folder, ct);
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = linnet.Address };
        var stories = await StoriesAsync(community, new LinnetClient(http), ct);
        var formCookie = await FormCookieAsync(http, stories[0], ct);
        Load[] loads =
        [
            new("API, signed out", story => story.ApiPath),
            new("site, signed out", story => story.SitePath),
            new("API, signed in", story => $"{story.ApiPath} Authorization Bearer {story.ReaderToken}"),
            new("site, signed in", story => $"{story.SitePath} Cookie linnet_session={story.ReaderToken}; {formCookie}"),
        ];
        foreach (var load in loads)
        {
            Report.Progress($"Warming up: {load.Name}…");
            await File.WriteAllLinesAsync(community[load.FileName], stories.Select(load.Line), ct);
            await RunAsync(load, WarmUp);
        }

        var rows = new List<(Load Load, WrkResult Result)>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var load in loads)
            {
                Report.Progress($"{load.Name}…");
                rows.Add((load, await RunAsync(load, Duration)));
            }
        }

        double Median(Load load) => rows.Where(row => row.Load == load).Select(row => row.Result.Rate).Order().ElementAt(Rounds / 2);

        report.Text(
            $"Stories of {PageSize} statuses of {Accounts:N0} accounts in random order; 32 connections; signed in: {Accounts:N0} different people, and "
            + "pages with the forms of likes and follows.");
        report.Table(
            "Pages",
            ["what", "answers/s", "p50 ms", "p99 ms", "failures", "wrk's share"],
            rows.Select(row => (string[])
            [
                row.Load.Name, Report.Number(row.Result.Rate), Report.Milliseconds(row.Result.P50), Report.Milliseconds(row.Result.P99),
                row.Result.Failures.ToString(CultureInfo.InvariantCulture), Report.Number(row.Result.LoaderShare),
            ]));
        report.Text(
            $"Ratio of the medians, site to API: signed out {Report.Number(Median(loads[1]) / Median(loads[0]))}, signed in "
            + $"{Report.Number(Median(loads[3]) / Median(loads[2]))}.");

        Task<WrkResult> RunAsync(Load load, TimeSpan duration) =>
            Wrk.RunAsync(linnet.Address, Wrk.Pages, duration, [community[load.FileName]], ct);
    }

    /// <summary>Accounts that have a whole page, each with a reader who is somebody else.</summary>
    private static async Task<IReadOnlyList<Story>> StoriesAsync(Community community, LinnetClient client, CancellationToken ct)
    {
        Report.Progress("Choosing the stories…");
        var stories = new List<Story>();
        for (var i = 0; i < community.Aliases.Count && stories.Count < Accounts; i++)
        {
            var account = (await client.LookUpAccountAsync(community.Aliases[i], ct)).Value;
            if (account.StatusesCount >= PageSize)
            {
                var reader = community.Tokens[(i + 1) % community.Tokens.Count];
                stories.Add(new($"/api/v1/accounts/{account.Id}/statuses?limit={PageSize}", $"/@{account.Username}", reader));
            }
        }

        return stories;
    }

    /// <summary>The cookie that belongs to the forms; browsers keep theirs.</summary>
    private static async Task<string> FormCookieAsync(HttpClient http, Story story, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, story.SitePath);
        request.Headers.Add("Cookie", $"linnet_session={story.ReaderToken}");
        using var answer = await http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("linnet_form=", StringComparison.Ordinal)).Split(';')[0];
    }

    private sealed record Story(string ApiPath, string SitePath, string ReaderToken);

    private sealed record Load(string Name, Func<Story, string> Line)
    {
        public string FileName => Name.Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-');
    }
}
