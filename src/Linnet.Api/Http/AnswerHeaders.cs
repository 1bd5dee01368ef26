using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Http;

/// <summary>Sets what every answer bears, errors included; what an endpoint set itself stays.</summary>
internal sealed class AnswerHeadersMiddleware(RequestDelegate next)
{
    /// <summary>Nothing may be loaded, run or framed: API answers are no pages.</summary>
    private const string NoContent = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>Goes on; the headers are set when the answer begins.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state => Set((HttpContext)state), context);
        return next(context);
    }

    private static Task Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Request-Id"] = context.TraceIdentifier;
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy is { Count: > 0 } own ? own : NoContent;
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "private, no-store";
            headers.Append("Vary", "Authorization");
        }

        return Task.CompletedTask;
    }
}
