using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Linnet.Benchmarks.Http;

/// <summary>One open stream on a socket of its own, read with as little as possible: what comes is only searched for a mark.</summary>
internal sealed class OpenStream : IDisposable
{
    private const int BufferBytes = 4096;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _filled;

    /// <summary>Opens the stream of somebody's feed.</summary>
    /// <param name="server">The server.</param>
    /// <param name="token">Whose.</param>
    /// <param name="asSocket">True: as a WebSocket; false: as server-sent events.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<OpenStream> OpenAsync(Uri server, string token, bool asSocket, CancellationToken ct)
    {
        var stream = new OpenStream();
        await stream._socket.ConnectAsync(IPAddress.Loopback, server.Port, ct);
        var upgrade = asSocket
            ? "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            : "";
        await stream._socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"GET /api/v1/streaming?stream=user HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {token}\r\n{upgrade}\r\n"),
            ct);

        // An event stream begins with a comment, a WebSocket with the end of the headers.
        await stream.FindAsync(asSocket ? "\r\n\r\n"u8.ToArray() : ":)\n"u8.ToArray(), ct);
        return stream;
    }

    /// <summary>Reads until the mark has come.</summary>
    /// <returns>When that was, by the clock of timestamps.</returns>
    public async Task<long> FindAsync(byte[] mark, CancellationToken ct)
    {
        while (true)
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), ct);
            var now = TimeProvider.System.GetTimestamp();
            if (count == 0)
            {
                throw new InvalidOperationException("The server ended a stream");
            }

            _filled += count;
            if (_buffer.AsSpan(0, _filled).IndexOf(mark) >= 0)
            {
                _filled = 0;
                return now;
            }

            // The mark may have come in part.
            var kept = Math.Min(_filled, mark.Length - 1);
            _buffer.AsSpan(_filled - kept, kept).CopyTo(_buffer);
            _filled = kept;
        }
    }

    /// <summary>Leaves.</summary>
    public void Dispose() => _socket.Dispose();
}
