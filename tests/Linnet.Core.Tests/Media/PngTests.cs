namespace Linnet.Core.Tests.Media;

public sealed class PngTests
{
    [Theory]
    [InlineData("tEXt")]
    [InlineData("zTXt")]
    [InlineData("iTXt")]
    [InlineData("tIME")]
    [InlineData("eXIf")]
    [InlineData("pHYs")]
    [InlineData("xyZw")]
    public void Metadata_and_unknown_additions_go(string type)
    {
        var file = TestPng.Of(2, 2, TestPng.Chunk(type, AvatarChecks.SecretBytes));
        AvatarChecks.Clean(file).ShouldBe(TestPng.Of(2, 2));
    }

    [Theory]
    [InlineData("gAMA")]
    [InlineData("cHRM")]
    [InlineData("sRGB")]
    [InlineData("iCCP")]
    [InlineData("sBIT")]
    [InlineData("cICP")]
    [InlineData("PLTE")]
    [InlineData("tRNS")]
    [InlineData("acTL")]
    [InlineData("fdAT")]
    public void What_decides_the_look_stays(string type)
    {
        var file = TestPng.Of(2, 2, TestPng.Chunk(type, [1, 2, 3]));
        AvatarChecks.Clean(file).ShouldBe(file);
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(3, false)]
    public void Of_Exif_the_orientation_stays(int orientation, bool littleEndian)
    {
        var file = TestPng.Of(2, 2, TestPng.Chunk("eXIf", TestExif.Of(orientation, littleEndian)));
        var clean = AvatarChecks.Clean(file);
        AvatarChecks.Holds(clean, AvatarChecks.SecretBytes).ShouldBeFalse();
        AvatarChecks.Holds(clean, "eXIfII*\0"u8).ShouldBeTrue();
        AvatarChecks.Holds(clean, [0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0]).ShouldBeTrue();
        AvatarChecks.Clean(clean).ShouldBe(clean);
    }

    [Fact]
    public void An_upright_image_needs_no_Exif() =>
        AvatarChecks.Clean(TestPng.Of(2, 2, TestPng.Chunk("eXIf", TestExif.Of(1)))).ShouldBe(TestPng.Of(2, 2));

    [Fact]
    public void An_animation_stays_inside_the_image()
    {
        var file = TestPng.Of(4, 4, TestPng.FrameControl(2, 4, left: 2));
        AvatarChecks.Clean(file).ShouldBe(file);
        AvatarChecks.RefusalOf(TestPng.Of(4, 4, TestPng.FrameControl(2, 4, left: 3))).ShouldContain("outside the image");
        AvatarChecks.RefusalOf(TestPng.Of(4, 4, TestPng.FrameControl(0, 4, left: 0))).ShouldContain("outside the image");
        AvatarChecks.RefusalOf(TestPng.Of(4, 4, TestPng.FrameControl(-1, -1, left: -1))).ShouldContain("outside the image");
        AvatarChecks.RefusalOf(TestPng.Of(4, 4, TestPng.Chunk("fcTL", [0]))).ShouldContain("outside the image");
    }

    [Fact]
    public void Damage_is_named()
    {
        var (header, pixels, end) = (TestPng.Header(1, 1), TestPng.Pixels(1, 1), TestPng.End);
        RefusalOf(pixels, end).ShouldContain("does not begin with a right header");
        RefusalOf(header, end).ShouldContain("it has no pixels");
        RefusalOf(header, pixels).ShouldContain("it is cut off");
        RefusalOf(header, TestPng.BigEndian(-1), pixels, end).ShouldContain("a length in it is wrong");
        RefusalOf(header, TestPng.Chunk("NEWS", []), pixels, end).ShouldContain("unknown kind");
        RefusalOf(TestPng.Header(1, 1, depth: 3), pixels, end).ShouldContain("pixels that PNG does not have");
        RefusalOf(TestPng.Header(1, 1, colours: 5), pixels, end).ShouldContain("pixels that PNG does not have");
        pixels[^1]++;
        RefusalOf(header, pixels, end).ShouldContain("a checksum is wrong");
    }

    private static string RefusalOf(params byte[][] parts) =>
        AvatarChecks.RefusalOf([.. TestPng.Signature, .. parts.SelectMany(p => p)]);
}
