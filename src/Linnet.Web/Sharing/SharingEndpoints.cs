using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Linnet.Web.Api;
using Linnet.Web.Assets;
using Linnet.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Web.Sharing;

/// <summary>What feed readers, search engines and devices ask for.</summary>
internal static class SharingEndpoints
{
    // Nothing is to be found there, or all that there is can be found elsewhere.
    private static readonly string[] Closed =
    [
        Addresses.Admin, Addresses.Live, Addresses.Logout, Addresses.Search, Addresses.Settings, "/api/", "/oauth/", "/*/edit", "/*/delete",
    ];

    private static readonly JsonSerializerOptions AsItReads = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapSharing(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/@{alias}/feed.rss", static (string alias, HttpContext http, PublicPages pages, ApiConnection api) =>
            pages.AnswerAsync(http, context => FeedDocuments.OfStoryAsync(api.Client, alias, context.RequestAborted)));
        routes.MapGet("/tags/{name}/feed.rss", static (string name, HttpContext http, PublicPages pages, ApiConnection api) =>
            pages.AnswerAsync(http, context => FeedDocuments.OfTagAsync(api.Client, name, context.RequestAborted)));
        routes.MapGet("/robots.txt", static (PageContext context) => Results.Text(Robots(context.SiteAddress)));
        routes.MapGet("/sitemap.xml", static async (PageContext context, Sitemap sitemap) =>
            Results.Bytes(await sitemap.ToUtf8Async(context.SiteAddress, context.Ended), Sitemap.ContentType));
        routes.MapGet(Addresses.Manifest, static () => Results.Bytes(Manifest(), "application/manifest+json"));
        routes.MapGet("/favicon.ico", static (HttpContext http) => AssetFiles.SendAsync(http, http.Request.Path, "mark.svg"));
    }

    private static string Robots(string siteAddress)
    {
        var lines = new StringBuilder("User-agent: *\n");
        foreach (var path in Closed)
        {
            lines.Append("Disallow: ").Append(path).Append('\n');
        }

        return lines.Append("\nSitemap: ").Append(siteAddress).Append("/sitemap.xml\n").ToString();
    }

    private static byte[] Manifest() => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            name = "Linnet",
            short_name = "Linnet",
            description = "A place for short texts.",
            start_url = Addresses.Home,
            scope = Addresses.Home,
            display = "standalone",
            background_color = "#faf7f3",
            theme_color = "#faf7f3",
            icons = new[]
            {
                new { src = AssetFiles.Address("mark.svg"), sizes = "any", type = "image/svg+xml" },
                new { src = AssetFiles.Address("mark-192.png"), sizes = "192x192", type = "image/png" },
                new { src = AssetFiles.Address("mark-512.png"), sizes = "512x512", type = "image/png" },
            },
        },
        AsItReads);
}
