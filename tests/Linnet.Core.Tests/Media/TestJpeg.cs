namespace Linnet.Core.Tests.Media;

/// <summary>Makes JPEG files segment by segment; up to 8×8 pixels they are whole, grey images.</summary>
internal static class TestJpeg
{
    public static byte[] Start => [0xFF, 0xD8];

    public static byte[] End => [0xFF, 0xD9];

    public static byte[] Jfif => Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 1, 0, 72, 0, 72, 0, 0]);

    /// <summary>An image, with more segments before its tables.</summary>
    public static byte[] Of(int width, int height, params byte[][] segments) =>
        [.. Start, .. segments.SelectMany(s => s), .. Tables, .. Frame(width, height), .. Scan, .. End];

    public static byte[] Tables =>
    [
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        .. HuffmanTable(0x00),
        .. HuffmanTable(0x10),
    ];

    /// <summary>One block: no change of brightness, end of block, ones to fill the byte.</summary>
    public static byte[] Scan => [.. Segment(0xDA, [1, 1, 0x00, 0, 63, 0]), 0b0011_1111];

    public static byte[] Frame(int width, int height, byte marker = 0xC0) =>
        Segment(marker, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);

    public static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    public static byte[] Exif(int orientation, bool littleEndian = true) =>
        Segment(0xE1, [.. "Exif\0\0"u8, .. TestExif.Of(orientation, littleEndian)]);

    // A single code, one bit long, for the symbol 0.
    private static byte[] HuffmanTable(byte id) => Segment(0xC4, [id, 1, .. new byte[15], 0]);
}
