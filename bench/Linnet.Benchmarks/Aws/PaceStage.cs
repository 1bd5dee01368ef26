using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Linnet.Benchmarks.Http;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Capacity;

namespace Linnet.Benchmarks.Aws;

/// <summary>
/// Linnet on emulated AWS: the tables behind the gate that enforces capacities, loaded with an author of 10,000 followers, one of ten and
/// one of none; a server for requests, and as many as wanted that only work.
/// </summary>
internal sealed class PaceStage : IAsyncDisposable
{
    public const int UnitsPerSecond = 100;
    public const int Followers = 10_000;
    public const int FewFollowers = 10;

    private const string Prefix = "pace";
    private const string FeedsTable = $"{Prefix}-feeds";

    private readonly WorkFolder _work = new();
    private readonly AmazonDynamoDBClient _dynamo;
    private readonly Meter _meter;
    private int _started;

    private PaceStage(CapacityGate gate)
    {
        _meter = gate.Count(Prefix);
        _dynamo = new(new BasicAWSCredentials("emulator", "emulator"), new AmazonDynamoDBConfig { ServiceURL = gate.Address.ToString() });
    }

    /// <summary>Tokens of the author with many followers and of these, the author's first.</summary>
    public string[] Many { get; private set; } = [];

    /// <summary>The token of the author with ten followers.</summary>
    public string Few { get; private set; } = "";

    /// <summary>The token of the author whom one account follows.</summary>
    public string Lonely { get; private set; } = "";

    /// <summary>Starts the emulators and loads the accounts, before capacities are enforced.</summary>
    public static async Task<PaceStage> PrepareAsync(CancellationToken ct)
    {
        var settings = new Dictionary<string, string>(await EmulatedAws.MakeAsync(Prefix))
        {
            ["Storage:Kind"] = "Aws",
            ["Aws:FeedWriteUnits"] = $"{UnitsPerSecond}",
        };
        foreach (var (name, value) in settings)
        {
            // Every program that is started from here on takes them over.
            Environment.SetEnvironmentVariable($"LINNET_{name.Replace(":", "__", StringComparison.Ordinal)}", value);
        }

        var stage = new PaceStage(await DynamoDbLocal.GateAsync());
        try
        {
            Report.Progress($"Seeding {Followers:N0} followers…");
            stage.Many = await stage.SeedAsync("daisy", Followers, "donald", ct);
            stage.Few = (await stage.SeedAsync("minnie", FewFollowers, "mickey", ct))[0];
            stage.Lonely = (await stage.SeedAsync("gus", 1, "pluto", ct))[0];
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a server that answers requests and does no job.</summary>
    public Task<ServerProcess> StartApiAsync(CancellationToken ct) => StartAsync(workers: 0, ct);

    /// <summary>Starts a server with one worker for each queue.</summary>
    public Task<ServerProcess> StartWorkerAsync(CancellationToken ct) => StartAsync(workers: 1, ct);

    /// <summary>Gives the feeds their capacity, every unit of which is used up to this moment, and begins to count.</summary>
    public async Task<Meter> LimitAsync(CancellationToken ct)
    {
        await ProvideAsync(BillingMode.PROVISIONED, new(UnitsPerSecond, UnitsPerSecond), ct);
        _meter.Start(hasBurst: false);
        return _meter;
    }

    /// <summary>Ends the limit, and counts the feeds that a status is in. A feed cannot hold it twice: it is the key.</summary>
    public async Task<int> CountFeedsAsync(string statusId, CancellationToken ct)
    {
        await ProvideAsync(BillingMode.PAY_PER_REQUEST, null, ct);
        var (count, request) = (0, new ScanRequest
        {
            TableName = FeedsTable,
            ConsistentRead = true,
            FilterExpression = "statusId = :status",
            ExpressionAttributeValues = new() { [":status"] = new() { N = statusId } },
        });
        do
        {
            var page = await _dynamo.ScanAsync(request, ct);
            count += page.Count ?? 0;
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return count;
    }

    public ValueTask DisposeAsync()
    {
        _dynamo.Dispose();
        _work.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<ServerProcess> StartAsync(int workers, CancellationToken ct) =>
        ServerProcess.StartLinnetAsync(_work[$"server-{Interlocked.Increment(ref _started)}"], ct, $"FanOut:Workers={workers}");

    private async Task<string[]> SeedAsync(string author, int followers, string prefix, CancellationToken ct)
    {
        var tokens = _work[$"tokens-{author}"];
        await ServerProcess.RunLinnetAsync(
            [
                "seed", "--data", _work["seed"], "--followee", author, "--followers", $"{followers}", "--follower-prefix", prefix,
                "--tokens", tokens,
            ],
            ct);
        return [.. (await File.ReadAllLinesAsync(tokens, ct)).Select(line => line.Split(' ')[1])];
    }

    private Task<UpdateTableResponse> ProvideAsync(BillingMode mode, ProvisionedThroughput? units, CancellationToken ct) => _dynamo.UpdateTableAsync(
        new UpdateTableRequest { TableName = FeedsTable, BillingMode = mode, ProvisionedThroughput = units }, ct);
}
