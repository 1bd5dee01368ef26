using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Linnet.EndToEnd.Tests.Http;

/// <summary>Small grey PNG files.</summary>
internal static class TestImage
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>An image of one shade.</summary>
    public static byte[] Png(int width, int height, byte shade)
    {
        byte[] row = [0, .. Enumerable.Repeat(shade, width)];
        return
        [
            .. Signature,
            .. Chunk("IHDR", [.. BigEndian((uint)width), .. BigEndian((uint)height), 8, 0, 0, 0, 0]),
            .. Chunk("IDAT", Compress([.. Enumerable.Repeat(row, height).SelectMany(bytes => bytes)])),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Compress(byte[] rows)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            zlib.Write(rows);
        }

        return compressed.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. BigEndian((uint)data.Length), .. body, .. BigEndian(Checksum(body))];
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            }
        }

        return ~sum;
    }
}
