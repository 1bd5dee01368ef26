using Linnet.Core.Sessions;

namespace Linnet.Server.Hosting;

/// <summary>
/// Writes down within requests when sessions were last used. For functions, which stand still between requests, so that no timer does it:
/// a use that is only in memory is lost with the instance, and the session with it when it seems to have been idle for too long.
/// </summary>
internal static partial class SessionUses
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>Writes before each answer leaves: a session's use once a minute at most, as everywhere.</summary>
    public static void UseSessionUses(this WebApplication app)
    {
        var sessions = app.Services.GetRequiredService<SessionKeeper>();
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() => TryWriteAsync(sessions, time, app.Logger));
            return next(context);
        });
    }

    private static async Task TryWriteAsync(SessionKeeper sessions, TimeProvider time, ILogger logger)
    {
        using var bound = new CancellationTokenSource(LongestWait, time);
        try
        {
            await sessions.WriteUsesAsync(bound.Token);
        }
        catch (Exception exception)
        {
            Log.NotWritten(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "When sessions were last used could not be written down; the next request tries again")]
        public static partial void NotWritten(ILogger logger, Exception exception);
    }
}
