using System.Buffers.Binary;

namespace Linnet.Core.Media;

/// <summary>The parts of a PNG file: length, type, data and checksum.</summary>
internal static class PngChunks
{
    /// <summary>Bytes of a chunk beside its data.</summary>
    public const int FrameBytes = 12;

    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] CrcTable = MakeCrcTable();

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Takes the next whole chunk off <paramref name="rest"/>; false when there is none.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> chunk)
    {
        chunk = default;
        if (rest.Length < FrameBytes)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - FrameBytes)
        {
            return false;
        }

        chunk = rest[..((int)length + FrameBytes)];
        rest = rest[chunk.Length..];
        return true;
    }

    public static bool HasRightCrc(ReadOnlySpan<byte> chunk) =>
        BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]) == Crc(chunk[4..^4]);

    public static void Write(ImageWriter output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        BinaryPrimitives.WriteInt32BigEndian(output.Take(4), data.Length);
        var start = output.Length;
        output.Write(type);
        output.Write(data);
        var crc = Crc(output.From(start));
        BinaryPrimitives.WriteUInt32BigEndian(output.Take(4), crc);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc = CrcTable[(byte)(crc ^ b)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            table[i] = i;
            for (var bit = 0; bit < 8; bit++)
            {
                table[i] = (table[i] & 1) == 0 ? table[i] >> 1 : (table[i] >> 1) ^ Polynomial;
            }
        }

        return table;
    }
}
