using Linnet.Api.Http;
using Linnet.Protocol;
using Linnet.Protocol.Instances;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Instances;

/// <summary>What the server tells about itself.</summary>
internal static class InstanceEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapInstances(this IEndpointRouteBuilder routes)
    {
        var instances = routes.MapGroup("").WithTags("Server");
        instances.MapGet("/api/v1/instance", static Answer<V1Instance> (InstanceFacts facts) => InstanceEntities.ShowV1(facts))
            .WithSummary("The server, its limits and numbers");
        instances.MapGet("/api/v2/instance", static Answer<Instance> (InstanceFacts facts) => InstanceEntities.Show(facts))
            .WithSummary("The server, its limits and addresses; active_month is 0, for nobody counts it");
        instances.MapGet("/nodeinfo/2.0", static Answer<NodeInfo> (InstanceFacts facts) => InstanceEntities.ShowNode(facts))
            .WithSummary("The server as NodeInfo 2.0 describes it");
        instances.MapGet("/api/v1/instance/translation_languages", static Answer<Empty> () => new Empty())
            .WithSummary("Languages that statuses can be translated between: none");
    }
}
