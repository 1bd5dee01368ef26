using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Linnet.Sqlite.Feeds;

/// <summary>Saves changed windows in the background and when the host stops, and keeps them within their budget.</summary>
internal sealed partial class FeedWindowSaver(
    FeedWindows windows, TimeProvider time, IOptions<SqliteOptions> options, ILogger<FeedWindowSaver> logger) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(windows.SaveAsync, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.FeedSaveEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(windows.EvictAsync, stoppingToken);
            await TryAsync(windows.SaveAsync, stoppingToken);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await work(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Only speed is lost: an unsaved window is made again from an older one and the stories.
        }
        catch (Exception exception)
        {
            Log.NotSaved(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Feed windows could not be saved; nothing is lost, they are made again when they are read")]
        public static partial void NotSaved(ILogger logger, Exception exception);
    }
}
