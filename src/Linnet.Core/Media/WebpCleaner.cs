using System.Buffers.Binary;

namespace Linnet.Core.Media;

/// <summary>
/// Keeps of a WebP file its pixels, transparency, colour profile and animation. Exif shrinks to the orientation; XMP and
/// unknown additions go.
/// </summary>
internal ref struct WebpCleaner(ReadOnlySpan<byte> file, ImageWriter kept)
{
    private const string Format = "WebP";
    private const int RiffBytes = 8;
    private const int FirstChunk = 12;
    private const int FlagsPosition = FirstChunk + 8;
    private const int ExtendedBytes = 10;
    private const int AnimationBytes = 6;
    private const int FrameBytes = 16;

    // Flags of the extended header.
    private const byte Animated = 0x02;
    private const byte Exif = 0x08;
    private const byte Alpha = 0x10;
    private const byte Profile = 0x20;

    private readonly ReadOnlySpan<byte> _file = file;
    private ReadOnlySpan<byte> _rest;
    private byte _flags;
    private int _images;
    private int _orientation = ExifOrientation.Upright;

    public Result<ImageSize> Clean()
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(_file[4..]);
        if (length < FirstChunk - RiffBytes || length > _file.Length - RiffBytes)
        {
            return AvatarRefusal.CutOff(Format);
        }

        _rest = _file[FirstChunk..(RiffBytes + (int)length)];
        var riff = WebpChunks.Begin(kept, "RIFF");
        kept.Write("WEBP"u8);
        if (!WebpChunks.TryTake(ref _rest, out var type, out var data))
        {
            return AvatarRefusal.CutOff(Format);
        }

        var size = type switch
        {
            "VP8 " or "VP8L" => CopySimple(type, data),
            "VP8X" => CleanExtended(data),
            _ => AvatarRefusal.Damaged(Format, "it begins with a part of an unknown kind"),
        };
        WebpChunks.End(kept, riff);
        return size;
    }

    private readonly Result<ImageSize> CopySimple(string type, ReadOnlySpan<byte> data)
    {
        WebpChunks.Write(kept, type, data);
        return WebpBitstream.ReadSize(type, data);
    }

    private Result<ImageSize> CleanExtended(scoped ReadOnlySpan<byte> header)
    {
        if (header.Length != ExtendedBytes)
        {
            return AvatarRefusal.Damaged(Format, "its header is wrong");
        }

        _flags = (byte)(header[0] & (Animated | Alpha));
        var read = ImageSize.Of(WebpBitstream.ReadUInt24(header[4..]) + 1, WebpBitstream.ReadUInt24(header[7..]) + 1);
        if (!read.Succeeded(out var size, out var refusal))
        {
            return refusal;
        }

        WebpChunks.Write(kept, "VP8X", [0, 0, 0, 0, .. header[4..]]);
        while (!_rest.IsEmpty)
        {
            if (!WebpChunks.TryTake(ref _rest, out var type, out var data))
            {
                return AvatarRefusal.CutOff(Format);
            }

            if (CleanChunk(type, data, size) is { } fault)
            {
                return fault;
            }
        }

        return Finish(size);
    }

    private Refusal? CleanChunk(string type, scoped ReadOnlySpan<byte> data, ImageSize size)
    {
        var animated = (_flags & Animated) != 0;
        switch (type)
        {
            case "VP8 " or "VP8L" when !animated:
                return CopyImage(type, data, size);
            case "ANMF" when animated:
                return CleanFrame(data, size);
            case "ANIM" when animated && data.Length == AnimationBytes:
            case "ALPH" when !animated:
                WebpChunks.Write(kept, type, data);
                return null;
            case "ICCP":
                _flags |= Profile;
                WebpChunks.Write(kept, type, data);
                return null;
            case "EXIF":
                _orientation = ExifOrientation.Read(data);
                return null;
            default:
                return null;
        }
    }

    private Refusal? CopyImage(string type, scoped ReadOnlySpan<byte> data, ImageSize size)
    {
        if (!WebpBitstream.ReadSize(type, data).Succeeded(out var own, out var refusal))
        {
            return refusal;
        }

        _images++;
        WebpChunks.Write(kept, type, data);
        return own == size ? null : AvatarRefusal.Damaged(Format, "its pixels have another size than its header says");
    }

    private Refusal? CleanFrame(scoped ReadOnlySpan<byte> data, ImageSize canvas)
    {
        if (data.Length < FrameBytes)
        {
            return AvatarRefusal.Damaged(Format, "a frame of its animation is too short");
        }

        var (left, top) = (WebpBitstream.ReadUInt24(data) * 2, WebpBitstream.ReadUInt24(data[3..]) * 2);
        var (width, height) = (WebpBitstream.ReadUInt24(data[6..]) + 1, WebpBitstream.ReadUInt24(data[9..]) + 1);
        if (!canvas.Holds(left, top, width, height)
            || !ImageSize.Of(width, height).Succeeded(out var size, out _))
        {
            return AvatarRefusal.Damaged(Format, "a frame of its animation lies outside the image");
        }

        var frame = WebpChunks.Begin(kept, "ANMF");
        kept.Write(data[..FrameBytes]);
        var parts = data[FrameBytes..];
        var images = _images;
        while (WebpChunks.TryTake(ref parts, out var type, out var part))
        {
            if (type == "ALPH")
            {
                WebpChunks.Write(kept, type, part);
            }
            else if (type is "VP8 " or "VP8L" && CopyImage(type, part, size) is { } refusal)
            {
                return refusal;
            }
        }

        WebpChunks.End(kept, frame);
        return _images == images + 1 ? null : AvatarRefusal.Damaged(Format, "a frame of its animation does not hold one image");
    }

    private Result<ImageSize> Finish(ImageSize size)
    {
        if (_images == 0 || (_images > 1 && (_flags & Animated) == 0))
        {
            return AvatarRefusal.Damaged(Format, "it does not hold one image");
        }

        if (_orientation != ExifOrientation.Upright)
        {
            _flags |= Exif;
            WebpChunks.Write(kept, "EXIF", ExifOrientation.Write(_orientation));
        }

        kept.From(FlagsPosition)[0] = _flags;
        return size;
    }
}
