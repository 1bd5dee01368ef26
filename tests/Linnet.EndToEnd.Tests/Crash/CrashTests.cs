using System.Globalization;
using Linnet.EndToEnd.Tests.Clients;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>
/// Kills the real process at random moments under load. The variable LINNET_TEST_SEED makes other choices,
/// LINNET_CRASH_ROUNDS says how often the process is killed.
/// </summary>
public sealed class CrashTests : IDisposable
{
    private const int SeedDefault = 1;
    private const int SeedStride = 1000;
    private const int RoundsDefault = 20;
    private const int RoundsPerDoubleKill = 4;
    private const int FirstAccounts = 6;
    private const int LoadClients = 6;
    private const int SignUpsPerRound = 2;
    private const int LoadMillisecondsMin = 50;
    private const int LoadMillisecondsMax = 500;

    // Small jobs, small batches of likes and small windows, saved often: a crash finds them in every state.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["LINNET_FanOut__FollowersPerJob"] = "3",
        ["LINNET_Likes__UnsentPerStatus"] = "2",
        ["LINNET_Likes__UnsentFor"] = "00:00:00.2",
        ["LINNET_Storage__FeedSaveEvery"] = "00:00:01",
        ["LINNET_Storage__FeedWindowEntries"] = "40",
    };

    private readonly TestFolder _folder = new();
    private readonly CrashModel _model = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private CredentialApplication? _app;
    private string? _programToken;

    public void Dispose() => _folder.Dispose();

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
                await KillWhileRecoveringAsync();
            }

            await using var server = await StartAsync();
            await CheckAsync(server);
            await LoadUntilKilledAsync(server, round, random);
        }

        await using var last = await StartAsync();
        await CheckAsync(last);
        _model.Accounts.Sum(account => account.Attempts).ShouldBeGreaterThan(rounds, "hardly any load");
    }

    private Task<LinnetProcess> StartAsync() => LinnetProcess.StartAsync(_folder.Path, environment: Settings);

    private async Task SignUpFirstAccountsAsync()
    {
        await using var server = await StartAsync();
        (_app, _programToken) = await People.RegisterProgramAsync(server);
        for (var number = 1; number <= FirstAccounts; number++)
        {
            var account = new ModelAccount($"first{number}");
            (await SignUpAsync(server, account)).ShouldBeTrue();
            _model.Accounts.Add(account);
        }
    }

    /// <summary>Kills a server that has just begun to deliver what the last one left undone.</summary>
    private async Task KillWhileRecoveringAsync()
    {
        await using var server = await StartAsync();
        await server.KillAsync();
    }

    /// <summary>Puts the server under load and kills it at a random moment.</summary>
    private async Task LoadUntilKilledAsync(LinnetProcess server, int round, Random random)
    {
        var accounts = _model.Accounts.ToArray();
        random.Shuffle(accounts);
        var clients = accounts
            .Take(LoadClients)
            .Select(account => new LoadClient(_model, account, account.ClientOf(server.Http), new Random(random.Next()), _ct))
            .ToList();
        var load = clients.ConvertAll(client => client.RunAsync());
        load.Add(SignUpUntilKilledAsync(server, round));
        await Task.Delay(random.Next(LoadMillisecondsMin, LoadMillisecondsMax), _ct);
        await server.KillAsync();
        await Task.WhenAll(load);
    }

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

    /// <returns>False when the server was gone before it answered.</returns>
    private async Task<bool> SignUpAsync(LinnetProcess server, ModelAccount account)
    {
        var result = await People.SignUpAsync(server, _programToken!, account.Alias);
        if (result.Succeeded(out var token, out var error))
        {
            account.Token = token.AccessToken;
            return true;
        }

        error.Kind.ShouldBe(ApiErrorKind.Unreachable, $"{account} was answered: {error.Message}");
        return false;
    }

    private Task CheckAsync(LinnetProcess server) =>
        Task.WhenAll(new Recovery(_model, server.Http, _app!, _ct).CheckAsync(), CheckRecountAsync());

    /// <summary>Every count in the store equals a recount.</summary>
    private async Task CheckRecountAsync()
    {
        var doctor = await LinnetProcess.RunAsync("doctor", "--data", _folder.Path, "--json");
        doctor.ExitCode.ShouldBe(0, doctor.Output + doctor.Errors);
    }

    private static int? Variable(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
