using Linnet.Aws.Engine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Linnet.Aws.Search;

/// <summary>Indexes statuses as they come, in a process that goes on running.</summary>
internal sealed partial class IndexService(IndexQueue queue, Patience patience, ILogger<IndexService> logger) : BackgroundService
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await queue.IndexSomeAsync(Wait, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotIndexed(logger, exception);
                await Task.Delay(PauseAfterTrouble, patience.Time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Statuses could not be indexed and are not found as they are; it is tried again")]
        public static partial void NotIndexed(ILogger logger, Exception exception);
    }
}
