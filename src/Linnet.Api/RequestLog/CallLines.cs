using System.Buffers;
using System.Text.Json;
using Linnet.Protocol.Json;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.RequestLog;

/// <summary>
/// Calls as lines of JSON, <c>["GET","/api/v1/…"]</c>, sent while they are read. When calls were dropped, the last line is
/// <c>{"dropped":N}</c>.
/// </summary>
/// <param name="spool">Where the calls are; null: there are none.</param>
/// <param name="offset">Calls to pass over.</param>
/// <param name="count">Calls to send; they have been flushed.</param>
/// <param name="dropped">Calls that were dropped.</param>
internal sealed class CallLines(CallSpool? spool, long offset, long count, long dropped) : IResult
{
    private static readonly JsonWriterOptions Format = new() { Encoder = LinnetJson.Options.Encoder, SkipValidation = true };

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = LogQuery.LinesType;
        var output = response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, Format);
        if (spool is not null && count > 0)
        {
            var reader = await spool.OpenAsync(offset, ct);
            for (var left = count; left > 0;)
            {
                if (reader.TryRead(out var method, out var path))
                {
                    WriteCall(json, method, path);
                    EndLine(json, output);
                    left--;
                }
                else
                {
                    await output.FlushAsync(ct);
                    await reader.FillAsync(ct);
                }
            }
        }

        if (dropped > 0)
        {
            json.WriteStartObject();
            json.WriteNumber("dropped", dropped);
            json.WriteEndObject();
            EndLine(json, output);
        }
    }

    private static void WriteCall(Utf8JsonWriter json, string method, ReadOnlySpan<byte> path)
    {
        json.WriteStartArray();
        json.WriteStringValue(method);
        json.WriteStringValue(path);
        json.WriteEndArray();
    }

    private static void EndLine(Utf8JsonWriter json, IBufferWriter<byte> output)
    {
        json.Flush();
        json.Reset();
        output.Write("\n"u8);
    }
}
