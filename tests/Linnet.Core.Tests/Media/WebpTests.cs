namespace Linnet.Core.Tests.Media;

public sealed class WebpTests
{
    private static readonly byte[] Profile = TestWebp.Chunk("ICCP", [1, 2, 3]);
    private static readonly byte[] Alpha = TestWebp.Chunk("ALPH", [0, 1]);

    [Fact]
    public void Metadata_and_unknown_additions_go()
    {
        var file = TestWebp.Of(
            TestWebp.Extended(TestWebp.Exif | TestWebp.Xmp | TestWebp.Profile | TestWebp.Alpha, 2, 2),
            TestWebp.Chunk("NEWS", AvatarChecks.SecretBytes),
            Alpha,
            TestWebp.Lossy(2, 2),
            TestWebp.Chunk("EXIF", TestExif.Of(1)),
            TestWebp.Chunk("XMP ", AvatarChecks.SecretBytes));
        AvatarChecks.Clean(file).ShouldBe(TestWebp.Of(TestWebp.Extended(TestWebp.Alpha, 2, 2), Alpha, TestWebp.Lossy(2, 2)));
    }

    [Fact]
    public void The_colour_profile_stays()
    {
        var file = TestWebp.Of(TestWebp.Extended(TestWebp.Profile, 2, 2), Profile, TestWebp.Lossless(2, 2));
        AvatarChecks.Clean(file).ShouldBe(file);
    }

    [Theory]
    [InlineData(6, true, false)]
    [InlineData(5, false, true)]
    public void Of_Exif_the_orientation_stays(int orientation, bool littleEndian, bool withPrefix)
    {
        byte[] exif = [.. withPrefix ? "Exif\0\0"u8 : [], .. TestExif.Of(orientation, littleEndian)];
        var clean = AvatarChecks.Clean(
            TestWebp.Of(TestWebp.Extended(TestWebp.Exif, 2, 2), TestWebp.Lossless(2, 2), TestWebp.Chunk("EXIF", exif)));
        byte[] smallest =
            [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];
        clean.ShouldBe(
            TestWebp.Of(TestWebp.Extended(TestWebp.Exif, 2, 2), TestWebp.Lossless(2, 2), TestWebp.Chunk("EXIF", smallest)));
        AvatarChecks.Clean(clean).ShouldBe(clean);
    }

    [Fact]
    public void An_animation_stays_without_what_its_frames_hide()
    {
        var header = TestWebp.Extended(TestWebp.Animated, 4, 4);
        var animation = TestWebp.Chunk("ANIM", [0, 0, 0, 0, 3, 0]);
        var first = TestWebp.Frame(0, 0, 4, 4, TestWebp.Lossless(4, 4));
        var hiding = TestWebp.Frame(2, 2, 2, 2, Alpha, TestWebp.Lossy(2, 2), TestWebp.Chunk("NEWS", AvatarChecks.SecretBytes));
        var second = TestWebp.Frame(2, 2, 2, 2, Alpha, TestWebp.Lossy(2, 2));
        AvatarChecks.Clean(TestWebp.Of(header, animation, first, hiding)).ShouldBe(TestWebp.Of(header, animation, first, second));
    }

    [Fact]
    public void Damage_is_named()
    {
        var still = TestWebp.Extended(0, 2, 2);
        var moving = TestWebp.Extended(TestWebp.Animated, 2, 2);
        var pixels = TestWebp.Lossless(2, 2);
        RefusalOf().ShouldContain("it is cut off");
        RefusalOf(Profile).ShouldContain("begins with a part of an unknown kind");
        RefusalOf(TestWebp.Chunk("VP8X", [0])).ShouldContain("its header is wrong");
        RefusalOf(still).ShouldContain("does not hold one image");
        RefusalOf(still, pixels, pixels).ShouldContain("does not hold one image");
        RefusalOf(still, TestWebp.Lossless(2, 3)).ShouldContain("another size than its header says");
        RefusalOf(moving, pixels).ShouldContain("does not hold one image");
        RefusalOf(moving, TestWebp.Frame(0, 0, 2, 2)).ShouldContain("does not hold one image");
        RefusalOf(moving, TestWebp.Frame(2, 0, 2, 2, pixels)).ShouldContain("outside the image");
        RefusalOf(moving, TestWebp.Chunk("ANMF", [0])).ShouldContain("too short");
        RefusalOf(TestWebp.Chunk("VP8L", [0x2E, 0, 0, 0, 0])).ShouldContain("the header of its pixels is wrong");
        RefusalOf(TestWebp.Chunk("VP8L", [0x2F, 0, 0, 0, 0x20])).ShouldContain("the header of its pixels is wrong");
        RefusalOf(TestWebp.Chunk("VP8 ", new byte[20])).ShouldContain("the header of its pixels is wrong");
        RefusalOf(still, [.. pixels[..4], 0xFF, 0xFF, 0xFF, 0xFF]).ShouldContain("a length in it is wrong");
    }

    private static string RefusalOf(params byte[][] chunks) => AvatarChecks.RefusalOf(TestWebp.Of(chunks));
}
