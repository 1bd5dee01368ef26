using Linnet.Api.Http;
using Linnet.Core.Accounts;
using Linnet.Core.Statuses;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Errors;
using Linnet.Protocol.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Compat;

/// <summary>Answers for what clients of the API ask at start or on common screens and Linnet does not have.</summary>
internal static class CompatEndpoints
{
    private const string Empty = "Always empty";
    private const string NotOffered = "Not offered";
    private const string Notifications = "Notifications";

    /// <summary>Maps them.</summary>
    public static void MapCompat(this IEndpointRouteBuilder routes)
    {
        MapLists(routes);
        MapRefusals(routes);
        MapNotifications(routes);
        routes.MapGet("/api/v1/preferences", static Answer<Preferences> () => new Preferences())
            .RequireUser("read:accounts")
            .WithTags("Accounts")
            .WithSummary("What clients should do unless told otherwise; the same for everybody");
    }

    private static void MapLists(IEndpointRouteBuilder routes)
    {
        foreach (var list in EmptyLists.Plain)
        {
            Describe(routes.MapGet(list.Path, static () => EmptyArray.Answer), list);
        }

        foreach (var list in EmptyLists.OfAccount)
        {
            Describe(routes.MapGet(list.Path, OfAccountAsync), list);
        }

        foreach (var list in EmptyLists.OfStatus)
        {
            Describe(routes.MapGet(list.Path, OfStatusAsync), list);
        }

        static void Describe(RouteHandlerBuilder route, EmptyList list) => route
            .WithMetadata(list)
            .WithTags(Empty)
            .WithSummary($"Always empty: {list.What}")
            .WithAccess(list.Scope);
    }

    private static void MapRefusals(IEndpointRouteBuilder routes)
    {
        foreach (var call in Refusals.Actions)
        {
            var problem = Problem.Of(
                StatusCodes.Status422UnprocessableEntity, $"This server does not offer {call.What}");
            routes.MapMethods(call.Path, call.Methods.Split(' '), () => problem)
                .WithMetadata(call)
                .WithTags(NotOffered)
                .WithSummary($"Refused: this server does not offer {call.What}")
                .Produces<ErrorBody>(StatusCodes.Status422UnprocessableEntity)
                .WithAccess(call.Scope);
        }

        foreach (var call in Refusals.Things)
        {
            routes.MapMethods(call.Path, call.Methods.Split(' '), static () => Problem.NotFound())
                .WithMetadata(call)
                .WithTags(NotOffered)
                .WithSummary($"Not found: this server does not have {call.What}")
                .Produces<ErrorBody>(StatusCodes.Status404NotFound)
                .WithAccess(call.Scope);
        }
    }

    private static void MapNotifications(IEndpointRouteBuilder routes)
    {
        string[] counts = ["/api/v1/notifications/unread_count", "/api/v2/notifications/unread_count"];
        foreach (var path in counts)
        {
            routes.MapGet(path, static Answer<ItemCount> () => new ItemCount(0))
                .RequireUser("read:notifications")
                .WithTags(Notifications)
                .WithSummary("How many notifications are unread: there are none");
        }

        routes.MapGet("/api/v2/notifications", static Answer<GroupedNotifications> () => new GroupedNotifications())
            .RequireUser("read:notifications")
            .WithTags(Notifications)
            .WithSummary("Notifications in groups: there are none");
        routes.MapGet("/api/v2/notifications/policy", static Answer<NotificationPolicy> () => new NotificationPolicy())
            .RequireUser("read:notifications")
            .WithTags(Notifications)
            .WithSummary("Whose notifications are kept apart: nobody's");
        routes.MapPost("/api/v1/notifications/clear", static Answer<Protocol.Empty> () => new Protocol.Empty())
            .RequireUser("write:notifications")
            .WithTags(Notifications)
            .WithSummary("Removes every notification; there is none before or after");
    }

    private static async Task<IResult> OfAccountAsync(long id, IAccountStore accounts, CancellationToken ct) =>
        await accounts.FindAsync(id, ct) is null ? Problem.NotFound() : EmptyArray.Answer;

    private static async Task<IResult> OfStatusAsync(long id, StatusLoader statuses, CancellationToken ct) =>
        await statuses.FindAsync(id, viewerId: null, ct) is null ? Problem.NotFound() : EmptyArray.Answer;

    private static void WithAccess(this RouteHandlerBuilder route, string? scope) => _ = scope switch
    {
        null => route.OptionalUser(),
        "" => route.RequireUser(),
        _ => route.RequireUser(scope),
    };
}
