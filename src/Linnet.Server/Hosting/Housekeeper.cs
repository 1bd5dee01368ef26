using Linnet.Core.Accounts;
using Linnet.Core.Sessions;

namespace Linnet.Server.Hosting;

/// <summary>
/// Does what nobody waits for: writes down when sessions were last used, and removes what deleted accounts left behind.
/// Trouble is logged and the work tried again at the next round.
/// </summary>
internal sealed partial class Housekeeper(
    SessionKeeper sessions, IAccountStore accounts, TimeProvider time, ILogger<Housekeeper> logger) : BackgroundService
{
    private const int RoundsPerWriteDown = 6;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (ExecuteTask is not null)
        {
            await TryAsync("session uses", () => sessions.WriteDownAsync(CancellationToken.None));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        for (var round = 1; await NextAsync(timer, stoppingToken); round++)
        {
            await TryAsync("deleted accounts", () => PurgeAsync(stoppingToken));
            if (round % RoundsPerWriteDown == 0)
            {
                await TryAsync("session uses", () => sessions.WriteDownAsync(stoppingToken));
            }
        }
    }

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken ct)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task PurgeAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && await accounts.PurgeAsync(ct))
        {
        }
    }

    private async Task TryAsync(string what, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // The server stops; what is left is done after the next start.
        }
        catch (Exception exception)
        {
            Log.Failed(logger, what, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Housekeeping of {What} failed; it is tried again soon")]
        public static partial void Failed(ILogger logger, string what, Exception exception);
    }
}
