using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Http;

/// <summary>
/// Gathers an answer whose length is to be told, which lets clients read it at once. Its memory is lent: it is to be disposed of.
/// </summary>
internal sealed class LentWriter : IBufferWriter<byte>, IDisposable
{
    private const int BytesAtFirst = 32 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(BytesAtFirst);
    private int _count;

    /// <inheritdoc/>
    public void Advance(int count) => _count += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_bytes.Length - _count < Math.Max(1, sizeHint))
        {
            Grow(sizeHint);
        }

        return _bytes.AsMemory(_count);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Makes what was gathered the answer, as JSON; it leaves with the answer's end.</summary>
    public void Answer(HttpResponse response)
    {
        response.ContentType = Json.ContentType;
        response.ContentLength = _count;
        response.BodyWriter.Write(_bytes.AsSpan(0, _count));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _count) = ([], 0);
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _count + more));
        _bytes.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
