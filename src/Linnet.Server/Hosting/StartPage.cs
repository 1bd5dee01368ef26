using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linnet.Server.Hosting;

/// <summary>What a browser is shown at the root: what this is, and how to use it.</summary>
internal static class StartPage
{
    public static void MapStartPage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/", Show).ExcludeFromDescription();

    private static ContentHttpResult Show(HttpContext context)
    {
        var address = HtmlEncoder.Default.Encode($"{context.Request.Scheme}://{context.Request.Host}");
        return TypedResults.Content(Page(address), "text/html; charset=utf-8");
    }

    private static string Page(string address) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width">
          <title>Linnet</title>
        </head>
        <body>
          <h1>Linnet</h1>
          <p>This is a microblogging server. People register, follow one another, post short statuses and read a feed.</p>
          <p>Apps for Mastodon work with it. The server's address is <strong>{address}</strong></p>
          <ul>
            <li><a href="/api/v2/instance">About this server</a></li>
            <li><a href="/openapi/v1.json">Description of the API</a></li>
          </ul>
        </body>
        </html>

        """;
}
