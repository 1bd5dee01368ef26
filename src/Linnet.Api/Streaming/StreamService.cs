using Linnet.Core.Sessions;
using Linnet.Core.Streaming;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Linnet.Api.Streaming;

/// <summary>
/// Keeps streams going while the server runs: tells them what happens, shows that they are alive, and ends those whose token is over. When
/// the server is asked to stop it ends them all, before anything waits for requests to be over.
/// </summary>
internal sealed partial class StreamService(
    StreamHub hub,
    Announcer announcer,
    SessionKeeper sessions,
    IHostApplicationLifetime host,
    IOptions<StreamingOptions> options,
    TimeProvider time,
    ILogger<StreamService> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly List<StreamConnection> _open = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.ConnectionsMax == 0)
        {
            return;
        }

        using var stopping = host.ApplicationStopping.Register(hub.EndAll);
        await Task.WhenAll(AnnounceAsync(stoppingToken), KeepAsync(stoppingToken));
    }

    private async Task AnnounceAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await TryAsync(
                async () =>
                {
                    if (await announcer.NextAsync(ct) is { } announcement)
                    {
                        hub.Publish(announcement);
                    }
                },
                ct);
        }
    }

    private async Task KeepAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Round, time);
        while (!ct.IsCancellationRequested)
        {
            await TryAsync(
                async () =>
                {
                    await timer.WaitForNextTickAsync(ct);
                    _open.Clear();
                    hub.CopyTo(_open);
                    foreach (var connection in _open)
                    {
                        await KeepAsync(connection, ct);
                    }
                },
                ct);
        }
    }

    private async ValueTask KeepAsync(StreamConnection connection, CancellationToken ct)
    {
        if (connection.Reader.Session is { } session && !await sessions.IsValidAsync(session, ct))
        {
            hub.End(connection, StreamEnd.TokenOver);
        }
        else if (!connection.Reader.IsSocket && time.GetElapsedTime(connection.BeatAt) >= options.Value.HeartbeatEvery)
        {
            // Sockets have heartbeats of their own, which their clients answer.
            connection.BeatAt = time.GetTimestamp();
            hub.Send(connection, EventStream.Heartbeat);
        }
    }

    private async Task TryAsync(Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Streams were not told of something that happened, or not checked; they go on")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
