namespace Linnet.Core.Media;

/// <summary>Collects the bytes of an image in room that is set aside beforehand.</summary>
internal sealed class ImageWriter(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Write(params ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>The next bytes, for the caller to fill.</summary>
    public Span<byte> Take(int length)
    {
        var taken = _bytes.AsSpan(Length, length);
        Length += length;
        return taken;
    }

    /// <summary>What was written from a position on, to be amended.</summary>
    public Span<byte> From(int position) => _bytes.AsSpan(position..Length);
}
