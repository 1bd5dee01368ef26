using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Linnet.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Linnet.Api.Http;

/// <summary>A request's fields and files.</summary>
/// <param name="Fields">The fields, as if they had been JSON.</param>
/// <param name="Files">The files; null: the request had no parts.</param>
internal sealed record RequestParts(JsonObject Fields, IFormFileCollection? Files);

/// <summary>What was read, or what is wrong with it.</summary>
/// <param name="Parts">What was read; null: something is wrong.</param>
/// <param name="Problem">What is wrong.</param>
internal readonly record struct RequestRead(RequestParts? Parts, Problem? Problem)
{
    /// <summary>Tells one from the other.</summary>
    public bool Succeeded([NotNullWhen(true)] out RequestParts? parts, [NotNullWhen(false)] out Problem? problem)
    {
        (parts, problem) = (Parts, Problem);
        return problem is null;
    }
}

/// <summary>Reads bodies of every kind that clients send, within <see cref="Limits.RequestBytes"/>.</summary>
internal static class RequestReader
{
    /// <summary>What is said of a body of another kind.</summary>
    public const string UnknownTypeMessage =
        "The body must be application/json, application/x-www-form-urlencoded or multipart/form-data";

    private const int DepthMax = 16;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DepthMax, AllowDuplicateProperties = false };

    // ASCII is a part of UTF-8.
    private static readonly HashSet<string> Utf8Names = new(StringComparer.OrdinalIgnoreCase) { "utf-8", "utf8", "us-ascii" };

    // Everything stays in memory: no part of a body is written to a temporary file.
    private static readonly FormOptions FormLimits = new()
    {
        BufferBodyLengthLimit = Limits.RequestBytes,
        MultipartBodyLengthLimit = Limits.RequestBytes,
        MemoryBufferThreshold = Limits.RequestBytes,
        KeyLengthLimit = 200,
        ValueCountLimit = 500,
        ValueLengthLimit = Limits.RequestBytes,
    };

    /// <summary>Reads the query, and the body over it.</summary>
    public static async ValueTask<RequestRead> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Limits.RequestBytes;
        }

        if (request.ContentLength > Limits.RequestBytes)
        {
            return TooLarge();
        }

        var fields = new JsonObject();
        if (FieldTree.Add(fields, request.Query) is { } problem)
        {
            return new(null, problem);
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return await IsEmptyAsync(request, context.RequestAborted) ? new(new(fields, null), null) : UnknownType();
        }

        if (type.Charset is { Length: > 0 } charset && !Utf8Names.Contains(charset.ToString().Trim('"')))
        {
            return new(null, Problem.Of(StatusCodes.Status415UnsupportedMediaType, "The body must be in UTF-8"));
        }

        if (request.HasFormContentType)
        {
            return await ReadFormAsync(request, type, fields, context.RequestAborted);
        }

        if (type.MediaType == "application/json" || type.Suffix == "json")
        {
            return await ReadJsonAsync(request, fields, context.RequestAborted);
        }

        return await IsEmptyAsync(request, context.RequestAborted) ? new(new(fields, null), null) : UnknownType();
    }

    private static async Task<RequestRead> ReadFormAsync(
        HttpRequest request, MediaTypeHeaderValue type, JsonObject fields, CancellationToken ct)
    {
        if (type.MediaType == "application/x-www-form-urlencoded")
        {
            if (await BufferAsync(request, ct) is not { } bytes)
            {
                return TooLarge();
            }

            // The framework leaves an escape that decodes to no UTF-8 as it stands: it would pass for text.
            if (!Utf8.IsValid(WebUtility.UrlDecodeToBytes(bytes.GetBuffer(), 0, (int)bytes.Length)))
            {
                return new(null, NotUtf8());
            }

            request.Body = bytes;
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(FormLimits, ct);
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return new(null, Problem.Of(
                StatusCodes.Status400BadRequest, "The form is broken, or has too many or too long fields"));
        }

        return FieldTree.Add(fields, form) is { } problem ? new(null, problem) : new(new(fields, form.Files), null);
    }

    private static async Task<RequestRead> ReadJsonAsync(HttpRequest request, JsonObject fields, CancellationToken ct)
    {
        if (await BufferAsync(request, ct) is not { } bytes)
        {
            return TooLarge();
        }

        return bytes.Length > 0 && MergeJson(WrittenTo(bytes), fields) is { } problem
            ? new(null, problem)
            : new(new(fields, null), null);
    }

    /// <summary>The whole body; null: it is too large.</summary>
    private static async Task<MemoryStream?> BufferAsync(HttpRequest request, CancellationToken ct)
    {
        var bytes = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await request.Body.ReadAsync(chunk, ct) is > 0 and var count)
        {
            bytes.Write(chunk, 0, count);
            if (bytes.Length > Limits.RequestBytes)
            {
                return null;
            }
        }

        bytes.Position = 0;
        return bytes;
    }

    private static ReadOnlySpan<byte> WrittenTo(MemoryStream bytes) => bytes.GetBuffer().AsSpan(0, (int)bytes.Length);

    private static Problem? MergeJson(ReadOnlySpan<byte> utf8, JsonObject fields)
    {
        if (!Utf8.IsValid(utf8))
        {
            return NotUtf8();
        }

        try
        {
            if (JsonNode.Parse(utf8, documentOptions: Strict) is not JsonObject json)
            {
                return Problem.Of(StatusCodes.Status400BadRequest, "The body must be a JSON object");
            }

            foreach (var (name, value) in json.ToArray())
            {
                json.Remove(name);
                fields[name] = value;
            }

            return null;
        }
        catch (JsonException exception)
        {
            return Problem.Of(
                StatusCodes.Status400BadRequest,
                $"The body is not valid JSON near line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a field's name.
            return Problem.Of(StatusCodes.Status400BadRequest, "The body is not valid JSON: a name is not valid Unicode");
        }
    }

    private static async ValueTask<bool> IsEmptyAsync(HttpRequest request, CancellationToken ct) =>
        request.ContentLength is 0 || await request.Body.ReadAsync(new byte[1], ct) == 0;

    private static Problem NotUtf8() => Problem.Of(StatusCodes.Status400BadRequest, "The body is not valid UTF-8");

    private static RequestRead TooLarge() => new(null, Problem.Of(
        StatusCodes.Status413PayloadTooLarge, $"The body must have at most {Limits.RequestBytes} bytes"));

    private static RequestRead UnknownType() => new(null, Problem.Of(
        StatusCodes.Status415UnsupportedMediaType, UnknownTypeMessage));
}
