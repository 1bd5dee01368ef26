using Microsoft.AspNetCore.Http;

namespace Linnet.Web.Http;

/// <summary>A page as it is sent.</summary>
internal sealed record RenderedPage
{
    private RenderedPage()
    {
    }

    /// <summary>The status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>The HTML, or what else <see cref="ContentType"/> says.</summary>
    public required ReadOnlyMemory<byte> Html { get; init; }

    /// <summary>What it is sent as.</summary>
    public string ContentType { get; init; } = "text/html; charset=utf-8";

    /// <summary>Where the visitor is sent; null: nowhere.</summary>
    public string? LeadsTo { get; init; }

    /// <summary>A page.</summary>
    public static RenderedPage Of(int status, byte[] html) => new() { Status = status, Html = html };

    /// <summary>Sends the visitor elsewhere.</summary>
    public static RenderedPage Leading(string address) => new() { Status = StatusCodes.Status303SeeOther, Html = default, LeadsTo = address };

    /// <summary>Sends it; a script is told where to go, because it cannot see redirects.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        if (LeadsTo is null)
        {
            response.StatusCode = Status;
            response.ContentType = ContentType;
            response.ContentLength = Html.Length;
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await response.BodyWriter.WriteAsync(Html, context.RequestAborted);
            }
        }
        else if (context.Request.Headers.ContainsKey(PageContext.PartHeader))
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            response.Headers[PageContext.GoHeader] = LeadsTo;
        }
        else
        {
            response.StatusCode = Status;
            response.Headers.Location = LeadsTo;
        }
    }
}
