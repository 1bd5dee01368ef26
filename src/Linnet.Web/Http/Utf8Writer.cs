using System.Buffers;
using System.Text;

namespace Linnet.Web.Http;

/// <summary>
/// Gathers the many small pieces in which a page is written, and makes UTF-8 of them all at once. Its memory is lent: it is to be
/// disposed of.
/// </summary>
internal sealed class Utf8Writer : TextWriter
{
    private const int CharsAtFirst = 32 * 1024;

    private char[] _chars = ArrayPool<char>.Shared.Rent(CharsAtFirst);
    private int _count;

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (_count == _chars.Length)
        {
            Grow(1);
        }

        _chars[_count++] = value;
    }

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.Length > _chars.Length - _count)
        {
            Grow(buffer.Length);
        }

        buffer.CopyTo(_chars.AsSpan(_count));
        _count += buffer.Length;
    }

    /// <summary>What was written.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_chars, 0, _count);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
        _count = 0;
        base.Dispose(disposing);
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_chars.Length * 2, _count + more));
        _chars.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_chars);
        _chars = larger;
    }
}
