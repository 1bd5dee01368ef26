using System.Globalization;
using Linnet.Api.Http;
using Linnet.Core.Media;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Media;

/// <summary>Images. What has a key never changes, so that it may be kept for ever.</summary>
internal static class MediaEndpoints
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string ForADay = "public, max-age=86400";

    // One transparent pixel.
    private static readonly byte[] NoHeader = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNgYAAAAAMAASsJTYQAAAAASUVORK5CYII=");

    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        var media = routes.MapGroup("/media").WithTags("Media");
        media.MapGet($"/avatars/{ApiUrls.DefaultAvatarKey}", ShowDefaultAvatar)
            .Produces<Stream>(contentType: "image/png")
            .WithSummary("The image of those who have none");
        media.MapGet("/avatars/{key}", ShowAvatarAsync)
            .Produces<Stream>(contentType: "image/png", additionalContentTypes: ["image/jpeg", "image/gif", "image/webp"])
            .Produces(StatusCodes.Status302Found)
            .WithSummary("An avatar, or the way to it");
        media.MapGet("/headers/missing.png", ShowNoHeader)
            .Produces<Stream>(contentType: "image/png")
            .WithSummary("The header that nobody has");
    }

    private static FileContentHttpResult ShowDefaultAvatar(HttpResponse response)
    {
        response.Headers.CacheControl = ForADay;
        return TypedResults.Bytes(DefaultAvatar.Png.Content, DefaultAvatar.Png.ContentType);
    }

    private static FileContentHttpResult ShowNoHeader(HttpResponse response)
    {
        response.Headers.CacheControl = ForADay;
        return TypedResults.Bytes(NoHeader, "image/png");
    }

    private static async Task<IResult> ShowAvatarAsync(
        string key, HttpResponse response, IMediaStore media, CancellationToken ct)
    {
        if (TypeOf(key) is not { } contentType)
        {
            return Problem.NotFound();
        }

        if (await media.PresignAsync(key, ct) is { } elsewhere)
        {
            // Half of its time, so that no copy of this answer leads to an address that is over.
            var seconds = (int)elsewhere.ValidFor.TotalSeconds / 2;
            response.Headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"private, max-age={seconds}");
            return TypedResults.Redirect(elsewhere.Address.AbsoluteUri);
        }

        if (await media.OpenAsync(key, ct) is not { } image)
        {
            return Problem.NotFound();
        }

        response.Headers.CacheControl = ForEver;
        return TypedResults.Stream(image, contentType);
    }

    private static string? TypeOf(string key) => Path.GetExtension(key) switch
    {
        ".png" => "image/png",
        ".jpg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        _ => null,
    };
}
