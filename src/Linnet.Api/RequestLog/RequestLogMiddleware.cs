using Microsoft.AspNetCore.Http;

namespace Linnet.Api.RequestLog;

/// <summary>Notes API calls before anything else can refuse them: method and path, and nothing else.</summary>
internal sealed class RequestLogMiddleware(RequestDelegate next, CallLog log)
{
    private static readonly PathString[] Noted = ["/api", "/oauth", "/nodeinfo", "/.well-known", "/logs"];

    /// <summary>Notes the call, and goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path);
        if (!IsNoted(path))
        {
            return next(context);
        }

        var noted = log.AddAsync(method, path.Value!);
        return noted.IsCompletedSuccessfully ? next(context) : NextAfterAsync(noted, context);
    }

    private async Task NextAfterAsync(ValueTask noted, HttpContext context)
    {
        await noted;
        await next(context);
    }

    private static bool IsNoted(PathString path)
    {
        foreach (var start in Noted)
        {
            if (path.StartsWithSegments(start))
            {
                return true;
            }
        }

        return false;
    }
}
