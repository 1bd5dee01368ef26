using System.Globalization;
using Linnet.Core.Media;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Linnet.Api.Http;

/// <summary>Makes every address that an answer names.</summary>
/// <param name="Base">Scheme and host, without a slash at the end.</param>
/// <param name="Images">Where everybody reads images elsewhere, without a slash at the end; null: they are read here.</param>
internal sealed record ApiUrls(string Base, string? Images = null)
{
    /// <summary>The name of the image of those who have none.</summary>
    public const string DefaultAvatarKey = "default.png";

    /// <summary>The address of the image of those who have none.</summary>
    public string DefaultAvatar => $"{Base}/media/avatars/{DefaultAvatarKey}";

    /// <summary>The image that stands for the header that nobody has: clients know it by its name.</summary>
    public string NoHeader => $"{Base}/media/headers/missing.png";

    /// <summary>The host, with its port if it has one.</summary>
    public string Host => Base[(Base.IndexOf("://", StringComparison.Ordinal) + 3)..];

    /// <summary>As the settings say, or else as the request came.</summary>
    public static ApiUrls Of(HttpContext context) =>
        new(BaseOf(context), context.RequestServices.GetRequiredService<IMediaStore>().PublicAddress);

    /// <summary>The <see cref="Base"/> alone.</summary>
    public static string BaseOf(HttpContext context)
    {
        var configured = context.RequestServices.GetRequiredService<IOptions<ServerOptions>>().Value.PublicUrl;
        return configured is null
            ? $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}"
            : configured.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>For endpoints that take it as a parameter.</summary>
    public static ValueTask<ApiUrls> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>Where people see an account.</summary>
    public string Account(string alias) => $"{Base}/@{alias}";

    /// <summary>Where people see a status.</summary>
    public string Status(string alias, long id) =>
        string.Create(CultureInfo.InvariantCulture, $"{Base}/@{alias}/{id}");

    /// <summary>Where people see the statuses with a tag.</summary>
    public string Tag(string tag) => $"{Base}/tags/{Uri.EscapeDataString(tag)}";

    /// <summary>Where an avatar is.</summary>
    /// <param name="key">Its key in <see cref="IMediaStore"/>; null: there is none.</param>
    public string Avatar(string? key) => key is null ? DefaultAvatar : $"{Images ?? $"{Base}/media/avatars"}/{key}";
}
