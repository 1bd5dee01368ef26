using System.Buffers.Binary;
using System.Text;

namespace Linnet.Core.Tests.Media;

/// <summary>Exif data as cameras write it: more than the orientation, in either byte order.</summary>
internal static class TestExif
{
    /// <summary>What metadata in test images says; it must not survive.</summary>
    public const string Secret = "Rue du Secret 5";

    public static byte[] Of(int orientation, bool littleEndian = true)
    {
        // Two entries, 0x010F (maker, a text behind the directory) and 0x0112 (orientation, a short).
        const int TextOffset = 8 + 2 + (2 * 12) + 4;
        var text = Encoding.ASCII.GetBytes(Secret + "\0");
        var bytes = new List<byte>();
        bytes.AddRange(littleEndian ? "II*\0"u8 : "MM\0*"u8);
        Long(8);
        Short(2);
        Short(0x010F);
        Short(2);
        Long(text.Length);
        Long(TextOffset);
        Short(0x0112);
        Short(3);
        Long(1);
        Short(orientation);
        Short(0);
        Long(0);
        bytes.AddRange(text);
        return [.. bytes];

        void Short(int value) => Add(2, value);
        void Long(int value) => Add(4, value);
        void Add(int size, int value)
        {
            Span<byte> number = stackalloc byte[4];
            if (littleEndian)
            {
                BinaryPrimitives.WriteInt32LittleEndian(number, value);
                bytes.AddRange(number[..size]);
            }
            else
            {
                BinaryPrimitives.WriteInt32BigEndian(number, value);
                bytes.AddRange(number[(4 - size)..]);
            }
        }
    }
}
