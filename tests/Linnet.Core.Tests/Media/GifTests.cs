namespace Linnet.Core.Tests.Media;

public sealed class GifTests
{
    [Fact]
    public void Comments_text_and_what_applications_add_go()
    {
        var file = TestGif.Of(
            2,
            2,
            TestGif.Comment(TestExif.Secret),
            TestGif.Application("XMP DataXMP", TestExif.Secret),
            TestGif.Control,
            TestGif.PlainText(TestExif.Secret),
            [0x21, 0x77, 0]);
        AvatarChecks.Clean(file).ShouldBe(TestGif.Of(2, 2));
    }

    [Fact]
    public void An_animation_stays_with_its_repetition()
    {
        byte[] second = [.. TestGif.Control, .. TestGif.Frame(1, 1, 1, 1)];
        var file = TestGif.Of(2, 2, TestGif.Loop, second, TestGif.Control);
        AvatarChecks.Clean(file).ShouldBe(file);
    }

    [Fact]
    public void Nothing_hides_behind_the_repetition()
    {
        byte[] loop = [.. TestGif.Loop[..^1], (byte)TestExif.Secret.Length, .. AvatarChecks.SecretBytes, 0];
        AvatarChecks.Clean(TestGif.Of(2, 2, loop, TestGif.Loop)).ShouldBe(TestGif.Of(2, 2, TestGif.Loop));
    }

    [Fact]
    public void Palettes_of_frames_are_followed()
    {
        byte[] frame = [.. TestGif.Frame(0, 0, 1, 1)[..9], 0x81, .. new byte[12], 2, 2, 0x44, 0x01, 0];
        var file = TestGif.Of(2, 2, frame);
        AvatarChecks.Clean(file).ShouldBe(file);
    }

    [Fact]
    public void Damage_is_named()
    {
        var screen = TestGif.Screen(2, 2);
        var frame = TestGif.Frame(0, 0, 1, 1);
        AvatarChecks.RefusalOf([.. screen, .. TestGif.Trailer]).ShouldContain("it has no pixels");
        AvatarChecks.RefusalOf([.. screen, .. frame]).ShouldContain("it is cut off");
        AvatarChecks.RefusalOf([.. screen, .. frame[..^1]]).ShouldContain("it is cut off");
        AvatarChecks.RefusalOf([.. screen, 0, .. frame, .. TestGif.Trailer]).ShouldContain("unknown kind");
        AvatarChecks.RefusalOf(TestGif.Of(2, 2, TestGif.Frame(1, 0, 2, 1))).ShouldContain("outside the image");
        AvatarChecks.RefusalOf(TestGif.Of(2, 2, TestGif.Frame(0, 0, 0, 1))).ShouldContain("outside the image");
    }
}
