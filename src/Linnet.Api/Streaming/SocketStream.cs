using System.Net.WebSockets;
using Linnet.Core;

namespace Linnet.Api.Streaming;

/// <summary>Sends the streams of one WebSocket, and takes its client's requests for others.</summary>
internal sealed class SocketStream(
    WebSocket socket, StreamConnection connection, SocketRequests requests, StreamHub hub, TimeProvider time)
{
    private static readonly TimeSpan GoodbyeWithin = TimeSpan.FromSeconds(1);

    /// <summary>Runs until either side ends it.</summary>
    public async Task RunAsync()
    {
        var receiving = ReceiveAsync();
        var sending = SendAsync();
        await Task.WhenAny(receiving, sending);
        if (sending.IsCompleted && connection.End is not StreamEnd.TooSlow)
        {
            await SayGoodbyeAsync();
            await receiving.WaitAsync(GoodbyeWithin, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // Whatever still waits for the other side ends.
        hub.End(connection, StreamEnd.Left);
        await sending;
        socket.Abort();
        await receiving;
    }

    /// <summary>Ends when the stream is over or the socket is gone.</summary>
    private async Task SendAsync()
    {
        try
        {
            while (await connection.WaitAsync())
            {
                while (connection.TryTake(out var message))
                {
                    await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, connection.Ended);
                }
            }
        }
        catch (Exception exception) when (IsEnd(exception))
        {
        }
    }

    /// <summary>Ends when the client closes the socket or sends what is too large, or when the socket is gone.</summary>
    private async Task ReceiveAsync()
    {
        var buffer = new byte[Limits.StreamRequestBytes];
        var length = 0;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += received.Count;
                if (received.MessageType is WebSocketMessageType.Close)
                {
                    await CloseAsync(WebSocketCloseStatus.NormalClosure, null);
                    return;
                }

                if (received.EndOfMessage)
                {
                    requests.Take(received.MessageType is WebSocketMessageType.Text ? buffer.AsSpan(0, length) : default);
                    length = 0;
                }
                else if (length == buffer.Length)
                {
                    await CloseAsync(WebSocketCloseStatus.MessageTooBig, $"A message has at most {Limits.StreamRequestBytes} bytes");
                    await PassOverAsync(buffer);
                    return;
                }
            }
        }
        catch (Exception exception) when (IsEnd(exception))
        {
        }
    }

    /// <summary>
    /// Reads on until the client says goodbye too, but not for long: a connection that ends with something unread is reset, and the
    /// client may never see why.
    /// </summary>
    private async Task PassOverAsync(byte[] buffer)
    {
        using var bound = new CancellationTokenSource(GoodbyeWithin, time);
        while ((await socket.ReceiveAsync(buffer.AsMemory(), bound.Token)).MessageType is not WebSocketMessageType.Close)
        {
        }
    }

    private Task SayGoodbyeAsync() => connection.End switch
    {
        StreamEnd.TokenOver => CloseAsync(WebSocketCloseStatus.PolicyViolation, "The access token is not valid any more"),
        StreamEnd.Stopping => CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "The server is stopping"),
        _ => Task.CompletedTask,
    };

    /// <summary>Says that nothing more comes, if the client listens.</summary>
    private async Task CloseAsync(WebSocketCloseStatus status, string? reason)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using var bound = new CancellationTokenSource(GoodbyeWithin, time);
        try
        {
            await socket.CloseOutputAsync(status, reason, bound.Token);
        }
        catch (Exception exception) when (IsEnd(exception))
        {
        }
    }

    /// <summary>What a socket says whose other side is gone, or which was aborted.</summary>
    private static bool IsEnd(Exception exception) =>
        exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;
}
