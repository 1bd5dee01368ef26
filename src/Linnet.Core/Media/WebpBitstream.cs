using System.Buffers.Binary;

namespace Linnet.Core.Media;

/// <summary>Reads the size of an image off the first bytes of its coded pixels.</summary>
internal static class WebpBitstream
{
    private const int LossyHeaderBytes = 10;
    private const int LosslessHeaderBytes = 5;
    private const int SizeBits = 14;
    private const int SizeMask = (1 << SizeBits) - 1;

    public static Result<ImageSize> ReadSize(string type, ReadOnlySpan<byte> data) =>
        type == "VP8L" ? ReadLossless(data) : ReadLossy(data);

    private static Result<ImageSize> ReadLossy(ReadOnlySpan<byte> data)
    {
        if (data.Length < LossyHeaderBytes || !data[3..].StartsWith<byte>([0x9D, 0x01, 0x2A]))
        {
            return BadHeader();
        }

        var frame = ReadUInt24(data);
        var isKeyFrame = (frame & 1) == 0;
        var firstPartition = frame >> 5;
        if (!isKeyFrame || firstPartition > data.Length - LossyHeaderBytes)
        {
            return BadHeader();
        }

        return ImageSize.Of(
            BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & SizeMask,
            BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & SizeMask);
    }

    private static Result<ImageSize> ReadLossless(ReadOnlySpan<byte> data)
    {
        if (data.Length < LosslessHeaderBytes || data[0] != 0x2F)
        {
            return BadHeader();
        }

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        var version = bits >> 29;
        return version == 0
            ? ImageSize.Of((bits & SizeMask) + 1, ((bits >> SizeBits) & SizeMask) + 1)
            : BadHeader();
    }

    public static int ReadUInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static Refusal BadHeader() => AvatarRefusal.Damaged("WebP", "the header of its pixels is wrong");
}
