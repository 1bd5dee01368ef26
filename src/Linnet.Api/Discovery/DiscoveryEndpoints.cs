using Linnet.Api.Http;
using Linnet.Api.OAuth;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Instances;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Linnet.Api.Discovery;

/// <summary>Where programs that know only the server's name find the rest.</summary>
internal static class DiscoveryEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapDiscovery(this IEndpointRouteBuilder routes)
    {
        var known = routes.MapGroup("/.well-known").WithTags("Discovery");
        known.MapGet("/host-meta", static (HttpRequest request, ApiUrls urls) => HostMeta.Answer(urls, request.Headers.Accept))
            .Produces<string>(contentType: HostMeta.XmlType)
            .WithSummary("Where accounts are looked up, as XRD or, if asked for, as JSON");
        known.MapGet("/host-meta.json", static (ApiUrls urls) => HostMeta.AnswerJson(urls))
            .Produces<ResourceDescriptor>(contentType: HostMeta.JsonType)
            .WithSummary("Where accounts are looked up");
        known.MapGet("/nodeinfo", static Answer<NodeInfoLinks> (ApiUrls urls) => new NodeInfoLinks(
                [new("http://nodeinfo.diaspora.software/ns/schema/2.0", $"{urls.Base}/nodeinfo/2.0")]))
            .WithSummary("Where the server is described");
        known.MapGet("/oauth-authorization-server", static Answer<AuthorizationServer> (
                ApiUrls urls, EndpointDataSource endpoints, IOptions<OAuthOptions> options) =>
                ServerMetadata.Show(urls, endpoints, options.Value))
            .WithSummary("How programs sign people in (RFC 8414)");
        known.MapWebFinger();
    }
}
