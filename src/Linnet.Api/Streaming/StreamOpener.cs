using Linnet.Api.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Linnet.Api.Streaming;

/// <summary>Opens streams: checks what is wished for, subscribes, and stays until the stream is over.</summary>
internal sealed class StreamOpener(StreamHub hub, IOptions<StreamingOptions> options, TimeProvider time)
{
    // A socket whose client answers nothing for this many heartbeats is given up.
    private const int HeartbeatsUnanswered = 2;

    /// <summary>Answers with one stream as server-sent events, or says why not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="kind">What sort of stream; null: none that there is.</param>
    public async Task OpenEventsAsync(HttpContext context, StreamKind? kind)
    {
        if (context.Request.Query.Flag("only_media") is true)
        {
            kind = kind?.OnlyMedia();
        }

        var (choice, problem) = StreamChoice.Of(WishOf(context, kind), Caller.Of(context)?.Session);
        var connection = default(StreamConnection);
        if (choice is not null)
        {
            (connection, problem) = hub.Open(ReaderOf(context, isSocket: false), context.RequestAborted);
        }

        if (connection is null)
        {
            await problem!.ExecuteAsync(context);
            return;
        }

        try
        {
            hub.Subscribe(connection, choice!);
            await EventStream.SendAsync(context, connection);
        }
        finally
        {
            hub.Close(connection);
        }
    }

    /// <summary>
    /// Makes the request a WebSocket, with the stream that its query names, if it does. What is wrong with a stream is said on the socket: a
    /// script in a browser sees no other answer.
    /// </summary>
    public async Task OpenSocketAsync(HttpContext context)
    {
        var (connection, problem) = hub.Open(ReaderOf(context, isSocket: true), context.RequestAborted);
        if (connection is null)
        {
            await problem!.ExecuteAsync(context);
            return;
        }

        try
        {
            var requests = new SocketRequests(hub, connection);
            if (context.Request.Query.Last("stream") is { } name)
            {
                requests.Take(WishOf(context, StreamKind.Find(name)), begin: true);
            }

            using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
            {
                // A client that offers names, a token may be the first of them, ends what takes none up.
                SubProtocol = context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault(),
                KeepAliveInterval = options.Value.HeartbeatEvery,
                KeepAliveTimeout = options.Value.HeartbeatEvery * HeartbeatsUnanswered,
            });
            await new SocketStream(socket, connection, requests, hub, time).RunAsync();
        }
        finally
        {
            hub.Close(connection);
        }
    }

    private static StreamWish WishOf(HttpContext context, StreamKind? kind) => new(kind, context.Request.Query.Last("tag"));

    private static StreamReader ReaderOf(HttpContext context, bool isSocket) =>
        new(Caller.Of(context)?.Session, ClientAddress.Of(context), ApiUrls.Of(context), isSocket);
}
