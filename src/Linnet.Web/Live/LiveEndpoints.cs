using Linnet.Protocol.Client;
using Linnet.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.Live;

/// <summary>Relays the streaming API to open pages by the site's cookie, so that no script ever has a token.</summary>
internal static class LiveEndpoints
{
    private const int IdDigitsMax = 19;
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(30);

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet(Addresses.Live, RelayAsync);

    private static async Task RelayAsync(HttpContext http, PageContext context, TimeProvider time, CancellationToken ct)
    {
        await context.OpenAsync();
        var query = http.Request.Query;
        var after = query["after"] is [{ Length: > 0 and <= IdDigitsMax } id] && id.All(char.IsAsciiDigit) ? id : null;
        if (NewsSource.Of(query["stream"], query["tag"], context.Viewer is not null) is not { } source)
        {
            // Tells the browser not to come again.
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        var opened = await context.Streams.OpenStreamAsync(source.Stream, source.Tag, ct);
        if (!opened.Succeeded(out var stream, out var error) && error.StatusCode is not StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.StatusCode = error.StatusCode is StatusCodes.Status401Unauthorized
                ? StatusCodes.Status204NoContent
                : StatusCodes.Status503ServiceUnavailable;
            return;
        }

        Begin(http);
        var view = new LiveView(http.Response, http.RequestServices, source, after);
        var news = new NewsPresenter(view, context.Client, source, context.Viewer?.Id, time);
        try
        {
            await TellAsync(news, view, stream, after, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The visitor went away.
        }
    }

    private static async Task TellAsync(
        NewsPresenter news, LiveView view, EventStream? stream, string? after, CancellationToken ct)
    {
        if (stream is null)
        {
            // The API has no stream to give: the browser asks again after a while, which is polling.
            await view.ComeAgainAsync(PollEvery, ct);
            await news.PollAsync(after, ct);
            return;
        }

        await using (stream)
        {
            await view.BeatAsync(ct);
            await news.FollowAsync(stream.ReadAsync(ct), after, ct);
        }
    }

    private static void Begin(HttpContext http)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
    }
}
