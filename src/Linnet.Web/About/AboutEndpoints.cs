using Linnet.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.About;

/// <summary>What the server is.</summary>
internal static class AboutEndpoints
{
    public static void MapAbout(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Addresses.About, static () => new Page<AboutPage>().Public());
}
