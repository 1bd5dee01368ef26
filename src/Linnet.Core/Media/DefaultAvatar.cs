using System.Buffers.Binary;
using System.IO.Compression;

namespace Linnet.Core.Media;

/// <summary>What accounts without an image of their own show: a small bird, drawn once when it is first asked for.</summary>
public static class DefaultAvatar
{
    private const int Pixels = 96;
    private const int SamplesPerSide = 4;
    private const int RgbBytes = 3;

    private static readonly byte[] Sky = [0xCF, 0xE3, 0xE8];
    private static readonly byte[] Feathers = [0x8A, 0x5A, 0x44];
    private static readonly byte[] Breast = [0xC8, 0x4B, 0x4B];
    private static readonly byte[] Wing = [0x6B, 0x43, 0x33];
    private static readonly byte[] Beak = [0x4A, 0x4A, 0x4A];
    private static readonly byte[] Eye = [0x1E, 0x1E, 0x1E];

    private static readonly Lazy<AvatarImage> Drawn = new(() => AvatarImage.Inspect(Encode(Draw())).Value);

    /// <summary>A PNG of 96×96 pixels; the same bytes as long as the process runs.</summary>
    public static AvatarImage Png => Drawn.Value;

    /// <summary>The colour at a point; both coordinates run from 0 to 96, down and to the right.</summary>
    private static byte[] ColourAt(double x, double y)
    {
        if (InEllipse(x, y, 65, 33, 2.5, 2.5))
        {
            return Eye;
        }

        if (InEllipse(x, y, 40, 54, 18, 10))
        {
            return Wing;
        }

        var inBody = InEllipse(x, y, 46, 56, 27, 19) || InEllipse(x, y, 62, 36, 14, 14);
        if (inBody)
        {
            return InEllipse(x, y, 68, 58, 18, 15) ? Breast : Feathers;
        }

        // Beak and tail are wedges that narrow towards their tips.
        if (x is >= 73 and <= 87 && Math.Abs(y - 37) <= (87 - x) * 0.3)
        {
            return Beak;
        }

        return x is >= 6 and <= 32 && Math.Abs(y - 66 + ((x - 6) * 0.35)) <= 3 + ((x - 6) * 0.15) ? Wing : Sky;
    }

    private static bool InEllipse(double x, double y, double centreX, double centreY, double radiusX, double radiusY)
    {
        var (across, down) = ((x - centreX) / radiusX, (y - centreY) / radiusY);
        return (across * across) + (down * down) <= 1;
    }

    /// <summary>Rows of RGB pixels, each row after a zero, which says that it is not filtered.</summary>
    private static byte[] Draw()
    {
        var rows = new byte[Pixels * (1 + (Pixels * RgbBytes))];
        var position = 0;
        for (var y = 0; y < Pixels; y++)
        {
            position++;
            for (var x = 0; x < Pixels; x++, position += RgbBytes)
            {
                DrawPixel(x, y, rows.AsSpan(position, RgbBytes));
            }
        }

        return rows;
    }

    /// <summary>The mean of several points, so that edges are smooth.</summary>
    private static void DrawPixel(int x, int y, Span<byte> pixel)
    {
        Span<int> sums = stackalloc int[RgbBytes];
        for (var sample = 0; sample < SamplesPerSide * SamplesPerSide; sample++)
        {
            var colour = ColourAt(
                x + (((sample % SamplesPerSide) + 0.5) / SamplesPerSide),
                y + (((sample / SamplesPerSide) + 0.5) / SamplesPerSide));
            for (var i = 0; i < RgbBytes; i++)
            {
                sums[i] += colour[i];
            }
        }

        for (var i = 0; i < RgbBytes; i++)
        {
            pixel[i] = (byte)(sums[i] / (SamplesPerSide * SamplesPerSide));
        }
    }

    private static ReadOnlyMemory<byte> Encode(byte[] rows)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        // 8 bits per channel, RGB, and the only methods of compression and filtering that PNG has; not interlaced.
        Span<byte> header = [0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, Pixels);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Pixels);

        var file = new ImageWriter(rows.Length);
        file.Write(PngChunks.Signature);
        PngChunks.Write(file, "IHDR"u8, header);
        PngChunks.Write(file, "IDAT"u8, compressed.ToArray());
        PngChunks.Write(file, "IEND"u8, []);
        return file.Written;
    }
}
