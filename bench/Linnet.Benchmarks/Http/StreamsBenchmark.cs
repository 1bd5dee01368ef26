using System.Globalization;
using System.Text;
using Linnet.Protocol.Client;

namespace Linnet.Benchmarks.Http;

/// <summary>
/// 5,000 open streams whose owners follow one account, which posts: how long after the post was sent it has arrived at each, and what memory a
/// stream takes; as server-sent events, and on WebSockets.
/// </summary>
internal static class StreamsBenchmark
{
    private const int Streams = 5000;
    private const int Posts = 40;
    private const int OpenedAtOnce = 50;
    private static readonly TimeSpan ArrivesWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Report report, CancellationToken ct)
    {
        using var following = await Following.PrepareAsync(Streams, ct);
        report.Text(
            $"{Streams:N0} streams, each of another follower of one account, opened by one program over the loopback; {Posts} posts by that account, "
            + "each when the one before has arrived everywhere. Times begin when the request to post is sent.");
        string[][] columns = [await MeasureAsync(following, asSocket: false, ct), await MeasureAsync(following, asSocket: true, ct)];
        string[] rows =
        [
            "arrival at a stream, p50 ms", "arrival at a stream, p99 ms", "arrival at the last of all, ms (wanted: under 1,000)",
            "the post's answer, p50 ms", "the post's answer before, without streams, p50 ms",
            "the server's own memory before, MiB", "with all streams open, MiB", "after the posts, MiB", "memory of a stream, KiB",
        ];
        report.Table(
            "Streams",
            ["", "server-sent events", "WebSockets"],
            rows.Select((row, index) => new[] { row, columns[0][index], columns[1][index] }));
    }

    private static async Task<string[]> MeasureAsync(Following following, bool asSocket, CancellationToken ct)
    {
        await using var linnet = await ServerProcess.StartLinnetAsync(following.Folder, ct);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = linnet.Address };
        var author = new LinnetClient(http, following.Tokens[0]);
        var streams = new List<OpenStream>();
        try
        {
            var (_, alone) = await PostAsync(author, [], ct);
            await Task.Delay(Settling, ct);
            var before = linnet.OwnMegabytes;
            Report.Progress($"Opening {Streams:N0} {(asSocket ? "WebSockets" : "streams of events")}…");
            foreach (var tokens in following.Tokens[1..].Chunk(OpenedAtOnce))
            {
                streams.AddRange(await Task.WhenAll(tokens.Select(token => OpenStream.OpenAsync(linnet.Address, token, asSocket, ct))));
            }

            await Task.Delay(Settling, ct);
            var open = linnet.OwnMegabytes;
            Report.Progress($"{Posts} posts…");
            var (arrivals, answers) = await PostAsync(author, streams, ct);
            await Task.Delay(Settling, ct);
            var after = linnet.OwnMegabytes;
            return
            [
                Report.Milliseconds(arrivals.Percentile(0.5)), Report.Milliseconds(arrivals.Percentile(0.99)), Report.Milliseconds(arrivals.Max),
                Report.Milliseconds(answers.Percentile(0.5)), Report.Milliseconds(alone.Percentile(0.5)),
                Whole(before), Whole(open), Whole(after), Whole(Math.Max(open, after) - before, 1024.0 / Streams),
            ];
        }
        finally
        {
            streams.ForEach(stream => stream.Dispose());
        }
    }

    /// <summary>Posts one status after another, and waits until each has come to every stream.</summary>
    private static async Task<(Times Arrivals, Times Answers)> PostAsync(LinnetClient author, List<OpenStream> streams, CancellationToken ct)
    {
        var (arrivals, answers) = (new Times(), new Times());
        for (var number = 0; number < Posts; number++)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(ArrivesWithin);
            var text = string.Create(CultureInfo.InvariantCulture, $"Post {number:0000} of {streams.Count:0000}");
            var mark = Encoding.ASCII.GetBytes(text);
            var coming = streams.Select(stream => stream.FindAsync(mark, limit.Token)).ToList();
            var sent = TimeProvider.System.GetTimestamp();
            _ = (await author.PostStatusAsync(new() { Status = text }, null, ct)).Value;
            answers.AddSince(sent);
            foreach (var arrived in await Task.WhenAll(coming))
            {
                arrivals.Add(TimeProvider.System.GetElapsedTime(sent, arrived).TotalMilliseconds);
            }
        }

        return (arrivals, answers);
    }

    private static string Whole(double megabytes, double factor = 1) =>
        (megabytes * factor).ToString(factor == 1 ? "0" : "0.0", CultureInfo.InvariantCulture);
}
