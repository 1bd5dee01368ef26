using System.Text;
using Linnet.EndToEnd.Tests.Http;

namespace Linnet.EndToEnd.Tests.BadInput;

/// <summary>Avatars that are none, at sign-up and afterwards.</summary>
internal static class ImageRows
{
    private const int AvatarBytesMax = 2 * 1024 * 1024;

    private static readonly byte[] Good = TestImage.Png(6, 6, 90);

    private static readonly (string Name, byte[] File)[] Files =
    [
        ("nothing but a name", "PNG"u8.ToArray()),
        ("text", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("I am a picture. ", 20)))),
        ("a page", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray()),
        ("a drawing with script", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray()),
        ("a signature alone", Good[..8]),
        ("a picture cut short", Good[..^20]),
        ("a picture whose header is damaged", [.. Good[..17], 0xFF, .. Good[18..]]),
        ("a picture of 5000 × 1 pixels", TestImage.Png(5000, 1, 1)),
        ("a picture of 1 × 5000 pixels", TestImage.Png(1, 5000, 1)),
        ("more than 2 MiB", [.. Good, .. new byte[AvatarBytesMax]]),
        ("a bitmap", [.. "BM"u8, .. new byte[60]]),
        ("a JPEG's beginning", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8]),
        ("a GIF's beginning", "GIF89a"u8.ToArray()),
        ("a WebP's beginning", [.. "RIFF"u8, 100, 0, 0, 0, .. "WEBP"u8]),
    ];

    public static Table Table { get; } = new(
    [
        .. from file in Files select new Row($"a new avatar that is {file.Name}", 422, world => Update(world, file.File)),
        .. from file in Files select new Row($"signing up with an avatar that is {file.Name}", 422, world => SignUp(world, file.File)),
        new("a good avatar beside a bad name", 422, world => new Ask("PATCH", "/api/v1/accounts/update_credentials")
        {
            Token = world.Ann.Token,
            Body = Body.WithFile("avatar", Good, "image/png", ("display_name", new string('x', 200))),
        }),
        new("a good avatar beside an alias that is taken", 422, world => Ask.Post(
            "/api/v1/accounts",
            Body.WithFile("avatar", Good, "image/png", ("username", "BOB"), ("password", "long enough"), ("agreement", "true")),
            world.ProgramToken)),
        new("a header", 422, world => new Ask("PATCH", "/api/v1/accounts/update_credentials")
        {
            Token = world.Ann.Token,
            Body = Body.WithFile("header", Good),
        }),
    ]);

    private static Ask Update(World world, byte[] file) => new("PATCH", "/api/v1/accounts/update_credentials")
    {
        Token = world.Ann.Token,
        Body = Body.WithFile("avatar", file),
    };

    private static Ask SignUp(World world, byte[] file) => Ask.Post(
        "/api/v1/accounts",
        Body.WithFile("avatar", file, "image/png", ("username", "newcomer"), ("password", "long enough"), ("agreement", "true")),
        world.ProgramToken);
}
