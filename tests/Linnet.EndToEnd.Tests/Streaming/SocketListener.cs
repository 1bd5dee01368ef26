using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Streaming;

/// <summary>The client of a WebSocket, as a script in a browser would be one.</summary>
internal sealed class SocketListener : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly byte[] _buffer = new byte[256 * 1024];

    private SocketListener(ClientWebSocket socket) => Socket = socket;

    public ClientWebSocket Socket { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens a socket.</summary>
    /// <param name="app">The server.</param>
    /// <param name="query">The query with its question mark, or nothing.</param>
    /// <param name="configure">Adds headers and subprotocols.</param>
    public static async Task<SocketListener> OpenAsync(
        LinnetApp app, string query = "", Action<ClientWebSocketOptions>? configure = null)
    {
        var socket = new ClientWebSocket();
        configure?.Invoke(socket.Options);
        try
        {
            await socket.ConnectAsync(new Uri($"ws://{app.Http.BaseAddress!.Authority}/api/v1/streaming{query}"), Token);
            return new SocketListener(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Opens a socket with somebody's token in the header.</summary>
    public static Task<SocketListener> OpenAsync(Person person, string query = "") => OpenAsync(
        person.App, query, options => options.SetRequestHeader("Authorization", $"Bearer {person.Token}"));

    /// <summary>The HTTP status with which a socket is refused.</summary>
    public static async Task<int> RefusedAsync(LinnetApp app, string query, Action<ClientWebSocketOptions>? configure = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        configure?.Invoke(socket.Options);
        var address = new Uri($"ws://{app.Http.BaseAddress!.Authority}/api/v1/streaming{query}");
        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(address, Token));
        return (int)socket.HttpStatusCode;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public Task SendAsync(byte[] message, WebSocketMessageType type = WebSocketMessageType.Text) =>
        Socket.SendAsync(message, type, endOfMessage: true, Token);

    /// <summary>The next message, as JSON; null: the server has closed the socket.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        var length = 0;
        while (true)
        {
            var received = await Socket.ReceiveAsync(_buffer.AsMemory(length), Token).AsTask().WaitAsync(Patience, Token);
            if (received.MessageType is WebSocketMessageType.Close)
            {
                return null;
            }

            length += received.Count;
            if (received.EndOfMessage)
            {
                return JsonElement.Parse(_buffer.AsSpan(0, length));
            }
        }
    }

    /// <summary>The next message must be this event of this stream.</summary>
    /// <returns>Its payload.</returns>
    public async Task<string> ShouldTellAsync(string name, params string[] stream)
    {
        var told = (await NextAsync()).ShouldNotBeNull("the socket was closed");
        told.GetProperty("stream").EnumerateArray().Select(part => part.GetString()).ShouldBe(stream, told.GetRawText());
        told.GetProperty("event").GetString().ShouldBe(name);
        told.EnumerateObject().Count().ShouldBe(3);
        return told.GetProperty("payload").GetString().ShouldNotBeNull();
    }

    /// <summary>The next message must be an error.</summary>
    /// <returns>What is wrong.</returns>
    public async Task<string> ShouldRefuseAsync(int status)
    {
        var told = (await NextAsync()).ShouldNotBeNull("the socket was closed");
        told.TryGetProperty("status", out var number).ShouldBeTrue(told.GetRawText());
        number.GetInt32().ShouldBe(status);
        return told.GetProperty("error").GetString().ShouldNotBeNull();
    }

    /// <summary>The server must close the socket next.</summary>
    public async Task ShouldCloseAsync(WebSocketCloseStatus status)
    {
        (await NextAsync()).ShouldBeNull();
        Socket.CloseStatus.ShouldBe(status);
    }

    public void Dispose() => Socket.Dispose();
}
