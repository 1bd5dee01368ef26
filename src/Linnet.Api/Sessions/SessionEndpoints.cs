using System.Globalization;
using Linnet.Api.Http;
using Linnet.Core.Sessions;
using Linnet.Protocol;
using Linnet.Protocol.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Sessions;

/// <summary>The caller's own sessions: Linnet's own routes.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/api/v1/sessions").WithTags("Sessions");
        sessions.MapGet("/", ListAsync).RequireUser("read:accounts").WithSummary("Lists the caller's sessions, newest first");
        sessions.MapDelete("/{id:long}", EndAsync).RequireUser("write:accounts").WithSummary("Ends one of the caller's sessions");
    }

    private static async Task<ListAnswer<SessionInfo>> ListAsync(
        Caller caller, SessionKeeper sessions, IAppStore apps, CancellationToken ct)
    {
        var list = await sessions.ListAsync(caller.AccountId, ct);
        var appIds = list.Select(session => session.AppId).OfType<long>().Distinct().ToArray();
        var names = appIds.Length == 0
            ? []
            : (await apps.FindManyAsync(appIds, ct)).ToDictionary(app => app.Id, app => app.Name);
        return list.Select(session => new SessionInfo(
            session.Id.ToString(CultureInfo.InvariantCulture),
            session.CreatedAt,
            session.LastUsedAt,
            session.AppId is { } appId ? names.GetValueOrDefault(appId, "") : "",
            session.Scopes.Split(' '),
            session.Id == caller.Session.Id)).ToArray();
    }

    private static async Task<Answer<Empty>> EndAsync(long id, Caller caller, SessionKeeper sessions, CancellationToken ct) =>
        await sessions.EndAsync(caller.AccountId, id, ct) ? new Empty() : Problem.NotFound();
}
