using System.Buffers.Binary;
using System.Text;

namespace Linnet.Core.Media;

/// <summary>
/// Keeps of a PNG file what decides how it looks: header, palette, pixels, transparency, colour space and animation. Text,
/// time, Exif and unknown additions go.
/// </summary>
internal ref struct PngCleaner(ReadOnlySpan<byte> file, ImageWriter kept)
{
    private const string Format = "PNG";
    private const int HeaderBytes = 13;
    private const int FrameControlBytes = 26;

    private ReadOnlySpan<byte> _rest = file[PngChunks.Signature.Length..];
    private int _orientation = ExifOrientation.Upright;

    public Result<ImageSize> Clean()
    {
        kept.Write(PngChunks.Signature);
        if (!PngChunks.TryTake(ref _rest, out var header))
        {
            return AvatarRefusal.CutOff(Format);
        }

        if (!ReadHeader(header).Succeeded(out var size, out var refusal))
        {
            return refusal;
        }

        kept.Write(header);
        return CleanBody(size) is { } fault ? fault : size;
    }

    private static Result<ImageSize> ReadHeader(ReadOnlySpan<byte> chunk)
    {
        if (!chunk[4..].StartsWith("IHDR"u8)
            || chunk.Length != HeaderBytes + PngChunks.FrameBytes
            || !PngChunks.HasRightCrc(chunk))
        {
            return AvatarRefusal.Damaged(Format, "it does not begin with a right header");
        }

        var data = chunk[8..^4];
        var (depth, colours, compression, filter, interlace) = (data[8], data[9], data[10], data[11], data[12]);
        var knownPixels = colours switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        if (!knownPixels || compression != 0 || filter != 0 || interlace > 1)
        {
            return AvatarRefusal.Damaged(Format, "its header asks for pixels that PNG does not have");
        }

        return ImageSize.Of(BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
    }

    private Refusal? CleanBody(ImageSize size)
    {
        var hasPixels = false;
        while (PngChunks.TryTake(ref _rest, out var chunk))
        {
            if (!PngChunks.HasRightCrc(chunk))
            {
                return AvatarRefusal.Damaged(Format, "a checksum is wrong");
            }

            var data = chunk[8..^4];
            switch (Encoding.Latin1.GetString(chunk[4..8]))
            {
                case "IEND":
                    return hasPixels ? Finish(chunk) : AvatarRefusal.Damaged(Format, "it has no pixels");
                case "IDAT":
                    hasPixels = true;
                    kept.Write(chunk);
                    break;
                case "fcTL" when !IsFrameInside(data, size):
                    return AvatarRefusal.Damaged(Format, "a frame of its animation lies outside the image");
                case "PLTE" or "tRNS" or "bKGD" or "acTL" or "fcTL" or "fdAT":
                case "gAMA" or "cHRM" or "sRGB" or "iCCP" or "sBIT" or "cICP" or "mDCV" or "cLLI":
                    kept.Write(chunk);
                    break;
                case "eXIf":
                    _orientation = ExifOrientation.Read(data);
                    break;
                case [>= 'A' and <= 'Z', ..]:
                    // A capital says that the image cannot be shown without this part.
                    return AvatarRefusal.Damaged(Format, "it has a part of an unknown kind");
            }
        }

        return AvatarRefusal.CutOff(Format);
    }

    private readonly Refusal? Finish(ReadOnlySpan<byte> end)
    {
        if (_orientation != ExifOrientation.Upright)
        {
            PngChunks.Write(kept, "eXIf"u8, ExifOrientation.Write(_orientation));
        }

        PngChunks.Write(kept, end[4..8], []);
        return null;
    }

    private static bool IsFrameInside(ReadOnlySpan<byte> control, ImageSize size) =>
        control.Length == FrameControlBytes
        && size.Holds(
            left: BinaryPrimitives.ReadUInt32BigEndian(control[12..]),
            top: BinaryPrimitives.ReadUInt32BigEndian(control[16..]),
            width: BinaryPrimitives.ReadUInt32BigEndian(control[4..]),
            height: BinaryPrimitives.ReadUInt32BigEndian(control[8..]));
}
