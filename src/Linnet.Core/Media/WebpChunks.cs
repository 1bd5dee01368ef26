using System.Buffers.Binary;
using System.Text;

namespace Linnet.Core.Media;

/// <summary>The parts of a WebP file: type, length, data, and a byte that makes the length even.</summary>
internal static class WebpChunks
{
    private const int HeaderBytes = 8;

    /// <summary>Takes the next whole chunk off <paramref name="rest"/>; false when there is none.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> rest, out string type, out ReadOnlySpan<byte> data)
    {
        type = "";
        data = default;
        if (rest.Length < HeaderBytes)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        if (length > rest.Length - HeaderBytes)
        {
            return false;
        }

        type = Encoding.Latin1.GetString(rest[..4]);
        data = rest.Slice(HeaderBytes, (int)length);
        rest = rest[Math.Min(HeaderBytes + data.Length + (data.Length & 1), rest.Length)..];
        return true;
    }

    public static void Write(ImageWriter output, string type, ReadOnlySpan<byte> data)
    {
        var start = Begin(output, type);
        output.Write(data);
        End(output, start);
    }

    /// <summary>Begins a chunk whose data the caller writes next; gives what <see cref="End"/> needs.</summary>
    public static int Begin(ImageWriter output, string type)
    {
        Encoding.Latin1.GetBytes(type, output.Take(4));
        output.Take(4).Clear();
        return output.Length;
    }

    /// <summary>Ends a chunk: sets its length and evens it out.</summary>
    public static void End(ImageWriter output, int start)
    {
        var length = output.Length - start;
        BinaryPrimitives.WriteInt32LittleEndian(output.From(start - 4), length);
        output.Take(length & 1).Clear();
    }
}
