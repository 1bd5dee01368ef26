namespace Linnet.Core.Tests.Media;

public sealed class JpegTests
{
    [Theory]
    [InlineData(0xE0)]
    [InlineData(0xE1)]
    [InlineData(0xE2)]
    [InlineData(0xED)]
    [InlineData(0xEE)]
    [InlineData(0xEF)]
    [InlineData(0xFE)]
    public void Comments_and_what_applications_add_go(byte marker)
    {
        var file = TestJpeg.Of(2, 2, TestJpeg.Jfif, TestJpeg.Segment(marker, AvatarChecks.SecretBytes));
        AvatarChecks.Clean(file).ShouldBe(TestJpeg.Of(2, 2, TestJpeg.Jfif));
    }

    [Fact]
    public void What_decides_the_look_stays()
    {
        var file = TestJpeg.Of(
            2,
            2,
            TestJpeg.Jfif,
            TestJpeg.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 9, 9]),
            TestJpeg.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]),
            TestJpeg.Segment(0xDD, [0, 4]));
        AvatarChecks.Clean(file).ShouldBe(file);
    }

    [Fact]
    public void The_thumbnail_goes()
    {
        var thumbnail = TestJpeg.Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 1, 0, 72, 0, 72, 5, 1, .. AvatarChecks.SecretBytes]);
        AvatarChecks.Clean(TestJpeg.Of(2, 2, thumbnail)).ShouldBe(TestJpeg.Of(2, 2, TestJpeg.Jfif));
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(2, false)]
    public void Of_Exif_the_orientation_stays(int orientation, bool littleEndian)
    {
        var clean = AvatarChecks.Clean(TestJpeg.Of(2, 2, TestJpeg.Jfif, TestJpeg.Exif(orientation, littleEndian)));
        byte[] smallest =
        [
            .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0,
        ];
        clean.ShouldBe(TestJpeg.Of(2, 2, TestJpeg.Jfif, TestJpeg.Segment(0xE1, smallest)));
        AvatarChecks.Clean(clean).ShouldBe(clean);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void An_upright_image_or_one_of_unknown_orientation_needs_no_Exif(int orientation) =>
        AvatarChecks.Clean(TestJpeg.Of(2, 2, TestJpeg.Exif(orientation))).ShouldBe(TestJpeg.Of(2, 2));

    [Fact]
    public void Broken_Exif_does_no_harm()
    {
        var exif = TestJpeg.Exif(6)[4..];
        for (var length = 0; length < exif.Length; length++)
        {
            AvatarChecks.Holds(AvatarChecks.Clean(TestJpeg.Of(2, 2, TestJpeg.Segment(0xE1, exif[..length]))), AvatarChecks.SecretBytes).ShouldBeFalse();
        }

        byte[] endless = [.. "Exif\0\0MM\0*"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0];
        AvatarChecks.Clean(TestJpeg.Of(2, 2, TestJpeg.Segment(0xE1, endless))).ShouldBe(TestJpeg.Of(2, 2));
    }

    [Fact]
    public void Progressive_scans_restarts_stuffed_bytes_and_filling_marks_are_followed()
    {
        byte[] scan = [.. TestJpeg.Segment(0xDA, [1, 1, 0, 0, 63, 0]), 1, 0xFF, 0, 2, 0xFF, 0xD0, 3, 0xFF, 0xD7, 4];
        byte[] file = [.. TestJpeg.Start, .. TestJpeg.Frame(2, 2, 0xC2), .. TestJpeg.Tables, .. scan, .. TestJpeg.Tables, .. scan, .. TestJpeg.End];
        AvatarChecks.Clean(file).ShouldBe(file);
        AvatarChecks.Clean([.. file[..^2], 0xFF, 0xFF, .. TestJpeg.End]).ShouldBe(file);
    }

    [Fact]
    public void Damage_is_named()
    {
        var (frame, scan, end) = (TestJpeg.Frame(1, 1), TestJpeg.Scan, TestJpeg.End);
        RefusalOf(end).ShouldContain("it has no pixels");
        RefusalOf(frame, end).ShouldContain("it has no pixels");
        RefusalOf(scan, end).ShouldContain("the header of its pixels is wrong");
        RefusalOf(frame, scan).ShouldContain("it is cut off");
        RefusalOf(frame, frame, scan, end).ShouldContain("two images in one");
        RefusalOf(TestJpeg.Frame(1, 1, 0xC9), scan, end).ShouldContain("which browsers do not show");
        RefusalOf(TestJpeg.Segment(0xC0, [12, 0, 1, 0, 1, 1, 1, 0x11, 0]), scan, end).ShouldContain("pixels that browsers do not show");
        RefusalOf(TestJpeg.Segment(0xC0, [8, 0, 1, 0, 1, 4, 1, 0x11, 0]), scan, end).ShouldContain("pixels that browsers do not show");
        RefusalOf([0xFF, 0xDB, 0, 1], frame, scan, end).ShouldContain("a length in it is wrong");
        RefusalOf([0xFF, 0xDB, 0xFF, 0xFF], frame, scan, end).ShouldContain("a length in it is wrong");
        RefusalOf(TestJpeg.Segment(0xF0, []), frame, scan, end).ShouldContain("unknown kind");
    }

    private static string RefusalOf(params byte[][] parts) =>
        AvatarChecks.RefusalOf([.. TestJpeg.Start, .. parts.SelectMany(p => p)]);
}
