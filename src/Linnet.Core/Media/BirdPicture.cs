using System.Buffers.Binary;
using System.IO.Compression;

namespace Linnet.Core.Media;

/// <summary>Draws a small bird, seen from the side. Colours are written as on the web: red, green and blue, eight bits each.</summary>
internal sealed record BirdPicture
{
    private const int Pixels = 96;
    private const int SamplesPerSide = 4;
    private const int RgbBytes = 3;
    private const int Eye = 0x1E1E1E;

    /// <summary>The background.</summary>
    public required int Sky { get; init; }

    /// <summary>Head and body.</summary>
    public required int Feathers { get; init; }

    /// <summary>The breast.</summary>
    public required int Breast { get; init; }

    /// <summary>Wing and tail.</summary>
    public required int Wing { get; init; }

    /// <summary>The beak.</summary>
    public int Beak { get; init; } = 0x4A4A4A;

    /// <summary>What the bird sits before: a hill; null: nothing.</summary>
    public int? Hill { get; init; }

    /// <summary>A sun behind it; null: none.</summary>
    public int? Sun { get; init; }

    /// <summary>True: a tuft of feathers on its head.</summary>
    public bool HasCrest { get; init; }

    /// <summary>True: it looks to the left.</summary>
    public bool FacesLeft { get; init; }

    /// <summary>The picture as a PNG of 96×96 pixels.</summary>
    public ReadOnlyMemory<byte> ToPng()
    {
        var rows = Draw();
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

    /// <summary>The colour at a point; both coordinates run from 0 to 96, down and to the right.</summary>
    private int ColourAt(double x, double y)
    {
        x = FacesLeft ? Pixels - x : x;
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

        // Beak, tail and crest are wedges that narrow towards their tips.
        if (x is >= 73 and <= 87 && Math.Abs(y - 37) <= (87 - x) * 0.3)
        {
            return Beak;
        }

        var inTail = x is >= 6 and <= 32 && Math.Abs(y - 66 + ((x - 6) * 0.35)) <= 3 + ((x - 6) * 0.15);
        var inCrest = HasCrest && y is >= 10 and <= 28 && Math.Abs(x - 40 - (y * 0.7)) <= (y - 10) * 0.4;
        return inTail || inCrest ? Wing : BehindAt(x, y);
    }

    private int BehindAt(double x, double y)
    {
        if (Hill is { } hill && InEllipse(x, y, 30, 104, 80, 36))
        {
            return hill;
        }

        return Sun is { } sun && InEllipse(x, y, 22, 22, 11, 11) ? sun : Sky;
    }

    private static bool InEllipse(double x, double y, double centreX, double centreY, double radiusX, double radiusY)
    {
        var (across, down) = ((x - centreX) / radiusX, (y - centreY) / radiusY);
        return (across * across) + (down * down) <= 1;
    }

    /// <summary>Rows of RGB pixels, each row after a zero, which says that it is not filtered.</summary>
    private byte[] Draw()
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
    private void DrawPixel(int x, int y, Span<byte> pixel)
    {
        const int Samples = SamplesPerSide * SamplesPerSide;
        var (red, green, blue) = (0, 0, 0);
        for (var sample = 0; sample < Samples; sample++)
        {
            var colour = ColourAt(
                x + (((sample % SamplesPerSide) + 0.5) / SamplesPerSide),
                y + (((sample / SamplesPerSide) + 0.5) / SamplesPerSide));
            red += colour >> 16;
            green += (colour >> 8) & 0xFF;
            blue += colour & 0xFF;
        }

        pixel[0] = (byte)(red / Samples);
        pixel[1] = (byte)(green / Samples);
        pixel[2] = (byte)(blue / Samples);
    }
}
