using System.Globalization;
using System.Text.Json;
using Linnet.Core;
using Linnet.Protocol.Errors;
using Linnet.Protocol.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Linnet.Api.Http;

/// <summary>An answer that says no, as <c>{"error": …}</c>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">What is said.</param>
/// <param name="RetryAfter">When it is worth trying again; null: not told.</param>
internal sealed record Problem(int Status, ErrorBody Body, TimeSpan? RetryAfter = null) : IResult
{
    /// <summary>A problem that concerns no field.</summary>
    public static Problem Of(int status, string message) => new(status, new ErrorBody(message));

    /// <summary>The field of a request breaks a rule.</summary>
    public static Problem Invalid(string field, string message) => Of(Refusal.Invalid(field, message));

    /// <summary>There is no such record for this caller.</summary>
    public static Problem NotFound() => Of(Refusal.NotFound());

    /// <summary>What Core refused, in the API's words.</summary>
    public static Problem Of(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.Invalid => OfField(ApiWord(refusal.Field), refusal.Message),
        RefusalKind.NotFound => Of(StatusCodes.Status404NotFound, refusal.Message),
        RefusalKind.Forbidden => Of(StatusCodes.Status403Forbidden, refusal.Message),
        RefusalKind.Unauthorized => Of(StatusCodes.Status401Unauthorized, refusal.Message),
        RefusalKind.TooMany => new(
            StatusCodes.Status429TooManyRequests, new ErrorBody(refusal.Message), refusal.RetryAfter),
        _ => throw new InvalidOperationException($"No HTTP status is known for {refusal.Kind}"),
    };

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = Json.ContentType;
        if (RetryAfter is { } wait)
        {
            response.Headers[HeaderNames.RetryAfter] =
                Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (Status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
        {
            response.Headers.WWWAuthenticate = "Bearer realm=\"Linnet\"";
        }

        return JsonSerializer.SerializeAsync(
            response.BodyWriter, Body, LinnetJson.TypeOf<ErrorBody>(), httpContext.RequestAborted);
    }

    private static Problem OfField(string? field, string message)
    {
        if (field is null)
        {
            return Of(StatusCodes.Status422UnprocessableEntity, $"Validation failed: {message}");
        }

        // Core's messages either go on from the field's name or are sentences of their own.
        var separator = char.IsUpper(message[0]) ? ": " : " ";
        var code = message.EndsWith("taken", StringComparison.Ordinal) ? "ERR_TAKEN" : "ERR_INVALID";
        return new(
            StatusCodes.Status422UnprocessableEntity,
            new ErrorBody(
                $"Validation failed: {field}{separator}{message}",
                Details: new Dictionary<string, IReadOnlyList<FieldError>> { [field] = [new(code, message)] }));
    }

    private static string? ApiWord(string? field) => field switch
    {
        "alias" => "username",
        "text" => "status",
        "spoiler" => "spoiler_text",
        "idempotency_key" => "Idempotency-Key",
        _ => field,
    };
}
