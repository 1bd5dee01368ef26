using Linnet.Core.Media;

namespace Linnet.Core.Tests.Media;

public sealed class AvatarImageTests
{
    public static TheoryData<string, string, byte[]> Formats => new()
    {
        { "image/png", "png", TestPng.Of(3, 2) },
        { "image/jpeg", "jpg", TestJpeg.Of(3, 2) },
        { "image/gif", "gif", TestGif.Of(3, 2) },
        { "image/webp", "webp", TestWebp.Of(TestWebp.Lossless(3, 2)) },
        { "image/webp", "webp", TestWebp.Of(TestWebp.Lossy(3, 2)) },
        { "image/webp", "webp", TestWebp.Of(TestWebp.Extended(0, 3, 2), TestWebp.Lossless(3, 2)) },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_image_is_known_by_its_content_and_kept_as_it_is(string contentType, string extension, byte[] file)
    {
        var image = AvatarImage.Inspect(file).Value;
        (image.ContentType, image.Extension, image.Width, image.Height).ShouldBe((contentType, extension, 3, 2));
        image.Content.ToArray().ShouldBe(file);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_follows_the_image_is_dropped(string contentType, string extension, byte[] file)
    {
        var image = AvatarImage.Inspect((byte[])[.. file, .. "<script>PK\u0003\u0004"u8]).Value;
        (image.ContentType, image.Extension).ShouldBe((contentType, extension));
        image.Content.ToArray().ShouldBe(file);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_image_that_ends_too_early_is_refused(string contentType, string extension, byte[] file)
    {
        _ = (contentType, extension);
        AvatarChecks.EveryCutIsRefused(file);
    }

    [Fact]
    public void Sizes_from_1_to_4096_pixels_are_allowed()
    {
        Func<int, int, byte[]>[] makers =
        [
            (width, height) => TestPng.Of(width, height),
            (width, height) => TestJpeg.Of(width, height),
            (width, height) => TestGif.Of(width, height),
            (width, height) => TestWebp.Of(TestWebp.Lossless(width, height)),
            (width, height) => TestWebp.Of(TestWebp.Lossy(width, height)),
            (width, height) => TestWebp.Of(TestWebp.Extended(0, width, height), TestWebp.Lossless(width, height)),
        ];
        foreach (var make in makers)
        {
            AvatarImage.Inspect(make(4096, 1)).Value.Width.ShouldBe(4096);
            AvatarImage.Inspect(make(1, 4096)).Value.Height.ShouldBe(4096);
            AvatarChecks.RefusalOf(make(4097, 1)).ShouldEndWith("; this has 4097×1 pixels");
            AvatarChecks.RefusalOf(make(1, 4097)).ShouldContain("1×4097 pixels");
        }
    }

    [Fact]
    public void An_image_without_extent_is_refused()
    {
        AvatarChecks.RefusalOf(TestPng.Of(0, 5)).ShouldContain("0×5 pixels");
        AvatarChecks.RefusalOf(TestPng.Of(-1, 5)).ShouldContain("4294967295×5 pixels");
        AvatarChecks.RefusalOf(TestJpeg.Of(5, 0)).ShouldContain("5×0 pixels");
        AvatarChecks.RefusalOf(TestGif.Of(0, 0)).ShouldContain("0×0 pixels");
        AvatarChecks.RefusalOf(TestWebp.Of(TestWebp.Lossy(0, 1))).ShouldContain("0×1 pixels");
    }

    [Fact]
    public void At_most_2_MiB_are_allowed()
    {
        var filling = Limits.AvatarBytes - TestPng.Of(1, 1, TestPng.Chunk("tEXt", [])).Length;
        AvatarImage.Inspect(TestPng.Of(1, 1, TestPng.Chunk("tEXt", new byte[filling]))).Refusal.ShouldBeNull();
        AvatarChecks.RefusalOf(TestPng.Of(1, 1, TestPng.Chunk("tEXt", new byte[filling + 1])))
            .ShouldEndWith("; this takes 2097153 bytes");
    }

    [Fact]
    public void What_is_no_image_is_refused()
    {
        AvatarChecks.RefusalOf([]).ShouldEndWith("; this is empty");
        byte[][] others = ["<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray(), "BM"u8.ToArray(), "RIFF\0\0\0\0WAVE"u8.ToArray(), [0]];
        foreach (var other in others)
        {
            AvatarChecks.RefusalOf(other).ShouldEndWith("; this is of another format");
        }
    }

    [Fact]
    public void The_default_avatar_is_a_png_of_96_pixels()
    {
        var image = DefaultAvatar.Png;
        (image.ContentType, image.Width, image.Height).ShouldBe(("image/png", 96, 96));
        image.Content.Length.ShouldBeInRange(500, 10_000);
        DefaultAvatar.Png.ShouldBeSameAs(image);
    }
}
