using System.Text;

namespace Linnet.Core.Tests.Media;

/// <summary>Makes GIF files block by block.</summary>
internal static class TestGif
{
    public static byte[] Loop => [0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 7, 0, 0];

    public static byte[] Control => [0x21, 0xF9, 4, 0, 10, 0, 0, 0];

    public static byte[] Trailer => [0x3B];

    /// <summary>An image of one frame of 1×1, with more blocks before it.</summary>
    public static byte[] Of(int width, int height, params byte[][] blocks) =>
        [.. Screen(width, height), .. blocks.SelectMany(b => b), .. Frame(0, 0, 1, 1), .. Trailer];

    /// <summary>The header with a palette of black and white.</summary>
    public static byte[] Screen(int width, int height) =>
        [.. "GIF89a"u8, .. Short(width), .. Short(height), 0x80, 0, 0, 0, 0, 0, 255, 255, 255];

    public static byte[] Frame(int left, int top, int width, int height) =>
        [0x2C, .. Short(left), .. Short(top), .. Short(width), .. Short(height), 0, 2, 2, 0x44, 0x01, 0];

    public static byte[] Comment(string text) => [0x21, 0xFE, (byte)text.Length, .. Encoding.ASCII.GetBytes(text), 0];

    public static byte[] Application(string name, string text) =>
        [0x21, 0xFF, 11, .. Encoding.ASCII.GetBytes(name), (byte)text.Length, .. Encoding.ASCII.GetBytes(text), 0];

    public static byte[] PlainText(string text) =>
        [0x21, 0x01, 12, .. new byte[12], (byte)text.Length, .. Encoding.ASCII.GetBytes(text), 0];

    private static byte[] Short(int value) => [(byte)value, (byte)(value >> 8)];
}
