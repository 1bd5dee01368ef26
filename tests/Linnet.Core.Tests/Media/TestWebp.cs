using System.Buffers.Binary;
using System.Text;

namespace Linnet.Core.Tests.Media;

/// <summary>Makes WebP files chunk by chunk.</summary>
internal static class TestWebp
{
    public const byte Animated = 0x02;
    public const byte Xmp = 0x04;
    public const byte Exif = 0x08;
    public const byte Alpha = 0x10;
    public const byte Profile = 0x20;

    public static byte[] Of(params byte[][] chunks)
    {
        byte[] body = [.. "WEBP"u8, .. chunks.SelectMany(c => c)];
        return [.. "RIFF"u8, .. LittleEndian(body.Length), .. body];
    }

    public static byte[] Chunk(string type, byte[] data) =>
        [.. Encoding.ASCII.GetBytes(type), .. LittleEndian(data.Length), .. data, .. new byte[data.Length & 1]];

    /// <summary>The extended header.</summary>
    public static byte[] Extended(byte flags, int width, int height) =>
        Chunk("VP8X", [flags, 0, 0, 0, .. LittleEndian(width - 1)[..3], .. LittleEndian(height - 1)[..3]]);

    /// <summary>A whole image without loss: every code has one symbol, so that the pixels take no bits.</summary>
    public static byte[] Lossless(int width, int height) =>
        Chunk("VP8L", [0x2F, .. LittleEndian((width - 1) | ((height - 1) << 14)), 0x88, 0x88, 0x08]);

    /// <summary>The head of a lossy image; its pixels are made up.</summary>
    public static byte[] Lossy(int width, int height)
    {
        const int FirstPartition = 4;
        byte[] tag = [(FirstPartition << 5 & 0xFF) | 0x10, FirstPartition >> 3, 0];
        return Chunk("VP8 ", [.. tag, 0x9D, 0x01, 0x2A, .. LittleEndian(width)[..2], .. LittleEndian(height)[..2], .. new byte[9]]);
    }

    public static byte[] Frame(int left, int top, int width, int height, params byte[][] parts) => Chunk(
        "ANMF",
        [
            .. LittleEndian(left / 2)[..3],
            .. LittleEndian(top / 2)[..3],
            .. LittleEndian(width - 1)[..3],
            .. LittleEndian(height - 1)[..3],
            100, 0, 0, 0,
            .. parts.SelectMany(p => p),
        ]);

    private static byte[] LittleEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
