using System.Buffers;

namespace Linnet.Protocol.Client;

/// <summary>The whole body of an answer, in memory that is lent: it is to be disposed of.</summary>
internal sealed class AnswerBody : IDisposable
{
    private const int BytesAtFirst = 32 * 1024;

    private byte[] _bytes;
    private int _count;

    private AnswerBody(int bytes) => _bytes = ArrayPool<byte>.Shared.Rent(bytes);

    /// <summary>The bytes, until they are given back.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _count);

    /// <summary>Reads to the end, with as few questions to the connection as it can.</summary>
    /// <param name="content">What the answer holds.</param>
    /// <param name="bytesMax">How much is read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HttpRequestException">There is more than that.</exception>
    public static async Task<AnswerBody> ReadAsync(HttpContent content, int bytesMax, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        if (announced > bytesMax)
        {
            throw TooLarge(bytesMax);
        }

        // One more than is announced: the end is read too.
        var body = new AnswerBody(announced is { } bytes ? (int)bytes + 1 : BytesAtFirst);
        try
        {
            await body.FillAsync(await content.ReadAsStreamAsync(cancellationToken), bytesMax, cancellationToken);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _count) = ([], 0);
    }

    private static HttpRequestException TooLarge(int bytesMax) =>
        new(HttpRequestError.ConfigurationLimitExceeded, $"The answer is over {bytesMax} bytes");

    private async Task FillAsync(Stream stream, int bytesMax, CancellationToken cancellationToken)
    {
        while (await stream.ReadAsync(_bytes.AsMemory(_count), cancellationToken) is > 0 and var read)
        {
            _count += read;
            if (_count > bytesMax)
            {
                throw TooLarge(bytesMax);
            }

            if (_count == _bytes.Length)
            {
                Grow();
            }
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
