using System.Buffers.Binary;

namespace Linnet.Core.Media;

/// <summary>
/// Keeps of a GIF file its screen, palettes, frames with their control blocks, and how often the animation repeats. Comments,
/// text and what other applications add go.
/// </summary>
internal ref struct GifCleaner(ReadOnlySpan<byte> file, ImageWriter kept)
{
    private const string Format = "GIF";
    private const int HeaderBytes = 13;
    private const int DescriptorBytes = 10;
    private const int ControlBytes = 8;
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte GraphicControl = 0xF9;
    private const byte Application = 0xFF;

    private ReadOnlySpan<byte> _rest = file;
    private ReadOnlySpan<byte> _control;
    private bool _loops;
    private int _frames;

    public Result<ImageSize> Clean()
    {
        if (_rest.Length < HeaderBytes)
        {
            return AvatarRefusal.CutOff(Format);
        }

        var header = _rest[..HeaderBytes];
        var width = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
        var height = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        if (!ImageSize.Of(width, height).Succeeded(out var size, out var refusal))
        {
            return refusal;
        }

        return TryCopy(HeaderBytes + PaletteBytes(header[10])) ? CleanBlocks(size) : AvatarRefusal.CutOff(Format);
    }

    private Result<ImageSize> CleanBlocks(ImageSize size)
    {
        while (!_rest.IsEmpty)
        {
            switch (_rest[0])
            {
                case Trailer when _frames == 0:
                    return AvatarRefusal.Damaged(Format, "it has no pixels");
                case Trailer:
                    kept.Write(Trailer);
                    return size;
                case Image when CopyFrame(size) is { } refusal:
                    return refusal;
                case Extension when !TryCleanExtension():
                    return AvatarRefusal.CutOff(Format);
                case Image or Extension:
                    break;
                default:
                    return AvatarRefusal.Damaged(Format, "it has a part of an unknown kind");
            }
        }

        return AvatarRefusal.CutOff(Format);
    }

    private Refusal? CopyFrame(ImageSize size)
    {
        if (_rest.Length < DescriptorBytes)
        {
            return AvatarRefusal.CutOff(Format);
        }

        var frame = _rest[..DescriptorBytes];
        var inside = size.Holds(
            left: BinaryPrimitives.ReadUInt16LittleEndian(frame[1..]),
            top: BinaryPrimitives.ReadUInt16LittleEndian(frame[3..]),
            width: BinaryPrimitives.ReadUInt16LittleEndian(frame[5..]),
            height: BinaryPrimitives.ReadUInt16LittleEndian(frame[7..]));
        if (!inside)
        {
            return AvatarRefusal.Damaged(Format, "a frame lies outside the image");
        }

        kept.Write(_control);
        _control = default;
        _frames++;

        // One byte of code size stands between the palette and the pixels.
        var whole = TryCopy(DescriptorBytes + PaletteBytes(frame[9]) + 1) && TryCopy(BlocksLength(_rest));
        return whole ? null : AvatarRefusal.CutOff(Format);
    }

    private bool TryCleanExtension()
    {
        var blocks = _rest.Length < 2 ? -1 : BlocksLength(_rest[2..]);
        if (blocks < 0)
        {
            return false;
        }

        var extension = _rest[..(2 + blocks)];
        _rest = _rest[extension.Length..];
        switch (extension[1])
        {
            case GraphicControl:
                _control = extension.Length == ControlBytes ? extension : default;
                break;
            case Application:
                CopyLoop(extension);
                break;
            default:
                // A control block before text belongs to the text.
                _control = default;
                break;
        }

        return true;
    }

    private void CopyLoop(ReadOnlySpan<byte> extension)
    {
        var name = "\u000BNETSCAPE2.0"u8;
        var loop = extension[2..];
        if (!_loops && loop.StartsWith(name) && loop[name.Length..] is [3, 1, var low, var high, ..])
        {
            _loops = true;
            kept.Write(Extension, Application);
            kept.Write(name);
            kept.Write(3, 1, low, high, 0);
        }
    }

    /// <summary>The length of data blocks up to the empty one that ends them; -1 when none does.</summary>
    private static int BlocksLength(ReadOnlySpan<byte> blocks)
    {
        for (var position = 0; position < blocks.Length; position += 1 + blocks[position])
        {
            if (blocks[position] == 0)
            {
                return position + 1;
            }
        }

        return -1;
    }

    private static int PaletteBytes(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private bool TryCopy(int length)
    {
        if (length < 0 || length > _rest.Length)
        {
            return false;
        }

        kept.Write(_rest[..length]);
        _rest = _rest[length..];
        return true;
    }
}
