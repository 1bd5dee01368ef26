using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Linnet.Sqlite.Search;

/// <summary>Indexes new statuses behind the posting, many at once: each commit of the index costs as much as ten statuses in it.</summary>
internal sealed partial class StatusIndexer(SqliteStore store, TimeProvider time, ILogger<StatusIndexer> logger) : BackgroundService
{
    // Other writes wait for a step: 100 take some 3 ms.
    private const int StatusesPerStep = 100;

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that there are new statuses.</summary>
    public void Wake() => _work.Writer.TryWrite(true);

    /// <summary>Indexes everything that is stored.</summary>
    public async Task IndexAsync(CancellationToken ct)
    {
        while (await store.Writer.RunAsync(scope => StatusIndex.RunStep(scope.Db, StatusesPerStep), ct))
        {
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What the last run left undone.
        Wake();
        await foreach (var _ in _work.Reader.ReadAllAsync(stoppingToken))
        {
            await Task.Delay(Gathering, time, stoppingToken);
            try
            {
                await IndexAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.NotIndexed(logger, exception);
                await Task.Delay(PauseAfterTrouble, time, stoppingToken);
                Wake();
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "New statuses could not be indexed and are not found; it is tried again")]
        public static partial void NotIndexed(ILogger logger, Exception exception);
    }
}
