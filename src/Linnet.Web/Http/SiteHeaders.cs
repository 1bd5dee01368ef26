using Microsoft.AspNetCore.Http;

namespace Linnet.Web.Http;

/// <summary>What every answer of the site bears.</summary>
internal static class SiteHeaders
{
    /// <summary>Everything comes from the site itself, but images, which may live elsewhere; nothing is inline.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: blob: data:; connect-src 'self'; "
        + "manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>Sets the headers; a policy that a page set itself stays.</summary>
    public static void Set(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy is { Count: > 0 } own ? own : Policy;
    }

    /// <summary>Lets the forms of one page end at another site.</summary>
    /// <param name="response">The page's.</param>
    /// <param name="address">Where a form may lead; without scheme and host that a policy can name, it adds nothing.</param>
    public static void LetFormsLeadTo(HttpResponse response, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target))
        {
            return;
        }

        var source = target.Scheme is "http" or "https"
            ? $"{target.Scheme}://{target.IdnHost}{(target.IsDefaultPort ? "" : $":{target.Port}")}"
            : $"{target.Scheme}:";
        if (!source.AsSpan().ContainsAny(" ;,'\""))
        {
            response.Headers.ContentSecurityPolicy = $"{Policy} {source}";
        }
    }
}

/// <summary>Sets what every answer of the site bears.</summary>
internal sealed class SiteHeadersMiddleware(RequestDelegate next)
{
    /// <summary>Goes on; the headers are set when the answer begins.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                SiteHeaders.Set(((HttpContext)state).Response.Headers);
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }
}
