using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Api.Streaming;

/// <summary>Streams of what happens: as server-sent events, each at its own address, or any number on one WebSocket.</summary>
internal static class StreamEndpoints
{
    private const string Root = "/api/v1/streaming";

    /// <summary>Adds what streams need, and binds their settings.</summary>
    public static void AddStreaming(this IServiceCollection services)
    {
        services.AddSettings<StreamingOptions>("Streaming");
        services.AddSingleton<StreamHub>();
        services.AddSingleton<StreamOpener>();
        services.AddHostedService<StreamService>();
    }

    /// <summary>Lets requests become WebSockets, where there are some.</summary>
    public static IApplicationBuilder UseStreaming(this IApplicationBuilder app) => app.UseWhen(
        static context => context.Request.Path.StartsWithSegments(Root), static streaming => streaming.UseWebSockets());

    /// <summary>Maps them.</summary>
    public static void MapStreaming(this IEndpointRouteBuilder routes)
    {
        var streaming = routes.MapGroup(Root).WithTags("Streaming");
        streaming.MapGet("/health", static () => TypedResults.Text("OK"))
            .WithSummary("Streams can be opened")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        Describe(streaming.MapGet("/", OpenAsync), tag: true).OptionalUser()
            .WithQuery("stream", "The stream's name, such as user or public:local; a WebSocket may do without")
            .WithSummary("Opens a WebSocket for any number of streams, or streams one of them as server-sent events");

        // HTTP/2 opens WebSockets by a method of its own, which the description of an API has no word for.
        Describe(streaming.MapMethods("/", ["CONNECT"], OpenAsync), tag: true).OptionalUser().ExcludeFromDescription();
        foreach (var kind in StreamKind.All.Where(kind => kind.HasPath))
        {
            var stream = Describe(
                streaming.MapGet($"/{kind.Path}", (HttpContext context, StreamOpener opener) => opener.OpenEventsAsync(context, kind)),
                kind.Content is StreamContent.Tag);
            _ = kind.Scope is { } scope ? stream.RequireUser(scope) : stream.OptionalUser();
            stream.WithSummary(kind.Summary);
        }
    }

    private static Task OpenAsync(HttpContext context, StreamOpener opener) => context.WebSockets.IsWebSocketRequest
        ? opener.OpenSocketAsync(context)
        : opener.OpenEventsAsync(context, StreamKind.Find(context.Request.Query.Last("stream")));

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder stream, bool tag)
    {
        stream.TakeTokenBesideHeader()
            .WithQuery("access_token", "The token, where it cannot go into the header")
            .Produces<string>(StatusCodes.Status200OK, EventStream.ContentType);
        return tag ? stream.WithQuery("tag", "The hashtag, without its #") : stream;
    }
}
