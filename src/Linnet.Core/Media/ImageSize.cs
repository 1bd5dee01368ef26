namespace Linnet.Core.Media;

/// <summary>Width and height in pixels, both 1 to <see cref="Limits.AvatarPixels"/>.</summary>
internal readonly record struct ImageSize
{
    private ImageSize(int width, int height) => (Width, Height) = (width, height);

    public int Width { get; }

    public int Height { get; }

    /// <summary>The size, or a refusal when it is out of range.</summary>
    public static Result<ImageSize> Of(long width, long height)
    {
        if (width is < 1 or > Limits.AvatarPixels || height is < 1 or > Limits.AvatarPixels)
        {
            return AvatarRefusal.Because($"this has {width}×{height} pixels");
        }

        return new ImageSize((int)width, (int)height);
    }

    /// <summary>True when a part of an image lies inside an image of this size.</summary>
    public bool Holds(long left, long top, long width, long height) =>
        width > 0 && height > 0 && left + width <= Width && top + height <= Height;
}
