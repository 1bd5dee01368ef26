using System.Buffers;
using System.Text;

namespace Linnet.Web.Http;

/// <summary>Writes text as UTF-8 into a buffer.</summary>
/// <remarks>Surrogate pairs must come in one piece, as the renderer sends them.</remarks>
internal sealed class Utf8Writer(IBufferWriter<byte> buffer) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer1) => Encoding.UTF8.GetBytes(buffer1, buffer);
}
