using Linnet.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.Tags;

/// <summary>Tags.</summary>
internal static class TagEndpoints
{
    public static void MapTags(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/tags/{name}", static (string name) => new Page<TagPage>((nameof(TagPage.Name), name)).Public());
}
