using Linnet.Api.Http;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Compat;

/// <summary>The answer <c>[]</c>, for lists of things that have no type here.</summary>
internal sealed class EmptyArray : IResult
{
    /// <summary>The one answer.</summary>
    internal static readonly EmptyArray Answer = new();

    private EmptyArray()
    {
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = Json.ContentType;
        return httpContext.Response.WriteAsync("[]", httpContext.RequestAborted);
    }
}
