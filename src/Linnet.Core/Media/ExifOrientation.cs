using System.Buffers.Binary;

namespace Linnet.Core.Media;

/// <summary>
/// The one piece of metadata that an avatar keeps: which way up it is, 1 (as stored) to 8. It is read from Exif data, a TIFF
/// structure, and written as the smallest one.
/// </summary>
internal static class ExifOrientation
{
    /// <summary>As stored: nothing needs to be written.</summary>
    public const int Upright = 1;

    /// <summary>No format needs more room than this to hold it.</summary>
    public const int RoomBytes = 64;

    private const int Tag = 0x0112;
    private const int TypeShort = 3;
    private const int EntryBytes = 12;

    /// <summary>What introduces Exif data in JPEG, and by habit elsewhere.</summary>
    public static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    /// <summary>The orientation that Exif data tells; <see cref="Upright"/> when it tells none that makes sense.</summary>
    public static int Read(ReadOnlySpan<byte> exif)
    {
        var tiff = exif.StartsWith(Prefix) ? exif[Prefix.Length..] : exif;
        var littleEndian = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 8 || (!littleEndian && !tiff.StartsWith("MM\0*"u8)))
        {
            return Upright;
        }

        var offset = littleEndian
            ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (offset > tiff.Length - 2)
        {
            return Upright;
        }

        var directory = tiff[(int)offset..];
        var entries = ReadShort(directory, littleEndian);
        directory = directory[2..];
        for (; entries > 0 && directory.Length >= EntryBytes; entries--)
        {
            if (ReadShort(directory, littleEndian) == Tag && ReadShort(directory[2..], littleEndian) == TypeShort)
            {
                var value = ReadShort(directory[8..], littleEndian);
                return value is >= 1 and <= 8 ? value : Upright;
            }

            directory = directory[EntryBytes..];
        }

        return Upright;
    }

    /// <summary>Exif data, without prefix, that tells the orientation and nothing else.</summary>
    public static byte[] Write(int orientation) =>
    [
        .. "II*\0"u8, 8, 0, 0, 0,
        1, 0,
        Tag & 0xFF, Tag >> 8, TypeShort, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
        0, 0, 0, 0,
    ];

    private static int ReadShort(ReadOnlySpan<byte> bytes, bool littleEndian) => littleEndian
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes)
        : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
