using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Linnet.Api.Http;
using Linnet.Core.Sessions;

namespace Linnet.Api.Streaming;

/// <summary>Why the server ends a stream.</summary>
internal enum StreamEnd
{
    /// <summary>It does not: the reader reads on, or is gone.</summary>
    None,

    /// <summary>The reader said goodbye.</summary>
    Left,

    /// <summary>Too many messages wait for the reader.</summary>
    TooSlow,

    /// <summary>The reader's token is not valid any more.</summary>
    TokenOver,

    /// <summary>The server stops.</summary>
    Stopping,
}

/// <summary>Who opens a stream, and how.</summary>
/// <param name="Session">What the reader's token stands for; null: none came.</param>
/// <param name="Address">Where the reader is.</param>
/// <param name="Urls">Makes the addresses in what the reader is told.</param>
/// <param name="IsSocket">True: a WebSocket; false: server-sent events.</param>
internal sealed record StreamReader(Session? Session, string Address, ApiUrls Urls, bool IsSocket);

/// <summary>
/// An open stream, or several on one socket: messages go in at one end and are sent from the other. All members but those that
/// wait and take are for <see cref="StreamHub"/>, which sees to it that nobody uses two of them at once.
/// </summary>
internal sealed class StreamConnection : IDisposable
{
    private readonly Channel<byte[]> _waiting;
    private readonly CancellationTokenSource _end;

    /// <summary>A stream without subscriptions.</summary>
    /// <param name="reader">Whose it is.</param>
    /// <param name="messagesMax">Most messages that may wait.</param>
    /// <param name="openedAt">When it was opened, by the clock of heartbeats.</param>
    /// <param name="left">Fires when the reader has left.</param>
    public StreamConnection(StreamReader reader, int messagesMax, long openedAt, CancellationToken left)
    {
        Reader = reader;
        _waiting = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(messagesMax) { SingleReader = true });
        _end = CancellationTokenSource.CreateLinkedTokenSource(left);
        Ended = _end.Token;
        BeatAt = openedAt;
    }

    /// <summary>Whose it is.</summary>
    public StreamReader Reader { get; }

    /// <summary>Fires when the stream is over, whoever ended it.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Why the server ended it.</summary>
    public StreamEnd End { get; private set; }

    /// <summary>What is read.</summary>
    public HashSet<StreamChoice> Choices { get; } = [];

    /// <summary>When it last showed that it is alive.</summary>
    public long BeatAt { get; set; }

    /// <summary>Puts a message at the end of those that wait; false when there is no room.</summary>
    public bool TryTell(byte[] message) => _waiting.Writer.TryWrite(message);

    /// <summary>Ends the stream; what waits is not sent any more.</summary>
    public void EndFor(StreamEnd reason)
    {
        if (End is StreamEnd.None)
        {
            End = reason;

            // Whoever waits goes on elsewhere: the hub's lock is held here.
            _ = _end.CancelAsync();
        }
    }

    /// <summary>Waits until there is something to send.</summary>
    /// <returns>False when the stream is over.</returns>
    public async ValueTask<bool> WaitAsync()
    {
        try
        {
            return await _waiting.Reader.WaitToReadAsync(Ended);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Takes the next message.</summary>
    public bool TryTake([NotNullWhen(true)] out byte[]? message) => _waiting.Reader.TryRead(out message);

    /// <inheritdoc/>
    public void Dispose() => _end.Dispose();
}
