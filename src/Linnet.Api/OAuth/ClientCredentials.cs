using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.OAuth;

/// <summary>What an application proves itself with: in the body, or in an <c>Authorization: Basic</c> header.</summary>
internal readonly record struct ClientCredentials(string? Id, string? Secret)
{
    private const string Scheme = "Basic ";

    /// <summary>The header's credentials; those of the body where there is no such header.</summary>
    public static ClientCredentials Of(HttpRequest request, string? bodyId, string? bodySecret)
    {
        var isBasic = request.Headers.Authorization is [{ } value]
            && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
        return isBasic ? Decode(request.Headers.Authorization[0]!.AsSpan(Scheme.Length)) : new(bodyId, bodySecret);
    }

    private static ClientCredentials Decode(ReadOnlySpan<char> base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64Chars(base64, bytes, out var count))
        {
            return default;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, count).Split(':', 2);
        return pair.Length == 2 ? new(WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair[1])) : default;
    }
}
