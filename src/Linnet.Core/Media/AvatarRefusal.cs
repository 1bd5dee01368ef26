namespace Linnet.Core.Media;

/// <summary>Why a file does not serve as an avatar; every message ends with what would serve.</summary>
internal static class AvatarRefusal
{
    public static Refusal Because(string reason) =>
        Refusal.Invalid("avatar", $"{reason} Send a PNG, JPEG, GIF or WebP image of at most 2 MiB.");

    /// <summary>The format is right, the file is not.</summary>
    /// <param name="format">Its name.</param>
    /// <param name="fault">A clause that says what is wrong with it.</param>
    public static Refusal Damaged(string format, string fault) => Because($"The {format} file is damaged: {fault}.");

    public static Refusal CutOff(string format) => Damaged(format, "it is cut off, or a length in it is wrong");
}
