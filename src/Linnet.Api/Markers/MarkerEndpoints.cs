using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core.Markers;
using Linnet.Protocol.Timelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Marker = Linnet.Core.Markers.Marker;
using ShownMarker = Linnet.Protocol.Timelines.Marker;
using ShownMarkers = Linnet.Protocol.Timelines.Markers;

namespace Linnet.Api.Markers;

/// <summary>How far a person has read, so that several clients agree.</summary>
internal static class MarkerEndpoints
{
    private const string Home = "home";
    private const string Notifications = "notifications";

    /// <summary>Maps them.</summary>
    public static void MapMarkers(this IEndpointRouteBuilder routes)
    {
        var markers = routes.MapGroup("/api/v1/markers").WithTags("Markers");
        markers.MapGet("", ListAsync)
            .RequireUser("read:statuses")
            .WithSummary("How far one has read in the timelines that are named")
            .WithQuery("timeline[]", "home or notifications, once for each that is wanted; without any, the answer is empty");
        markers.MapPost("", SaveAsync)
            .RequireUser("write:statuses")
            .WithSummary("Keeps how far one has read; answers with what was set");
    }

    private static async Task<Answer<ShownMarkers>> ListAsync(
        HttpRequest request, Caller caller, IMarkerStore store, CancellationToken ct)
    {
        var wanted = request.Query.All("timeline");
        return Show([.. (await store.ListAsync(caller.AccountId, ct)).Where(marker => wanted.Contains(marker.Timeline))]);
    }

    private static async Task<Answer<ShownMarkers>> SaveAsync(
        Body<SaveMarkersRequest> body, Caller caller, IMarkerStore store, TimeProvider time, CancellationToken ct)
    {
        var lastReadIds = new Dictionary<string, long>();
        foreach (var (timeline, marker) in new[] { (Home, body.Value.Home), (Notifications, body.Value.Notifications) })
        {
            if (marker is null)
            {
                continue;
            }

            if (!QueryValues.TryParseId(marker.LastReadId, out var id))
            {
                return Problem.Invalid($"{timeline}[last_read_id]", "must be an id: a decimal number");
            }

            lastReadIds[timeline] = id;
        }

        return lastReadIds.Count == 0
            ? new ShownMarkers()
            : Show(await store.SetAsync(caller.AccountId, lastReadIds, time.GetUtcNow(), ct));
    }

    private static ShownMarkers Show(IReadOnlyList<Marker> markers) => new()
    {
        Home = Show(markers, Home),
        Notifications = Show(markers, Notifications),
    };

    private static ShownMarker? Show(IReadOnlyList<Marker> markers, string timeline) =>
        markers.FirstOrDefault(marker => marker.Timeline == timeline) is { } marker
            ? new(marker.LastReadId.ToApi(), marker.Version, marker.UpdatedAt)
            : null;
}
