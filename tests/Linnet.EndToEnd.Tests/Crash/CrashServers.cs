using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;

namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>
/// The processes that are killed. On the embedded store one, which does everything; on AWS two that take requests and three that work on
/// the queues, all on one store and each with a data folder of its own.
/// </summary>
internal sealed class CrashServers(IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private const int PauseMillisecondsMin = 100;
    private const int PauseMillisecondsMax = 600;

    private static readonly int DoorsCount = TestStorage.IsAws ? 2 : 1;
    private static readonly int WorkersCount = TestStorage.IsAws ? 3 : 0;

    private readonly TestFolder _folders = new();
    private readonly Task<LinnetProcess>?[] _doors = new Task<LinnetProcess>[DoorsCount];
    private readonly Task<LinnetProcess>?[] _workers = new Task<LinnetProcess>[WorkersCount];

    /// <summary>Those that take requests.</summary>
    public IReadOnlyList<LinnetProcess> Doors { get; private set; } = [];

    /// <summary>How often a process was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Where the first one keeps its data, which stands for the store of all.</summary>
    private string Store => _folders.File("door0");

    /// <summary>Starts those that were killed, or that calls which failed kept from starting.</summary>
    public async Task StartAsync()
    {
        for (var number = 0; number < DoorsCount; number++)
        {
            _doors[number] = BeginAsync($"door{number}", works: WorkersCount == 0);
        }

        for (var number = 0; number < WorkersCount; number++)
        {
            if (_workers[number] is null or { IsFaulted: true })
            {
                _workers[number] = BeginAsync($"worker{number}", works: true);
            }
        }

        Doors = await Task.WhenAll(_doors.OfType<Task<LinnetProcess>>());
        await Task.WhenAll(_workers.OfType<Task<LinnetProcess>>());
    }

    /// <summary>Kills those that take requests after a while, during which those that work die and come back.</summary>
    public async Task KillAsync(TimeSpan after, Random random, CancellationToken ct)
    {
        var over = Task.Delay(after, ct);
        while (WorkersCount > 0 && !over.IsCompleted)
        {
            var place = random.Next(WorkersCount);
            await KillAsync(_workers, place);
            _workers[place] = BeginAsync($"worker{place}", works: true);
            await Task.WhenAny(over, Task.Delay(random.Next(PauseMillisecondsMin, PauseMillisecondsMax), ct));
        }

        await over;
        await KillDoorsAsync();
    }

    /// <summary>Lets calls of AWS fail and its messages come as they must not, or no more.</summary>
    public Task DisturbAsync(bool isDisturbed) => TestStorage.DisturbAsync(Store, isDisturbed);

    /// <summary>Waits until nothing that was left undone waits in a queue, and none of it was given up.</summary>
    public async Task SettledAsync()
    {
        await TestStorage.SettledAsync(Store);
        if (TestStorage.IsAws)
        {
            (await TestStorage.DeadLettersAsync(Store)).ShouldBe(0, "dead letters");
        }
    }

    /// <summary>Every count in the store equals a recount.</summary>
    public async Task CheckRecountAsync()
    {
        var doctor = await LinnetProcess.RunAsync("doctor", "--data", Store, "--json");
        doctor.ExitCode.ShouldBe(0, doctor.Output + doctor.Errors);
    }

    public async ValueTask DisposeAsync()
    {
        await KillDoorsAsync();
        for (var number = 0; number < WorkersCount; number++)
        {
            await KillAsync(_workers, number);
        }

        _folders.Dispose();
    }

    private Task<LinnetProcess> BeginAsync(string name, bool works)
    {
        var folder = _folders.File(name);
        if (folder != Store)
        {
            TestStorage.Share(folder, Store);
        }

        var environment = new Dictionary<string, string>(settings);
        if (!works)
        {
            environment["LINNET_FanOut__Workers"] = "0";
        }

        return LinnetProcess.StartAsync(folder, environment: environment);
    }

    private async Task KillDoorsAsync()
    {
        Doors = [];
        for (var number = 0; number < DoorsCount; number++)
        {
            await KillAsync(_doors, number);
        }
    }

    private async Task KillAsync(Task<LinnetProcess>?[] processes, int number)
    {
        if (processes[number] is not { } start)
        {
            return;
        }

        processes[number] = null;
        await ((Task)start).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (start.IsCompletedSuccessfully)
        {
            await (await start).DisposeAsync();
            Kills++;
        }
    }
}
