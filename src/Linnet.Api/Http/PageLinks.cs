using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Http;

/// <summary>Writes the <c>Link</c> header of a page: <c>next</c> leads to older items, <c>prev</c> to newer ones.</summary>
internal static class PageLinks
{
    // Parameters that name a place in the list are replaced; a token, wherever it came from, is repeated nowhere.
    private static readonly HashSet<string> Dropped = ["max_id", "since_id", "min_id", "access_token"];

    /// <summary>The header's value, <c>next</c> first; null when there is neither.</summary>
    /// <param name="context">The request whose other parameters are kept; of a repeated one, the last.</param>
    /// <param name="older">The <c>max_id</c> of the next page; null: there is none.</param>
    /// <param name="newer">The <c>min_id</c> of the previous page; null: there is none.</param>
    public static string? Of(HttpContext context, long? older, long? newer)
    {
        if (older is null && newer is null)
        {
            return null;
        }

        var address = Address(context);
        var next = older is { } maxId ? Link(address, "max_id", maxId, "next") : null;
        var prev = newer is { } minId ? Link(address, "min_id", minId, "prev") : null;
        return next is null || prev is null ? next ?? prev : $"{next}, {prev}";
    }

    private static string Link(string address, string parameter, long id, string relation) =>
        string.Create(CultureInfo.InvariantCulture, $"<{address}{parameter}={id}>; rel=\"{relation}\"");

    private static string Address(HttpContext context)
    {
        var address = new StringBuilder(ApiUrls.BaseOf(context)).Append(context.Request.Path.ToUriComponent()).Append('?');
        foreach (var (name, values) in context.Request.Query)
        {
            if (Dropped.Contains(name))
            {
                continue;
            }

            var isList = name.EndsWith("[]", StringComparison.Ordinal);
            foreach (var value in isList ? values : values.TakeLast(1))
            {
                address.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value ?? "")).Append('&');
            }
        }

        return address.ToString();
    }
}
