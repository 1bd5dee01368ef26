using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Http;

/// <summary>
/// Lets an endpoint take its token also from the query, or from the WebSocket's subprotocol: browsers let scripts set no header on
/// a stream. As metadata.
/// </summary>
internal sealed record TokenBesideHeader;

/// <summary>Finds the token of a request.</summary>
internal static class RequestToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The endpoint takes its token also from elsewhere than the header.</summary>
    public static T TakeTokenBesideHeader<T>(this T builder)
        where T : IEndpointConventionBuilder
    {
        builder.WithMetadata(new TokenBesideHeader());
        return builder;
    }

    /// <summary>The token of a request; null: it names none that can be read.</summary>
    public static string? Of(HttpContext context)
    {
        if (context.Request.Headers.Authorization is [.., { } value])
        {
            return value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..].Trim() : null;
        }

        return context.GetEndpoint()?.Metadata.GetMetadata<TokenBesideHeader>() is null
            ? null
            : context.Request.Query.Last("access_token") ?? SubprotocolOf(context);
    }

    /// <summary>True when the request names a token, readable or not.</summary>
    public static bool IsSent(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 || Of(context) is not null;

    private static string? SubprotocolOf(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest && context.WebSockets.WebSocketRequestedProtocols is [{ Length: > 0 } first, ..]
            ? first
            : null;
}
