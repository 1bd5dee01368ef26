using System.Text;

namespace Linnet.Core.Search;

/// <summary>Knows which scripts do not set their words apart.</summary>
internal static class Scripts
{
    // Thai to Tibetan, Myanmar, Hangul (its words carry endings), Khmer, Tai Tham, Balinese, Chinese and Japanese with their
    // extensions, Yi, and once more Hangul, Javanese and Myanmar where Unicode goes on with them. In ascending order.
    private static readonly (int From, int To)[] Unspaced =
    [
        (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x1A20, 0x1AAF), (0x1B00, 0x1B7F),
        (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x30FF), (0x3100, 0x318F), (0x31A0, 0x31BF), (0x31F0, 0x31FF),
        (0x3400, 0x4DBF), (0x4E00, 0xA4CF), (0xA960, 0xA9FF), (0xAA60, 0xAA7F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF),
        (0x16FE0, 0x18DFF), (0x1AFF0, 0x1B16F), (0x20000, 0x3FFFF),
    ];

    /// <summary>True for a character of a script that writes its words, or their endings, without spaces between them.</summary>
    public static bool IsUnspaced(Rune rune)
    {
        if (rune.Value < Unspaced[0].From)
        {
            return false;
        }

        foreach (var (from, to) in Unspaced)
        {
            if (rune.Value <= to)
            {
                return rune.Value >= from;
            }
        }

        return false;
    }
}
