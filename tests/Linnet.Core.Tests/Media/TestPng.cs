using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Linnet.Core.Tests.Media;

/// <summary>Makes PNG files chunk by chunk.</summary>
internal static class TestPng
{
    public static byte[] Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] End => Chunk("IEND", []);

    /// <summary>A grey image, with more chunks between its header and its pixels.</summary>
    public static byte[] Of(int width, int height, params byte[][] chunks) =>
        [.. Signature, .. Header(width, height), .. chunks.SelectMany(c => c), .. Pixels(width, height), .. End];

    public static byte[] Header(int width, int height, byte depth = 8, byte colours = 0) =>
        Chunk("IHDR", [.. BigEndian(width), .. BigEndian(height), depth, colours, 0, 0, 0]);

    public static byte[] Pixels(int width, int height)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(new byte[Math.Min((width + 1) * height, 1_000_000)]);
        }

        return Chunk("IDAT", compressed.ToArray());
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. BigEndian(data.Length), .. body, .. BigEndian((int)Crc(body))];
    }

    public static byte[] FrameControl(int width, int height, int left) =>
        Chunk("fcTL", [.. BigEndian(0), .. BigEndian(width), .. BigEndian(height), .. BigEndian(left), .. new byte[10]]);

    /// <summary>Makes the checksums right again as far as the chunks can be followed.</summary>
    public static void RepairChecksums(Span<byte> file)
    {
        var position = Signature.Length;
        while (position + 12 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[position..]);
            if (length > file.Length - position - 12)
            {
                return;
            }

            var end = position + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(file[end..], Crc(file[(position + 4)..end]));
            position = end + 4;
        }
    }

    public static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
