using System.Buffers;

namespace Linnet.Core.Media;

/// <summary>What the keys of images look like: no path leads out of a folder, or of a bucket, through one.</summary>
public static class MediaKey
{
    private const int Digits = 32;
    private static readonly SearchValues<char> DigitCharacters = SearchValues.Create("0123456789abcdef");

    /// <summary>True when this can be a key: 32 lower-case hexadecimal digits, a dot and a file's extension.</summary>
    public static bool IsKey(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot == Digits && key.Length - dot is > 1 and <= 5
            && key.AsSpan(0, dot).IndexOfAnyExcept(DigitCharacters) < 0
            && key.AsSpan(dot + 1).IndexOfAnyExceptInRange('a', 'z') < 0;
    }
}
