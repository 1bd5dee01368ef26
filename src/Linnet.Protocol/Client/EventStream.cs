using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using Linnet.Protocol.Streaming;

namespace Linnet.Protocol.Client;

/// <summary>An open stream of events. To be disposed of when nobody reads it any more.</summary>
public sealed class EventStream : IAsyncDisposable
{
    /// <summary>Longest line that is read; a status is well below.</summary>
    private const int LineBytesMax = 1024 * 1024;

    private readonly HttpResponseMessage _response;
    private readonly PipeReader _lines;

    internal EventStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _lines = PipeReader.Create(body);
    }

    /// <summary>
    /// What is told, as it comes, heartbeats among it; may be read once. Ends when the server ends the stream, when the way to it breaks, or when
    /// something comes that is no stream: whoever wants to hear more opens another, and reads what came in between.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting, with an <see cref="OperationCanceledException"/>.</param>
    public async IAsyncEnumerable<StreamEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (name, payload) = ("", default(string));
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(':'))
            {
                yield return StreamEvent.Heartbeat;
            }
            else if (line.StartsWith("event:", StringComparison.Ordinal))
            {
                name = line["event:".Length..].Trim();
            }
            else if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                payload = payload is null ? line["data:".Length..].Trim() : $"{payload}\n{line["data:".Length..].Trim()}";
            }
            else if (line.Length == 0)
            {
                if (name.Length > 0 && payload is not null)
                {
                    yield return new StreamEvent(name, payload);
                }

                (name, payload) = ("", null);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The answer first: a reader that waits would wait for the rest of a line otherwise.
        _response.Dispose();
        await _lines.CompleteAsync();
    }

    /// <summary>The next line without its end; null: there is none.</summary>
    private async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read;
            try
            {
                read = await _lines.ReadAsync(cancellationToken);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
            {
                return null;
            }

            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.UTF8.GetString(read.Buffer.Slice(0, end)).TrimEnd('\r');
                _lines.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line;
            }

            if (read.IsCompleted || read.Buffer.Length > LineBytesMax)
            {
                _lines.AdvanceTo(read.Buffer.End);
                return null;
            }

            _lines.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
