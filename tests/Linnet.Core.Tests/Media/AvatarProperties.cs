using FsCheck;
using FsCheck.Fluent;
using Linnet.Core.Media;

namespace Linnet.Core.Tests.Media;

/// <summary>What holds for every file, however it was damaged.</summary>
public sealed class AvatarProperties
{
    private static readonly byte[][] Samples =
    [
        TestPng.Of(3, 3, TestPng.Chunk("iCCP", [1, 2]), TestPng.Chunk("eXIf", TestExif.Of(6)), TestPng.FrameControl(2, 2, 1)),
        TestJpeg.Of(3, 3, TestJpeg.Jfif, TestJpeg.Exif(6), TestJpeg.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1])),
        TestGif.Of(3, 3, TestGif.Loop, TestGif.Comment("x"), TestGif.Control, TestGif.Frame(1, 1, 1, 1), TestGif.PlainText("x")),
        TestWebp.Of(TestWebp.Lossy(3, 3)),
        TestWebp.Of(
            TestWebp.Extended(TestWebp.Exif | TestWebp.Profile, 3, 3),
            TestWebp.Chunk("ICCP", [1]),
            TestWebp.Lossless(3, 3),
            TestWebp.Chunk("EXIF", TestExif.Of(6))),
        TestWebp.Of(
            TestWebp.Extended(TestWebp.Animated, 4, 4),
            TestWebp.Chunk("ANIM", new byte[6]),
            TestWebp.Frame(2, 2, 2, 2, TestWebp.Chunk("ALPH", [1]), TestWebp.Lossy(2, 2)),
            TestWebp.Frame(0, 0, 4, 4, TestWebp.Lossless(4, 4))),
    ];

    private static readonly Gen<byte> Value = Gen.OneOf(
        Gen.Elements<byte>(0, 1, 2, 3, 4, 8, 0x7F, 0x80, 0xD8, 0xD9, 0xFE, 0xFF),
        Gen.Choose(0, 255).Select(v => (byte)v));

    private static readonly Gen<(int Position, byte Value)> Change =
        from position in Gen.Choose(0, 1000)
        from value in Value
        select (position, value);

    private static readonly Arbitrary<byte[]> DamagedFiles = (
        from sample in Gen.Elements(Samples)
        from changes in Change.ListOf()
        from cut in Gen.Frequency((3, Gen.Constant(1000)), (1, Gen.Choose(0, 1000)))
        select Damage(sample, [.. changes.Take(4)], cut)).ToArbitrary();

    [Fact]
    public void A_damaged_file_is_refused_or_accepted_as_a_clean_image_of_allowed_size()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(DamagedFiles, IsRefusedOrClean));
    }

    [Fact]
    public void Every_single_changed_byte_is_survived()
    {
        foreach (var sample in Samples)
        {
            for (var position = 0; position < sample.Length; position++)
            {
                foreach (byte value in (byte[])[0, 1, 0x7F, 0x80, 0xFF])
                {
                    IsRefusedOrClean(Damage(sample, [(position, value)], sample.Length));
                }
            }
        }
    }

    private static void IsRefusedOrClean(byte[] file)
    {
        if (AvatarImage.Inspect(file).Succeeded(out var image, out var refusal))
        {
            image.Width.ShouldBeInRange(1, Limits.AvatarPixels);
            image.Height.ShouldBeInRange(1, Limits.AvatarPixels);
            AvatarImage.Inspect(image.Content).Value.Content.Span.SequenceEqual(image.Content.Span).ShouldBeTrue();
        }
        else
        {
            refusal.Field.ShouldBe("avatar");
        }
    }

    private static byte[] Damage(byte[] sample, (int Position, byte Value)[] changes, int cut)
    {
        var file = sample[..Math.Min(cut, sample.Length)];
        foreach (var (position, value) in changes.Where(_ => file.Length > 0))
        {
            file[position % file.Length] = value;
        }

        if (file.AsSpan().StartsWith(TestPng.Signature))
        {
            // Otherwise the checksums would hide what lies behind them.
            TestPng.RepairChecksums(file);
        }

        return file;
    }
}
