namespace Linnet.Core.Media;

/// <summary>What accounts without an image of their own show: a small bird, drawn once when it is first asked for.</summary>
public static class DefaultAvatar
{
    private static readonly Lazy<AvatarImage> Drawn = new(() => AvatarImage.Inspect(
        new BirdPicture { Sky = 0xCFE3E8, Feathers = 0x8A5A44, Breast = 0xC84B4B, Wing = 0x6B4333 }.ToPng()).Value);

    /// <summary>A PNG of 96×96 pixels; the same bytes as long as the process runs.</summary>
    public static AvatarImage Png => Drawn.Value;
}
