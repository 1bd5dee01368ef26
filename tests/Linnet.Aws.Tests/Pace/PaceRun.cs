using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Jobs;
using Linnet.Testing;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Capacity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Linnet.Aws.Tests.Pace;

/// <summary>What was seen of a large post on its way into the feeds.</summary>
/// <param name="Entries">Entries that the feeds hold of it in the end.</param>
/// <param name="WrittenBeforeSmall">Units that were written until the small post was there.</param>
/// <param name="Seconds">What the table of feeds was charged.</param>
internal sealed record Pace(int Entries, double WrittenBeforeSmall, IReadOnlyList<Second> Seconds)
{
    public int Lasted => Seconds[^1].At + 1;

    public double Written => Seconds.Sum(one => one.Written);

    public int ThrottledFrom(int second) => Seconds.Where(one => one.At >= second).Sum(one => one.Throttled);

    public override string ToString() =>
        $"{Entries} entries by {Written:0} units in {Lasted} s, {WrittenBeforeSmall:0} of them before the small post's; "
        + $"{ThrottledFrom(0)} throttled, {ThrottledFrom(2)} of them after 2 s";
}

/// <summary>
/// One post to many followers, in jobs of 250, by workers that are processes of their own; and one to ten followers, that comes later.
/// The table of feeds has no burst left.
/// </summary>
/// <param name="workers">How many processes.</param>
/// <param name="followers">Followers of the large post.</param>
/// <param name="capacity">Write units that the table really has.</param>
internal sealed class PaceRun(int workers, int followers, int capacity = PaceRun.UnitsPerSecond) : IAsyncDisposable
{
    /// <summary>What the setting says that the table has.</summary>
    public const int UnitsPerSecond = 100;

    /// <summary>Followers of one job.</summary>
    public const int FollowersPerJob = 250;

    private const int SmallFollowers = 10;
    private const int SmallComesAt = 50;
    private const int WarmUpJobs = 3;
    private const long SmallStatus = 1_000_000;
    private const long LargeStatus = 1_000_001;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(300);

    private readonly string _prefix = $"pace-{Guid.NewGuid():N}"[..24];
    private readonly List<WorkerProcess> _processes = [];
    private Dictionary<string, string?> _settings = [];
    private ServiceProvider? _services;
    private Meter? _meter;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private double Written => _meter!.Sum("feeds").Written;

    private Dynamo Dynamo => _services!.GetRequiredService<Dynamo>();

    private IJobQueue Jobs => _services!.GetRequiredService<IJobQueue>();

    /// <summary>Makes tables and queues, starts the workers, and lets each do some jobs that do not count.</summary>
    public async Task StartAsync()
    {
        _settings = (await EmulatedAws.MakeAsync(_prefix)).ToDictionary(entry => entry.Key, entry => (string?)entry.Value);
        _settings["Aws:FeedWriteUnits"] = $"{UnitsPerSecond}";
        _meter = (await DynamoDbLocal.GateAsync()).Count(_prefix);
        _services = WorkerProcess.Services(_settings);
        await StartWorkersAsync(workers);
        for (var status = 1; status <= WarmUpJobs * workers; status++)
        {
            await SendAsync(status, owners: 1);
        }

        for (var status = 1; status <= WarmUpJobs * workers; status++)
        {
            await WaitAsync(status, Soon);
        }

        await ProvideAsync(BillingMode.PROVISIONED, new(UnitsPerSecond, capacity));
    }

    /// <summary>Lets the posts be delivered.</summary>
    /// <param name="killedAt">Each time that so many units are written, half of the workers are killed and others started.</param>
    public async Task<Pace> DeliverAsync(params int[] killedAt)
    {
        _meter!.Start(hasBurst: false);
        await SendAsync(LargeStatus, followers);
        await Eventually.HoldsAsync(() => Written >= SmallComesAt, Soon);
        await SendAsync(SmallStatus, SmallFollowers);
        await WaitAsync(SmallStatus, Soon);
        var writtenBeforeSmall = Written;
        foreach (var written in killedAt)
        {
            await Eventually.HoldsAsync(() => Written >= written, Longest);
            await ReplaceAsync(workers / 2);
        }

        await WaitAsync(LargeStatus, Longest);
        var seconds = _meter.Seconds("feeds");
        await ProvideAsync(BillingMode.PAY_PER_REQUEST, null);
        var entries = await Dynamo.ScanAsync(LinnetTables.Feeds, Token).CountAsync(item => item.Number("statusId") == LargeStatus, Token);
        return new(entries, writtenBeforeSmall, seconds);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_processes.Select(process => process.DisposeAsync().AsTask()));
        await (_services?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (await DynamoDbLocal.GateAsync()).RemoveTablesAsync(_prefix);
    }

    private async Task StartWorkersAsync(int count) => _processes.AddRange(
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => WorkerProcess.StartAsync(_settings, Token))));

    /// <summary>Kills the workers that have lived longest.</summary>
    private async Task ReplaceAsync(int count)
    {
        var killed = _processes[..count];
        _processes.RemoveRange(0, count);
        await Task.WhenAll(killed.Select(process => process.KillAsync()));
        await StartWorkersAsync(count);
    }

    /// <summary>Sends the jobs of a status, as the worker of the first queue does.</summary>
    private async Task SendAsync(long statusId, int owners)
    {
        var jobs = Enumerable.Range(1, owners).Select(owner => (long)owner).Chunk(FollowersPerJob)
            .Select((some, number) => new UpdateFeedJob(statusId, AuthorId: statusId, number, some)).ToList();
        var lease = new Lease<PostStatusJob>("", 1, new(statusId, AuthorId: statusId, FollowersPerJob));
        await Jobs.EnqueueAsync(jobs[..^1], Token);
        await Jobs.CompleteAsync(lease, [jobs[^1]], owners, jobs.Count, Token);
    }

    /// <summary>Waits until the receipt of a status is complete.</summary>
    private Task WaitAsync(long statusId, TimeSpan within) => Eventually.HoldsAsync(
        async () => (await Dynamo.GetAsync(LinnetTables.Receipts, new() { ["statusId"] = statusId }, Token))?.TimeOrNull("completedAt") is not null,
        within,
        $"the status {statusId} is in all feeds");

    private Task<UpdateTableResponse> ProvideAsync(BillingMode mode, ProvisionedThroughput? units) =>
        _services!.GetRequiredService<IAmazonDynamoDB>().UpdateTableAsync(
            new UpdateTableRequest { TableName = Dynamo.NameOf(LinnetTables.Feeds), BillingMode = mode, ProvisionedThroughput = units }, Token);
}
