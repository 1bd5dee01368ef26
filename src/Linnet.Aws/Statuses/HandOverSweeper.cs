using Linnet.Aws.Engine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Linnet.Aws.Statuses;

/// <summary>Sends what other processes left unsent, every few seconds, in a process that goes on running.</summary>
internal sealed partial class HandOverSweeper(HandOver handOver, Patience patience, ILogger<HandOverSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(3);

    // Processes that were started together do not sweep together for long.
    private static readonly TimeSpan Jitter = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await handOver.SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotSwept(logger, exception);
            }

            await Task.Delay(LeastPause + (Random.Shared.NextDouble() * Jitter), patience.Time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What other processes left unsent could not be looked for; it is tried again")]
        public static partial void NotSwept(ILogger logger, Exception exception);
    }
}
