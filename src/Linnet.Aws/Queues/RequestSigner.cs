using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace Linnet.Aws.Queues;

/// <summary>
/// Signs HTTP requests with Signature Version 4. AWSSDK.Core makes the key and the signature; what it signs, the request in its one
/// canonical form, is made here, since its own works on requests of its own kind only.
/// </summary>
internal static partial class RequestSigner
{
    private const string DateHeader = "x-amz-date";
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const string TokenHeader = "x-amz-security-token";

    /// <summary>Adds the headers that prove who sends the request. All its other headers have to be there already.</summary>
    /// <param name="request">The request; its path is not one that needs escaping twice.</param>
    /// <param name="body">What is sent with it.</param>
    /// <param name="credentials">Who sends it.</param>
    /// <param name="region">The region that it is sent to.</param>
    /// <param name="service">The service that it is sent to.</param>
    /// <param name="now">The time; AWS takes a signature for some minutes.</param>
    public static void Sign(
        HttpRequestMessage request,
        byte[] body,
        ImmutableCredentials credentials,
        string region,
        string service,
        DateTimeOffset now)
    {
        Set(request.Headers, DateHeader, now.UtcDateTime.ToString(DateFormat, null));
        Set(request.Headers, TokenHeader, credentials.UseToken ? credentials.Token : null);
        var uri = request.RequestUri!;
        var headers = CanonicalHeaders(request, uri);
        var names = string.Join(';', headers.Keys);
        var canonical = string.Join('\n', [
            request.Method.Method,
            uri.AbsolutePath,
            CanonicalQuery(uri),
            .. headers.Select(header => $"{header.Key}:{header.Value}"),
            "",
            names,
            Convert.ToHexStringLower(SHA256.HashData(body)),
        ]);
        var result = AWS4Signer.ComputeSignature(credentials, region, now.UtcDateTime, service, names, canonical);
        Set(request.Headers, "Authorization", result.ForAuthorizationHeader);
    }

    private static SortedDictionary<string, string> CanonicalHeaders(HttpRequestMessage request, Uri uri)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = uri.Authority };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            headers[name.ToLowerInvariant()] = string.Join(',', values.Select(value => Spaces().Replace(value.Trim(), " ")));
        }

        if (request.Content?.Headers.ContentType is { } type)
        {
            headers["content-type"] = type.ToString();
        }

        return headers;
    }

    private static string CanonicalQuery(Uri uri) => string.Join(
        '&',
        uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: pair[0], Value: pair.Length > 1 ? pair[1] : ""))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}"));

    private static void Set(HttpRequestHeaders headers, string name, string? value)
    {
        headers.Remove(name);
        if (value is not null)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
