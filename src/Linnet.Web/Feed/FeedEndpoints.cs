using Linnet.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.Feed;

/// <summary>The start page.</summary>
internal static class FeedEndpoints
{
    public static void MapFeed(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Addresses.Home, static () => new Page<HomePage>().Public());
        routes.MapForm(Addresses.Home, static () => new Page<HomePage>((nameof(HomePage.IsSent), true)));
    }
}
