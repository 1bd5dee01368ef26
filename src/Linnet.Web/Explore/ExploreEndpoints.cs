using Linnet.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.Explore;

/// <summary>The list of people.</summary>
internal static class ExploreEndpoints
{
    public static void MapExplore(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Addresses.Explore, static () => new Page<ExplorePage>().Public());
}
