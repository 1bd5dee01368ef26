using System.Buffers.Binary;

namespace Linnet.Core.Media;

/// <summary>
/// Keeps of a JPEG file its tables, frame and scans, and of what applications add the density (JFIF, without its thumbnail),
/// the colour profile and Adobe's colour transform. Exif shrinks to the orientation; comments and the rest go.
/// </summary>
internal ref struct JpegCleaner(ReadOnlySpan<byte> file, ImageWriter kept)
{
    private const string Format = "JPEG";
    private const byte Mark = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte QuantisationTables = 0xDB;
    private const byte HuffmanTables = 0xC4;
    private const byte RestartInterval = 0xDD;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;
    private const int JfifBytesBeforeThumbnail = 12;
    private const int AdobeBytes = 12;

    private ReadOnlySpan<byte> _rest = file[2..];
    private Result<ImageSize>? _size;
    private bool _hasScan;
    private bool _hasOrientation;

    public Result<ImageSize> Clean()
    {
        kept.Write(Mark, StartOfImage);
        while (TryTakeMarker(out var marker))
        {
            if (marker == EndOfImage)
            {
                kept.Write(Mark, EndOfImage);
                return _hasScan && _size is { } size ? size : AvatarRefusal.Damaged(Format, "it has no pixels");
            }

            if (!TryTakeSegment(out var segment))
            {
                break;
            }

            if (CleanSegment(marker, segment) is { } refusal)
            {
                return refusal;
            }
        }

        return AvatarRefusal.CutOff(Format);
    }

    private bool TryTakeMarker(out byte marker)
    {
        // Any number of filling marks may stand before a marker.
        var start = _rest.IndexOfAnyExcept(Mark);
        marker = start > 0 ? _rest[start] : default;
        _rest = start > 0 ? _rest[(start + 1)..] : _rest;
        return start > 0;
    }

    private bool TryTakeSegment(out ReadOnlySpan<byte> segment)
    {
        segment = default;
        if (_rest.Length < 2)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(_rest);
        if (length < 2 || length > _rest.Length)
        {
            return false;
        }

        segment = _rest[2..length];
        _rest = _rest[length..];
        return true;
    }

    private Refusal? CleanSegment(byte marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                return ReadFrame(marker, segment);
            case StartOfScan:
                return CopyScan(segment);
            case QuantisationTables or HuffmanTables or RestartInterval:
                Keep(marker, segment);
                return null;
            case >= App0 and <= App15:
                CleanApplication(marker, segment);
                return null;
            case Comment:
                return null;
            case >= 0xC3 and <= 0xCF:
                return AvatarRefusal.Because("this JPEG file is lossless or arithmetically coded, which browsers do not show");
            default:
                return AvatarRefusal.Damaged(Format, "it has a part of an unknown kind");
        }
    }

    private Refusal? ReadFrame(byte marker, ReadOnlySpan<byte> frame)
    {
        if (_size is not null)
        {
            return AvatarRefusal.Damaged(Format, "it has two images in one");
        }

        if (frame.Length < 6 || frame[0] != 8 || frame[5] is not (1 or 3 or 4) || frame.Length != 6 + (3 * frame[5]))
        {
            return AvatarRefusal.Damaged(Format, "its header asks for pixels that browsers do not show");
        }

        _size = ImageSize.Of(BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]));
        Keep(marker, frame);
        return _size.Value.Refusal;
    }

    private Refusal? CopyScan(ReadOnlySpan<byte> header)
    {
        if (_size is null || header.Length < 1 || header[0] is < 1 or > 4 || header.Length != 4 + (2 * header[0]))
        {
            return AvatarRefusal.Damaged(Format, "the header of its pixels is wrong");
        }

        var length = ScanLength(_rest);
        if (length < 0)
        {
            return AvatarRefusal.CutOff(Format);
        }

        Keep(StartOfScan, header);
        kept.Write(_rest[..length]);
        _rest = _rest[length..];
        _hasScan = true;
        return null;
    }

    /// <summary>The length of the coded pixels; -1 when no marker ends them.</summary>
    private static int ScanLength(ReadOnlySpan<byte> scan)
    {
        for (var position = 0; scan[position..].IndexOf(Mark) is var offset and >= 0; position += 2)
        {
            position += offset;
            if (position + 1 == scan.Length)
            {
                return -1;
            }

            // A zero makes the mark a datum; D0 to D7 divide the pixels.
            if (scan[position + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return position;
            }
        }

        return -1;
    }

    private void CleanApplication(byte marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            case App0 when segment.StartsWith("JFIF\0"u8) && segment.Length >= JfifBytesBeforeThumbnail + 2:
                Keep(App0, [.. segment[..JfifBytesBeforeThumbnail], 0, 0]);
                break;
            case App1 when segment.StartsWith(ExifOrientation.Prefix) && !_hasOrientation:
                _hasOrientation = true;
                if (ExifOrientation.Read(segment) is var orientation and not ExifOrientation.Upright)
                {
                    Keep(App1, [.. ExifOrientation.Prefix, .. ExifOrientation.Write(orientation)]);
                }

                break;
            case App2 when segment.StartsWith("ICC_PROFILE\0"u8):
                Keep(App2, segment);
                break;
            case App14 when segment.StartsWith("Adobe"u8) && segment.Length >= AdobeBytes:
                Keep(App14, segment[..AdobeBytes]);
                break;
        }
    }

    private readonly void Keep(byte marker, ReadOnlySpan<byte> segment)
    {
        kept.Write(Mark, marker);
        BinaryPrimitives.WriteUInt16BigEndian(kept.Take(2), (ushort)(segment.Length + 2));
        kept.Write(segment);
    }
}
