namespace Linnet.Core.Media;

/// <summary>Why a file does not serve as an avatar; every message says first what would.</summary>
internal static class AvatarRefusal
{
    private const int MebiByte = 1024 * 1024;

    /// <param name="reason">A clause about the file.</param>
    public static Refusal Because(string reason) => Refusal.Invalid(
        "avatar",
        $"must be a PNG, JPEG, GIF or WebP image of at most {Limits.AvatarBytes / MebiByte} MiB "
        + $"and {Limits.AvatarPixels}×{Limits.AvatarPixels} pixels; {reason}");

    /// <summary>The format is right, the file is not.</summary>
    /// <param name="format">Its name.</param>
    /// <param name="fault">A clause that says what is wrong with it.</param>
    public static Refusal Damaged(string format, string fault) => Because($"this {format} file is damaged: {fault}");

    public static Refusal CutOff(string format) => Damaged(format, "it is cut off, or a length in it is wrong");
}
