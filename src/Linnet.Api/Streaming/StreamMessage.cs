using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Linnet.Api.Entities;
using Linnet.Core.Streaming;

namespace Linnet.Api.Streaming;

/// <summary>
/// What streams are told of one event: written once for each form in which it is sent, however many streams there are. For one thread.
/// </summary>
internal sealed class StreamMessage(Announcement announcement, StatusPieces pieces)
{
    // A payload is read by programs, never as part of a page: quotation marks need no more than a backslash.
    private static readonly JsonWriterOptions SocketJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, byte[]> _payloads = [];
    private readonly Dictionary<(string Base, string? Label), byte[]> _frames = [];

    private string EventName => announcement.Kind switch
    {
        StatusEventKind.Edited => "status.update",
        StatusEventKind.Deleted => "delete",
        _ => "update",
    };

    /// <summary>The message as a stream sends it.</summary>
    public byte[] For(StreamReader reader, StreamChoice choice)
    {
        var key = (reader.Urls.Base, reader.IsSocket ? choice.Label : null);
        if (!_frames.TryGetValue(key, out var frame))
        {
            var payload = PayloadFor(reader);
            frame = reader.IsSocket ? ForSocket(choice.Label, payload) : ForEvents(payload);
            _frames.Add(key, frame);
        }

        return frame;
    }

    private byte[] PayloadFor(StreamReader reader)
    {
        if (!_payloads.TryGetValue(reader.Urls.Base, out var payload))
        {
            var json = new ArrayBufferWriter<byte>();
            if (announcement.View is { } view)
            {
                pieces.WriteForAll(json, view, reader.Urls);
            }
            else
            {
                json.Write(System.Text.Encoding.ASCII.GetBytes(announcement.StatusId.ToString(CultureInfo.InvariantCulture)));
            }

            payload = json.WrittenSpan.ToArray();
            _payloads.Add(reader.Urls.Base, payload);
        }

        return payload;
    }

    private byte[] ForEvents(byte[] payload) =>
        [.. "event: "u8, .. System.Text.Encoding.ASCII.GetBytes(EventName), .. "\ndata: "u8, .. payload, .. "\n\n"u8];

    private byte[] ForSocket(string label, byte[] payload)
    {
        var json = new ArrayBufferWriter<byte>(payload.Length + (payload.Length / 4));
        using var writer = new Utf8JsonWriter(json, SocketJson);
        writer.WriteStartObject();
        writer.WritePropertyName("stream"u8);
        writer.WriteRawValue(label);
        writer.WriteString("event"u8, EventName);
        writer.WriteString("payload"u8, payload);
        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenSpan.ToArray();
    }
}
