using System.Net;
using Linnet.Protocol.Client;
using Linnet.Web.Http;
using Microsoft.AspNetCore.Http;

namespace Linnet.Web.Api;

/// <summary>
/// Tells the API for whom the site asks, so that limits count for visitors one by one and answers name the host that they asked for;
/// and takes note when it does not know a visitor's token any more.
/// </summary>
/// <param name="contexts">The visitor's request.</param>
/// <param name="seal">How the API is told so that it believes it; null: the way to it is trusted.</param>
/// <param name="inner">Sends.</param>
internal sealed class VisitorHandler(IHttpContextAccessor contexts, VisitorSeal? seal, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = contexts.HttpContext;
        if (context is not null)
        {
            if (context.Connection.RemoteIpAddress is { } address)
            {
                request.Headers.TryAddWithoutValidation("X-Forwarded-For", address.ToString());
                if (seal is not null)
                {
                    request.Headers.TryAddWithoutValidation(VisitorHeader.Name, seal.Of(address));
                }
            }

            request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", context.Request.Scheme);
            request.Headers.TryAddWithoutValidation("X-Forwarded-Host", context.Request.Host.ToUriComponent());
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.Unauthorized && request.Headers.Authorization is not null)
        {
            context?.Features.Set(SignInIsOver.Instance);
        }

        return response;
    }
}
