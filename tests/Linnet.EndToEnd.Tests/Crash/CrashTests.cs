using System.Globalization;
using Linnet.EndToEnd.Tests.Clients;
using Linnet.Protocol.Apps;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>
/// Kills real processes at random moments under load; on AWS calls fail besides, many of them after they happened, and messages come
/// late, twice and out of order. The variable LINNET_TEST_SEED makes other choices, LINNET_CRASH_ROUNDS says how often everything that
/// takes requests is killed.
/// </summary>
public sealed class CrashTests : IAsyncDisposable
{
    private const int SeedDefault = 1;
    private const int SeedStride = 1000;
    private const int RoundsPerDoubleKill = 4;
    private const int FirstAccounts = 6;
    private const int LoadClients = 6;
    private const int SignUpsPerRound = 2;

    // A call of AWS takes longer than one of the embedded store, and so does the start of five processes.
    private static readonly int RoundsDefault = TestStorage.IsAws ? 5 : 20;
    private static readonly int LoadMillisecondsMin = TestStorage.IsAws ? 1000 : 50;
    private static readonly int LoadMillisecondsMax = TestStorage.IsAws ? 3000 : 500;

    // Small jobs, small batches of likes and small windows, saved often: a crash finds them in every state.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["LINNET_FanOut__FollowersPerJob"] = "3",
        ["LINNET_Likes__UnsentPerStatus"] = "2",
        ["LINNET_Likes__UnsentFor"] = "00:00:00.2",
        ["LINNET_Storage__FeedSaveEvery"] = "00:00:01",
        ["LINNET_Storage__FeedWindowEntries"] = "40",
    };

    private readonly CrashServers _servers = new(Settings);
    private readonly CrashModel _model = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private CredentialApplication? _app;
    private string? _programToken;

    public ValueTask DisposeAsync() => _servers.DisposeAsync();

    [Fact]
    public async Task Whatever_was_acknowledged_survives_kills_at_random_moments()
    {
        var seed = Variable("LINNET_TEST_SEED") ?? SeedDefault;
        var rounds = Variable("LINNET_CRASH_ROUNDS") ?? RoundsDefault;
        TestContext.Current.TestOutputHelper!.WriteLine($"LINNET_TEST_SEED={seed}, {rounds} rounds");
        await SignUpFirstAccountsAsync();
        for (var round = 1; round <= rounds; round++)
        {
            var random = new Random((seed * SeedStride) + round);
            if (random.Next(RoundsPerDoubleKill) == 0)
            {
                // Those that have just begun to deliver what the last ones left undone.
                await _servers.StartAsync();
                await _servers.KillAsync(TimeSpan.Zero, random, _ct);
            }

            await _servers.StartAsync();
            await CheckAsync(isAtRest: !TestStorage.IsAws);
            await LoadUntilKilledAsync(round, random);
        }

        await _servers.StartAsync();
        await _servers.SettledAsync();
        await CheckAsync(isAtRest: true);
        var posts = _model.Accounts.Sum(account => account.Attempts);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{_servers.Kills} kills; {_model.Accounts.Count} accounts, {posts} posts, {_model.Now()} changes");
        posts.ShouldBeGreaterThan(rounds, "hardly any load");
    }

    private async Task SignUpFirstAccountsAsync()
    {
        await _servers.StartAsync();
        var server = _servers.Doors[0];
        (_app, _programToken) = await People.RegisterProgramAsync(server);
        for (var number = 1; number <= FirstAccounts; number++)
        {
            var account = new ModelAccount($"first{number}");
            (await SignUpAsync(server, account)).ShouldBeTrue();
            _model.Accounts.Add(account);
        }

        await _servers.KillAsync(TimeSpan.Zero, new Random(), _ct);
    }

    /// <summary>Puts the servers under load and kills them at a random moment.</summary>
    private async Task LoadUntilKilledAsync(int round, Random random)
    {
        var accounts = _model.Accounts.ToArray();
        random.Shuffle(accounts);
        await _servers.DisturbAsync(true);
        var clients = accounts
            .Take(LoadClients)
            .Select((account, place) => new LoadClient(_model, account, account.ClientOf(DoorOf(place).Http), new Random(random.Next()), _ct))
            .ToList();
        var load = clients.ConvertAll(client => client.RunAsync());
        load.Add(SignUpUntilKilledAsync(DoorOf(round), round));
        await _servers.KillAsync(TimeSpan.FromMilliseconds(random.Next(LoadMillisecondsMin, LoadMillisecondsMax)), random, _ct);
        await Task.WhenAll(load);
        await _servers.DisturbAsync(false);
    }

    private LinnetProcess DoorOf(int place) => _servers.Doors[place % _servers.Doors.Count];

    private async Task SignUpUntilKilledAsync(LinnetProcess server, int round)
    {
        for (var number = 1; number <= SignUpsPerRound; number++)
        {
            var account = new ModelAccount($"round{round}_{number}");
            _model.Accounts.Add(account);
            if (!await SignUpAsync(server, account))
            {
                return;
            }
        }
    }

    /// <returns>False when no answer came.</returns>
    private async Task<bool> SignUpAsync(LinnetProcess server, ModelAccount account)
    {
        var result = await People.SignUpAsync(server, _programToken!, account.Alias);
        if (result.Succeeded(out var token, out var error))
        {
            account.Token = token.AccessToken;
            return true;
        }

        LoadClient.IsNoAnswer(error).ShouldBeTrue($"{account} was answered: {error.StatusCode} {error.Message}");
        return false;
    }

    private Task CheckAsync(bool isAtRest) => Task.WhenAll(
        new Recovery(_model, _servers.Doors[0].Http, _app!, isAtRest, _ct).CheckAsync(),
        isAtRest ? _servers.CheckRecountAsync() : Task.CompletedTask);

    private static int? Variable(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
