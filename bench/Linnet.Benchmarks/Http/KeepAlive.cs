using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace Linnet.Benchmarks.Http;

/// <summary>
/// One connection that is kept: sends requests made beforehand, one at a time, and reads of an answer no more than its status and
/// where it ends.
/// </summary>
internal sealed class KeepAlive : IDisposable
{
    private const int BufferBytes = 64 * 1024;
    private const int StatusAt = 9;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _kept;
    private int _status;

    // What is left of a body whose length was said; null: it comes in chunks.
    private long? _left;

    /// <summary>Connects.</summary>
    public KeepAlive(Uri server)
    {
        Socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(server.Host, server.Port);
    }

    /// <summary>To be watched: when it is readable, <see cref="Receive"/> does not wait.</summary>
    public Socket Socket { get; }

    /// <summary>When the request under way was to start.</summary>
    public TimeSpan Intended { get; private set; }

    private static ReadOnlySpan<byte> Length => "\r\nContent-Length: "u8;

    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    // No text that JSON allows ends like this: it holds no line breaks of its own.
    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;

    /// <summary>The bytes of a request for a page.</summary>
    public static byte[] Get(Uri server, string path, string token) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {token}\r\n\r\n");

    /// <summary>Sends a request.</summary>
    public void Send(ReadOnlySpan<byte> request, TimeSpan intended)
    {
        (Intended, _kept, _status, _left) = (intended, 0, 0, null);
        if (Socket.Send(request) != request.Length)
        {
            throw new InvalidOperationException("A request does not fit into the connection");
        }
    }

    /// <summary>Takes what has arrived.</summary>
    /// <returns>The answer's status once the answer is complete.</returns>
    public int? Receive()
    {
        var received = Socket.Receive(_buffer.AsSpan(_kept));
        if (received == 0)
        {
            throw new InvalidOperationException("The server closed a connection, or sent headers without end");
        }

        var arrived = _buffer.AsSpan(0, _kept + received);
        if (_status == 0)
        {
            var end = arrived.IndexOf(HeadEnd);
            if (end < 0)
            {
                _kept = arrived.Length;
                return null;
            }

            ReadHead(arrived[..end]);
            received = arrived.Length - end - HeadEnd.Length;
        }

        if (_left is not null)
        {
            (_left, _kept) = (_left - received, 0);
            return _left == 0 ? _status : null;
        }

        var isComplete = arrived.EndsWith(LastChunk);
        _kept = Math.Min(arrived.Length, LastChunk.Length - 1);
        arrived[^_kept..].CopyTo(_buffer);
        return isComplete ? _status : null;
    }

    public void Dispose() => Socket.Dispose();

    private void ReadHead(ReadOnlySpan<byte> head)
    {
        var length = head.IndexOf(Length);
        if (length >= 0 && Utf8Parser.TryParse(head[(length + Length.Length)..], out long bytes, out _))
        {
            _left = bytes;
        }

        if (!Utf8Parser.TryParse(head[StatusAt..], out _status, out _)
            || (_left is null && head.IndexOf("\r\nTransfer-Encoding: chunked"u8) < 0))
        {
            throw new InvalidOperationException($"An answer that says neither its length nor that it comes in chunks: {Encoding.ASCII.GetString(head)}");
        }
    }
}
