using System.Globalization;
using Linnet.Protocol.Client;

namespace Linnet.Benchmarks.Http;

/// <summary>
/// 1,000 posts by an author with 1,000 followers, sent by 32 clients as fast as they are taken: how long after the last answer all feeds
/// are complete, what memory that takes, and how readers fare meanwhile.
/// </summary>
internal static class BurstBenchmark
{
    private const int Followers = 1000;
    private const int Posts = 1000;
    private const int Clients = 32;
    private const int FeedsChecked = 50;
    private const int PageItems = 40;
    private const double PagesPerSecond = 100;
    private static readonly TimeSpan LastsAtMost = TimeSpan.FromMinutes(2);

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        using var following = await Following.PrepareAsync(Followers, ct);
        await using var linnet = await ServerProcess.StartLinnetAsync(following.Folder, ct);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = linnet.Address };
        var author = new LinnetClient(http, following.Tokens[0]);
        var readers = following.Tokens[1..];

        // Once for the compiler, and so that every follower has a window that deliveries have to reach.
        await author.PostStatusAsync(new() { Status = "Here I am" }, null, ct);
        foreach (var token in readers)
        {
            _ = (await author.WithToken(token).GetHomeTimelineAsync(default, ct)).Value;
        }

        var idle = linnet.ResidentMegabytes;
        Report.Progress($"{Posts:N0} posts…");
        using var over = new CancellationTokenSource();
        var random = new Random(1);
        var requests = readers.Select(token => KeepAlive.Get(linnet.Address, "/api/v1/timelines/home?limit=20", token)).ToArray();
        var reading = OpenLoop.RunUntilAsync(
            linnet.Address, () => requests[random.Next(requests.Length)], PagesPerSecond, over.Token, ct);
        var begin = TimeProvider.System.GetTimestamp();
        var (ids, answers) = await PostAsync(author, ct);
        var (posting, lastAnswer) = (TimeProvider.System.GetElapsedTime(begin), TimeProvider.System.GetUtcNow());
        var completed = await CompleteAsync(author, ids, ct);
        await over.CancelAsync();
        var (pages, failures, _) = await reading;
        Report.Progress("Checking the feeds…");
        await CheckAsync(author, [.. readers.Where((_, index) => index % (Followers / FeedsChecked) == 0)], ids, ct);

        report.Text(
            $"{Posts:N0} posts by an author with {Followers:N0} followers, {Clients} clients, in {posting.TotalSeconds:0.00} s "
            + $"({Report.Number(Posts / posting.TotalSeconds)} a second); {pages.Count:N0} pages read meanwhile, {PagesPerSecond:0} a second by a "
            + $"schedule, {failures} failed. {FeedsChecked} feeds were read to their end: each held every post, once.");
        report.Table(
            "Burst",
            ["", "measured", "wanted"],
            [
                ["all feeds complete after the last answer, s", Seconds(completed - lastAnswer), "under 5"],
                ["resident memory before, MiB", $"{idle:0}", ""],
                ["most resident memory, MiB", $"{linnet.PeakResidentMegabytes:0}", "under 500"],
                ["readers' pages meanwhile, p50 ms", Report.Milliseconds(pages.Percentile(0.5)), ""],
                ["readers' pages meanwhile, p99 ms", Report.Milliseconds(pages.Percentile(0.99)), "under 100"],
                ["posts' answers, p50 ms", Report.Milliseconds(answers.Percentile(0.5)), ""],
                ["posts' answers, p99 ms", Report.Milliseconds(answers.Percentile(0.99)), ""],
            ]);
    }

    private static async Task<(string[] Ids, Times Answers)> PostAsync(LinnetClient author, CancellationToken ct)
    {
        var (ids, parts, next) = (new string[Posts], new Times[Clients], -1);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(
            async () =>
            {
                parts[client] = new();
                while (Interlocked.Increment(ref next) is var number and < Posts)
                {
                    var start = TimeProvider.System.GetTimestamp();
                    ids[number] = (await author.PostStatusAsync(new() { Status = $"Post {number} of many" }, null, ct)).Value.Id;
                    parts[client].AddSince(start);
                }
            },
            ct)));
        return (ids, Times.Of(parts));
    }

    /// <summary>Waits until the last post is in the last feed.</summary>
    /// <returns>When that was, by the receipts.</returns>
    private static async Task<DateTimeOffset> CompleteAsync(LinnetClient author, string[] ids, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LastsAtMost);
        var last = DateTimeOffset.MinValue;
        foreach (var id in ids)
        {
            DateTimeOffset? completed;
            while ((completed = (await author.GetReceiptAsync(id, limit.Token)).Value.CompletedAt) is null)
            {
                await Task.Delay(10, limit.Token);
            }

            last = completed > last ? completed.Value : last;
        }

        return last;
    }

    private static async Task CheckAsync(LinnetClient client, string[] tokens, string[] ids, CancellationToken ct)
    {
        foreach (var token in tokens)
        {
            var (seen, missing, cursor) = (new HashSet<string>(), ids.ToHashSet(), default(string));
            do
            {
                var page = (await client.WithToken(token).GetHomeTimelineAsync(new() { Limit = PageItems, MaxId = cursor }, ct)).Value;
                foreach (var status in page.Items)
                {
                    missing.Remove(status.Id);
                    if (!seen.Add(status.Id))
                    {
                        throw new InvalidOperationException($"A feed holds the status {status.Id} twice");
                    }
                }

                cursor = page.OlderMaxId;
            }
            while (cursor is not null);
            if (missing.Count > 0)
            {
                throw new InvalidOperationException($"A feed lacks {missing.Count} of {ids.Length} posts");
            }
        }
    }

    private static string Seconds(TimeSpan time) => Math.Max(0, time.TotalSeconds).ToString("0.00", CultureInfo.InvariantCulture);
}
