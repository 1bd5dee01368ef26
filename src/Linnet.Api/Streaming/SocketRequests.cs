using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Linnet.Api.Http;
using Linnet.Protocol.Json;
using Linnet.Protocol.Streaming;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Streaming;

/// <summary>Does what the client of a WebSocket asks for: to begin and to end streams.</summary>
internal sealed class SocketRequests(StreamHub hub, StreamConnection connection)
{
    private static readonly JsonTypeInfo RequestType = LinnetJson.LenientOptions.GetTypeInfo(typeof(StreamRequest));

    private static readonly Problem Unreadable = Problem.Of(
        StatusCodes.Status400BadRequest, "A message must be JSON, such as {\"type\":\"subscribe\",\"stream\":\"user\"}");

    private static readonly Problem UnknownType = Problem.Of(
        StatusCodes.Status400BadRequest, "type must be subscribe or unsubscribe");

    /// <summary>Does what a message asks for, or says what is wrong with it.</summary>
    public void Take(ReadOnlySpan<byte> message)
    {
        if (Read(message) is not { } request)
        {
            Refuse(Unreadable);
            return;
        }

        if (request.Type is not ("subscribe" or "unsubscribe"))
        {
            Refuse(UnknownType);
            return;
        }

        Take(new StreamWish(StreamKind.Find(request.Stream is [var name, ..] ? name : null), request.Tag), begin: request.Type == "subscribe");
    }

    /// <summary>Begins or ends a stream, or says why not.</summary>
    public void Take(StreamWish wish, bool begin)
    {
        var (choice, problem) = StreamChoice.Of(wish, connection.Reader.Session);
        if (choice is not null && begin)
        {
            problem = hub.Subscribe(connection, choice);
        }
        else if (choice is not null)
        {
            hub.Unsubscribe(connection, choice);
        }

        if (problem is not null)
        {
            Refuse(problem);
        }
    }

    private static StreamRequest? Read(ReadOnlySpan<byte> message)
    {
        try
        {
            return (StreamRequest?)JsonSerializer.Deserialize(message, RequestType);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Refuse(Problem problem) => hub.Send(
        connection,
        JsonSerializer.SerializeToUtf8Bytes(new StreamError(problem.Body.Error, problem.Status), LinnetJson.TypeOf<StreamError>()));
}
