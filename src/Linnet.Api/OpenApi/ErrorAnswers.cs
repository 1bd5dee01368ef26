using System.Reflection;
using Linnet.Api.Compat;
using Linnet.Api.Http;
using Linnet.Api.OAuth;
using Linnet.Protocol.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.OpenApi;

/// <summary>Adds to every endpoint of a group the errors that follow from what it is.</summary>
internal static class ErrorAnswers
{
    /// <summary>Adds them once everything else about an endpoint is known.</summary>
    public static void DescribeErrors(this RouteGroupBuilder group) =>
        ((IEndpointConventionBuilder)group).Finally(static endpoint =>
        {
            var told = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(answer => answer.StatusCode).ToHashSet();
            foreach (var status in Statuses((RouteEndpointBuilder)endpoint).Where(told.Add))
            {
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ErrorBody), ["application/json"]));
            }
        });

    private static IEnumerable<int> Statuses(RouteEndpointBuilder endpoint)
    {
        var metadata = endpoint.Metadata;
        var policy = metadata.OfType<AccessPolicy>().LastOrDefault();
        var isOAuth = metadata.OfType<OAuthErrors>().Any();
        if (policy is not null || isOAuth)
        {
            yield return StatusCodes.Status401Unauthorized;
        }

        if (policy is { Kind: AccessKind.Operator } or { Scopes.Count: > 0 })
        {
            yield return StatusCodes.Status403Forbidden;
        }

        if (endpoint.RoutePattern.Parameters.Count > 0 && !metadata.OfType<RefusedCall>().Any())
        {
            yield return StatusCodes.Status404NotFound;
        }

        var hasBody = metadata.OfType<IAcceptsMetadata>().Any();
        if (hasBody)
        {
            yield return StatusCodes.Status400BadRequest;
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }

        // OAuth says 400 where the rest of the API says 422.
        var mayBeInvalid = (hasBody && !isOAuth)
            || policy is { Kind: AccessKind.User or AccessKind.Operator }
            || (policy is not null && ReadsQuery(metadata));
        if (mayBeInvalid)
        {
            yield return StatusCodes.Status422UnprocessableEntity;
        }

        yield return StatusCodes.Status429TooManyRequests;
    }

    private static bool ReadsQuery(IList<object> metadata) =>
        metadata.OfType<RequestParameter>().Any()
        || metadata.OfType<MethodInfo>().SelectMany(method => method.GetParameters())
            .Any(parameter => parameter.ParameterType.IsAssignableTo(typeof(IBound)));
}
