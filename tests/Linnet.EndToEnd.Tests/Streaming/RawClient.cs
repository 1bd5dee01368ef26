using System.Net.Sockets;
using System.Text;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Streaming;

/// <summary>A client that opens a stream and then does nothing of what clients should do.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens server-sent events.</summary>
    public static Task<RawClient> OpenAsync(LinnetApp app, string path) => OpenAsync(app, path, "", "200");

    /// <summary>Opens a WebSocket.</summary>
    public static Task<RawClient> OpenSocketAsync(LinnetApp app, string path) => OpenAsync(
        app,
        path,
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
        "101");

    /// <summary>What the server sent until it closed the connection, byte for byte.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var all = new StringBuilder();
        var buffer = new byte[64 * 1024];
        try
        {
            while (await ReceiveAsync(buffer) is > 0 and var count)
            {
                all.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (SocketException)
        {
            // The connection was reset: that, too, is an end.
        }

        return all.ToString();
    }

    public void Dispose() => _socket.Dispose();

    private static async Task<RawClient> OpenAsync(LinnetApp app, string path, string headers, string status)
    {
        var client = new RawClient();
        var address = app.Http.BaseAddress!;
        client._socket.ReceiveBufferSize = 4096;
        await client._socket.ConnectAsync(address.Host, address.Port, Token);
        var request = $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{headers}\r\n";
        await client._socket.SendAsync(Encoding.ASCII.GetBytes(request), Token);
        var buffer = new byte[4096];
        var count = await client.ReceiveAsync(buffer);
        Encoding.ASCII.GetString(buffer, 0, count).ShouldStartWith($"HTTP/1.1 {status}");
        return client;
    }

    private Task<int> ReceiveAsync(byte[] buffer) =>
        _socket.ReceiveAsync(buffer, Token).AsTask().WaitAsync(Patience, Token);
}
