namespace Linnet.Sqlite.Engine;

/// <summary>
/// Ids in few bytes: each as the difference to the one before, in the variable-length form of Protocol Buffers (zigzag, base 128).
/// Ids near to each other take 3 to 6 bytes instead of 8.
/// </summary>
internal static class PackedIds
{
    private const int BytesPerIdMax = 10;

    /// <summary>Packs ids in any order.</summary>
    public static byte[] Pack(ReadOnlySpan<long> ids)
    {
        var buffer = new byte[ids.Length * BytesPerIdMax];
        var (length, previous) = (0, 0L);
        foreach (var id in ids)
        {
            var difference = id - previous;
            var rest = (ulong)((difference << 1) ^ (difference >> 63));
            for (; rest >= 0x80; rest >>= 7)
            {
                buffer[length++] = (byte)(rest | 0x80);
            }

            buffer[length++] = (byte)rest;
            previous = id;
        }

        return buffer[..length];
    }

    /// <summary>Unpacks what <see cref="Pack"/> made.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static List<long> Unpack(ReadOnlySpan<byte> packed)
    {
        var ids = new List<long>(packed.Length / 4);
        var (rest, shift, previous) = (0UL, 0, 0L);
        foreach (var part in packed)
        {
            if (shift > 63)
            {
                throw new InvalidDataException("Packed ids are damaged.");
            }

            rest |= (ulong)(part & 0x7F) << shift;
            shift += 7;
            if (part < 0x80)
            {
                previous += (long)(rest >> 1) ^ -(long)(rest & 1);
                ids.Add(previous);
                (rest, shift) = (0, 0);
            }
        }

        return shift == 0 ? ids : throw new InvalidDataException("Packed ids are damaged.");
    }
}
