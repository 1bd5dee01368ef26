namespace Linnet.Core.Media;

/// <summary>Checks a file of one format and writes what may stay of it.</summary>
/// <param name="file">A file that begins as its format demands.</param>
/// <param name="kept">Has room for the file and <see cref="ExifOrientation.RoomBytes"/> more.</param>
internal delegate Result<ImageSize> ImageCleaner(ReadOnlySpan<byte> file, ImageWriter kept);

/// <summary>An image format that avatars may have.</summary>
internal sealed record ImageFormat(string ContentType, string Extension, ImageCleaner Clean)
{
    private static readonly ImageFormat Png = new("image/png", "png", (file, kept) => new PngCleaner(file, kept).Clean());
    private static readonly ImageFormat Jpeg = new("image/jpeg", "jpg", (file, kept) => new JpegCleaner(file, kept).Clean());
    private static readonly ImageFormat Gif = new("image/gif", "gif", (file, kept) => new GifCleaner(file, kept).Clean());
    private static readonly ImageFormat Webp = new("image/webp", "webp", (file, kept) => new WebpCleaner(file, kept).Clean());

    /// <summary>The format that the first bytes tell; null when it is none of ours.</summary>
    public static ImageFormat? Of(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(PngChunks.Signature))
        {
            return Png;
        }

        if (file.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return Jpeg;
        }

        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8))
        {
            return Gif;
        }

        return file.StartsWith("RIFF"u8) && file.Length >= 12 && file[8..].StartsWith("WEBP"u8) ? Webp : null;
    }
}
