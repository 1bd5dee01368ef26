using Microsoft.AspNetCore.Http;

namespace Linnet.Web.Http;

/// <summary>Sets what every answer of the site bears; what a page set itself stays.</summary>
internal sealed class SiteHeadersMiddleware(RequestDelegate next)
{
    /// <summary>Everything comes from the site itself, but images, which may live elsewhere; nothing is inline.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: blob: data:; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Goes on; the headers are set when the answer begins.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state => Set(((HttpContext)state).Response.Headers), context);
        return next(context);
    }

    private static Task Set(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy is { Count: > 0 } own ? own : Policy;
        return Task.CompletedTask;
    }
}
