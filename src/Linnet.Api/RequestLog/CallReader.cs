using Microsoft.Win32.SafeHandles;

namespace Linnet.Api.RequestLog;

/// <summary>Reads calls one after another, through a buffer of fixed size.</summary>
/// <param name="file">Where they are.</param>
/// <param name="place">Where in the file the first one begins.</param>
/// <param name="end">Where the last one ends.</param>
internal sealed class CallReader(SafeFileHandle file, long place, long end)
{
    private const int BufferBytes = 64 * 1024;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _count;

    /// <summary>The next call of those that <see cref="FillAsync"/> brought.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path in UTF-8; holds until <see cref="FillAsync"/> is called.</param>
    /// <returns>False: there is none left.</returns>
    public bool TryRead(out string method, out ReadOnlySpan<byte> path)
    {
        var bytes = CallFormat.Read(_buffer.AsSpan(_start, _count), out method, out path);
        _start += bytes;
        _count -= bytes;
        return bytes > 0;
    }

    /// <summary>Brings more calls.</summary>
    /// <exception cref="EndOfStreamException">There are no more.</exception>
    public async ValueTask FillAsync(CancellationToken ct)
    {
        _buffer.AsSpan(_start, _count).CopyTo(_buffer);
        _start = 0;
        var room = (int)Math.Min(BufferBytes - _count, end - place);
        var bytes = await RandomAccess.ReadAsync(file, _buffer.AsMemory(_count, room), place, ct);
        if (bytes == 0)
        {
            throw new EndOfStreamException("The request log's file is shorter than it should be");
        }

        place += bytes;
        _count += bytes;
    }

    /// <summary>Passes over calls.</summary>
    public async ValueTask SkipAsync(long calls, CancellationToken ct)
    {
        while (calls > 0)
        {
            if (TryRead(out _, out _))
            {
                calls--;
            }
            else
            {
                await FillAsync(ct);
            }
        }
    }
}
