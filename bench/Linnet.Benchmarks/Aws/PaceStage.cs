using Linnet.Aws.Tables;
using Linnet.Benchmarks.Http;
using Linnet.Testing.Aws.Capacity;

namespace Linnet.Benchmarks.Aws;

/// <summary>
/// Linnet on emulated AWS, loaded with an author of 10,000 followers, one of ten and one of a single one; a server for requests, and as
/// many as wanted that only work.
/// </summary>
internal sealed class PaceStage : IDisposable
{
    public const int UnitsPerSecond = 100;
    public const int Followers = 10_000;
    public const int FewFollowers = 10;

    private readonly WorkFolder _work = new();
    private readonly EmulatedTables _tables;
    private int _started;

    private PaceStage(EmulatedTables tables) => _tables = tables;

    /// <summary>Tokens of the author with many followers and of these, the author's first.</summary>
    public string[] Many { get; private set; } = [];

    /// <summary>The token of the author with ten followers.</summary>
    public string Few { get; private set; } = "";

    /// <summary>The token of the author whom one account follows.</summary>
    public string Lonely { get; private set; } = "";

    /// <summary>Starts the emulators and loads the accounts, before capacities are enforced.</summary>
    public static async Task<PaceStage> PrepareAsync(CancellationToken ct)
    {
        var stage = new PaceStage(await EmulatedTables.StartAsync("pace", ("Aws:FeedWriteUnits", $"{UnitsPerSecond}")));
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
            stage.Dispose();
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
        await _tables.ProvideAsync(LinnetTables.Feeds, UnitsPerSecond, ct);
        _tables.Meter.Start(hasBurst: false);
        return _tables.Meter;
    }

    /// <summary>Ends the limit, and counts the feeds that a status is in. A feed cannot hold it twice: it is the key.</summary>
    public async Task<int> CountFeedsAsync(string statusId, CancellationToken ct)
    {
        await _tables.ProvideAsync(LinnetTables.Feeds, null, ct);
        return await _tables.CountAsync(LinnetTables.Feeds, "statusId", statusId, ct);
    }

    public void Dispose()
    {
        _tables.Dispose();
        _work.Dispose();
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
}
