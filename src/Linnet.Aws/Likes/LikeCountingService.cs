using Linnet.Aws.Engine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Linnet.Aws.Likes;

/// <summary>Counts likes in a process that goes on running; at its end, all that it has gathered.</summary>
internal sealed partial class LikeCountingService(LikeCounter counter, Patience patience, ILogger<LikeCountingService> logger)
    : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await counter.GatherAsync(WaitFor(counter.NextDue), stoppingToken);
                await counter.CountAsync(all: false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotCounted(logger, exception);
                await Task.Delay(PauseAfterTrouble, patience.Time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await counter.CountAsync(all: true);
    }

    /// <summary>How long SQS may wait for words, in whole seconds.</summary>
    private TimeSpan WaitFor(DateTimeOffset? due)
    {
        if (due is null)
        {
            return LongestWait;
        }

        var seconds = Math.Ceiling((due.Value - patience.Time.GetUtcNow()).TotalSeconds);
        return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestWait.TotalSeconds));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Likes could not be counted; they are kept and tried again")]
        public static partial void NotCounted(ILogger logger, Exception exception);
    }
}
