using Linnet.Benchmarks.Http;
using Linnet.Protocol.Client;
using Linnet.Testing.Aws.Capacity;

namespace Linnet.Benchmarks.Aws;

/// <summary>What is tried.</summary>
/// <param name="Workers">How many processes work.</param>
internal sealed record PaceCase(int Workers)
{
    /// <summary>When half of the workers are killed, and others started in their places; each time the half that has lived longest.</summary>
    public IReadOnlyList<TimeSpan> KilledAfter { get; init; } = [];

    /// <summary>What the report calls it.</summary>
    public string Name => KilledAfter.Count > 0 ? $"{Workers}, killed" : $"{Workers}";
}

/// <summary>What was seen of a large post on its way into the feeds.</summary>
/// <param name="Took">From the request to the completed receipt.</param>
/// <param name="Feeds">How many feeds hold it then.</param>
/// <param name="Seconds">What the table of feeds was charged.</param>
/// <param name="Posts">Answers to others who posted meanwhile.</param>
/// <param name="Pages">Answers to readers of feeds.</param>
/// <param name="Small">From the request to the completed receipt of posts with ten followers.</param>
internal sealed record Pace(TimeSpan Took, int Feeds, IReadOnlyList<Second> Seconds, Times Posts, Times Pages, Times Small);

/// <summary>One large post, with others meanwhile.</summary>
internal sealed class PaceRun : IAsyncDisposable
{
    private const double PagesPerSecond = 10;
    private const int WarmUpPosts = 10;
    private static readonly TimeSpan PostEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SmallEvery = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastsAtMost = TimeSpan.FromMinutes(5);

    private readonly PaceStage _stage;
    private readonly Uri _server;
    private readonly HttpClient _http;
    private readonly List<ServerProcess> _workers = [];

    private PaceRun(PaceStage stage, Uri server) =>
        (_stage, _server, _http) = (stage, server, new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server });

    /// <summary>Posts, and waits until the post is in all feeds.</summary>
    public static async Task<Pace> RunAsync(PaceStage stage, Uri server, PaceCase one, CancellationToken ct)
    {
        await using var run = new PaceRun(stage, server);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LastsAtMost);
        return await run.RunAsync(one, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Task.WhenAll(_workers.Select(worker => worker.DisposeAsync().AsTask()));
    }

    private async Task<Pace> RunAsync(PaceCase one, CancellationToken ct)
    {
        for (var i = 0; i < one.Workers; i++)
        {
            _workers.Add(await _stage.StartWorkerAsync(ct));
        }

        // Once for the compilers.
        var warm = Enumerable.Range(0, WarmUpPosts * one.Workers).Select(_ => PostAndWaitAsync(_stage.Few, ct));
        await Task.WhenAll(warm);
        await ReadForAsync(TimeSpan.FromSeconds(5), ct);

        var meter = await _stage.LimitAsync(ct);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pages = ReadUntilAsync(over.Token, ct);
        var begin = TimeProvider.System.GetTimestamp();
        var large = PostAndWaitAsync(_stage.Many[0], ct);
        var posts = RepeatAsync(PostEvery, () => PostAsync(_stage.Lonely, ct), over.Token);
        var small = RepeatAsync(SmallEvery, () => PostAndWaitAsync(_stage.Few, ct), over.Token);
        foreach (var after in one.KilledAfter)
        {
            await Task.Delay(after - TimeProvider.System.GetElapsedTime(begin), ct);
            await ReplaceAsync(one.Workers / 2, ct);
        }

        var status = await large;
        var (took, seconds) = (TimeProvider.System.GetElapsedTime(begin), meter.Seconds("feeds"));
        await over.CancelAsync();
        var read = await pages;
        if (read.Failures > 0)
        {
            throw new InvalidOperationException($"{read.Failures} of {read.Latency.Count} pages failed");
        }

        return new(took, await _stage.CountFeedsAsync(status, ct), seconds, await posts, read.Latency, await small);
    }

    private async Task ReplaceAsync(int count, CancellationToken ct)
    {
        var killed = _workers[..count];
        _workers.RemoveRange(0, count);
        await Task.WhenAll(killed.Select(worker => worker.DisposeAsync().AsTask()));
        for (var i = 0; i < count; i++)
        {
            _workers.Add(await _stage.StartWorkerAsync(ct));
        }
    }

    private async Task<string> PostAsync(string token, CancellationToken ct) => (await new LinnetClient(_http, token)
        .PostStatusAsync(new() { Status = "How fast can it be?" }, null, ct)).Value.Id;

    /// <summary>Posts, and waits until the receipt says that all feeds are written.</summary>
    private async Task<string> PostAndWaitAsync(string token, CancellationToken ct)
    {
        var client = new LinnetClient(_http, token);
        var id = await PostAsync(token, ct);
        while ((await client.GetReceiptAsync(id, ct)).Value.CompletedAt is null)
        {
            await Task.Delay(LookEvery, ct);
        }

        return id;
    }

    /// <summary>Does something again and again, and times it.</summary>
    private static async Task<Times> RepeatAsync(TimeSpan every, Func<Task> act, CancellationToken over)
    {
        var times = new Times();
        using var timer = new PeriodicTimer(every);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                var start = TimeProvider.System.GetTimestamp();
                await act();
                times.AddSince(start);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // It is over.
        }

        return times;
    }

    private async Task ReadForAsync(TimeSpan time, CancellationToken ct)
    {
        using var over = new CancellationTokenSource(time);
        await ReadUntilAsync(over.Token, ct);
    }

    private Task<OpenLoopResult> ReadUntilAsync(CancellationToken over, CancellationToken ct)
    {
        var random = new Random(1);
        var readers = _stage.Many;
        return OpenLoop.RunUntilAsync(
            _server,
            () => KeepAlive.Get(_server, "/api/v1/timelines/home?limit=20", readers[random.Next(1, readers.Length)]),
            PagesPerSecond,
            over,
            ct);
    }
}
