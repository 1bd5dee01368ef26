using Linnet.Core.Sessions;

namespace Linnet.Api.Apps;

/// <summary>Finds the application behind a session.</summary>
internal static class SessionApp
{
    /// <summary>The application that the session belongs to; null: it was made by a command.</summary>
    public static async ValueTask<App?> FindAppAsync(this IAppStore apps, Session session, CancellationToken ct) =>
        session.AppId is { } appId && await apps.FindManyAsync([appId], ct) is [var app] ? app : null;
}
