using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core.Statuses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Timelines;

/// <summary>The lists of statuses that people look at, newest first.</summary>
internal static class TimelineEndpoints
{
    public static void MapTimelines(this IEndpointRouteBuilder routes)
    {
        var timelines = routes.MapGroup("/api/v1/timelines").WithTags("Timelines");
        timelines.MapGet("/home", ReadHomeAsync).RequireUser("read:statuses")
            .WithSummary("Shows the statuses of those whom the caller follows");
        timelines.MapGet("/public", ReadPublicAsync).OptionalUser("read:statuses")
            .WithQuery("remote", "Only statuses of other servers: there are none", kind: ParameterKind.Flag)
            .WithQuery("only_media", "Only statuses with media: there are none", kind: ParameterKind.Flag)
            .WithSummary("Shows everybody's statuses");
        timelines.MapGet("/tag/{hashtag}", ReadTagAsync).OptionalUser("read:statuses")
            .WithQuery("all[]", "Further tags that a status needs")
            .WithQuery("none[]", "Tags that a status must not have")
            .WithQuery("remote", "Only statuses of other servers: there are none", kind: ParameterKind.Flag)
            .WithQuery("only_media", "Only statuses with media: there are none", kind: ParameterKind.Flag)
            .WithSummary("Shows the statuses with a tag");
    }

    private static async Task<StatusesAnswer> ReadHomeAsync(
        PageQuery query, Caller caller, Core.Feeds.Timelines timelines, CancellationToken ct) =>
        StatusesAnswer.Of(await timelines.ReadHomeAsync(caller.AccountId, query.Page, ct), caller);

    private static async Task<StatusesAnswer> ReadPublicAsync(
        PageQuery query,
        HttpRequest request,
        Caller? caller,
        Core.Feeds.Timelines timelines,
        CancellationToken ct) => HasNothing(request)
            ? StatusesAnswer.None
            : StatusesAnswer.Of(await timelines.ReadPublicAsync(query.Page, caller?.UserId, ct), caller);

    private static async Task<StatusesAnswer> ReadTagAsync(
        string hashtag,
        PageQuery query,
        HttpRequest request,
        Caller? caller,
        Core.Feeds.Timelines timelines,
        CancellationToken ct)
    {
        if (request.Query.All("any").Count > 0)
        {
            return Problem.Invalid("any", "must be left out: a timeline is of one tag");
        }

        if (HasNothing(request))
        {
            return StatusesAnswer.None;
        }

        var needed = NormaliseAll(request.Query.All("all"));
        var unwanted = NormaliseAll(request.Query.All("none"));
        var page = await timelines.ReadTagAsync(hashtag, query.Page, caller?.UserId, ct);
        var kept = page.Items.Where(view =>
            needed.All(view.Status.Content.Tags.Contains) && !unwanted.Any(view.Status.Content.Tags.Contains));
        return StatusesAnswer.Of(page with { Items = [.. kept] }, caller);
    }

    /// <summary>Every status is local and has no media.</summary>
    private static bool HasNothing(HttpRequest request) =>
        request.Query.Flag("remote") is true || request.Query.Flag("only_media") is true;

    private static string[] NormaliseAll(IReadOnlyList<string> tags) => [.. tags.Select(Tags.Normalise)];
}
