namespace Linnet.Core.Media;

/// <summary>
/// An image file that may be served as an avatar. Its container was walked from start to end; its pixels were not decoded.
/// </summary>
public sealed class AvatarImage
{
    private AvatarImage(ReadOnlyMemory<byte> content, ImageFormat format, ImageSize size)
    {
        Content = content;
        ContentType = format.ContentType;
        Extension = format.Extension;
        Width = size.Width;
        Height = size.Height;
    }

    /// <summary>The file without metadata but its orientation, and without anything behind the image's end.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The media type: <c>image/png</c>, <c>image/jpeg</c>, <c>image/gif</c> or <c>image/webp</c>.</summary>
    public string ContentType { get; }

    /// <summary>What the name of such a file ends with: <c>png</c>, <c>jpg</c>, <c>gif</c> or <c>webp</c>.</summary>
    public string Extension { get; }

    /// <summary>Pixels across, 1 to <see cref="Limits.AvatarPixels"/>, before the orientation is applied.</summary>
    public int Width { get; }

    /// <summary>Pixels down, 1 to <see cref="Limits.AvatarPixels"/>, before the orientation is applied.</summary>
    public int Height { get; }

    /// <summary>Checks and cleans a file that somebody sent as an avatar. The format is told from the content alone.</summary>
    /// <returns>
    /// The image, or a refusal of <c>avatar</c>: empty, larger than <see cref="Limits.AvatarBytes"/> or
    /// <see cref="Limits.AvatarPixels"/>, of another format, or damaged.
    /// </returns>
    public static Result<AvatarImage> Inspect(ReadOnlyMemory<byte> file)
    {
        if (file.IsEmpty)
        {
            return AvatarRefusal.Because("this is empty");
        }

        if (file.Length > Limits.AvatarBytes)
        {
            return AvatarRefusal.Because($"this takes {file.Length} bytes");
        }

        if (ImageFormat.Of(file.Span) is not { } format)
        {
            return AvatarRefusal.Because("this is of another format");
        }

        var kept = new ImageWriter(file.Length + ExifOrientation.RoomBytes);
        return format.Clean(file.Span, kept).Succeeded(out var size, out var refusal)
            ? new AvatarImage(kept.Written, format, size)
            : refusal;
    }
}
