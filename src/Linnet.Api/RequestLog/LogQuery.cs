using System.Globalization;
using Linnet.Api.Http;
using Linnet.Core;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.RequestLog;

/// <summary>
/// <c>offset</c>, <c>limit</c> and <c>format</c> of a request for the log. The format is <c>json</c> or <c>ndjson</c>; without it,
/// the <c>Accept</c> header decides.
/// </summary>
internal sealed class LogQuery : IBound
{
    /// <summary>The content type of a line for each call.</summary>
    public const string LinesType = "application/x-ndjson";

    private LogQuery()
    {
    }

    /// <summary>Calls to pass over; 0 unless told otherwise.</summary>
    public long Offset { get; private init; }

    /// <summary>
    /// Most calls wanted: as lines, all unless told otherwise; in an object, at most <see cref="Limits.RequestLogPageCalls"/>.
    /// </summary>
    public long Limit { get; private init; }

    /// <summary>Whether a line for each call is wanted, not one object.</summary>
    public bool AsLines { get; private init; }

    /// <inheritdoc/>
    public Problem? Problem { get; private init; }

    /// <summary>Reads the request's parameters.</summary>
    public static ValueTask<LogQuery> BindAsync(HttpContext context) => ValueTask.FromResult(Read(context.Request));

    private static LogQuery Read(HttpRequest request)
    {
        var query = request.Query;
        var format = query.Last("format");
        if (format is not (null or "json" or "ndjson"))
        {
            return Wrong("format", "must be json or ndjson");
        }

        if (!TryNumber(query.Last("offset"), otherwise: 0, least: 0, out var offset))
        {
            return Wrong("offset", "must be a number from 0");
        }

        var asLines = format is null ? AcceptsLines(request) : format is "ndjson";
        var most = asLines ? long.MaxValue : Limits.RequestLogPageCalls;
        return TryNumber(query.Last("limit"), otherwise: most, least: 1, out var limit)
            ? new() { Offset = offset, Limit = Math.Min(limit, most), AsLines = asLines }
            : Wrong("limit", asLines ? "must be a number from 1" : $"must be a number from 1 to {most}");
    }

    private static bool AcceptsLines(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(LinesType, StringComparison.OrdinalIgnoreCase));

    private static bool TryNumber(string? text, long otherwise, long least, out long number)
    {
        number = otherwise;
        return text is null
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least);
    }

    private static LogQuery Wrong(string field, string message) => new() { Problem = Problem.Invalid(field, message) };
}
