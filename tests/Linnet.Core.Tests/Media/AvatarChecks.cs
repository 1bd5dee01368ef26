using System.Text;
using Linnet.Core.Media;

namespace Linnet.Core.Tests.Media;

/// <summary>What the tests of every format ask.</summary>
internal static class AvatarChecks
{
    public static byte[] SecretBytes => Encoding.ASCII.GetBytes(TestExif.Secret);

    public static byte[] Clean(byte[] file) => AvatarImage.Inspect(file).Value.Content.ToArray();

    public static string RefusalOf(byte[] file)
    {
        var refusal = AvatarImage.Inspect(file).Refusal.ShouldNotBeNull();
        (refusal.Kind, refusal.Field).ShouldBe((RefusalKind.Invalid, "avatar"));
        refusal.Message.ShouldStartWith("must be a PNG, JPEG, GIF or WebP image of at most 2 MiB and 4096×4096 pixels; this ");
        return refusal.Message;
    }

    public static bool Holds(byte[] file, ReadOnlySpan<byte> part) => file.AsSpan().IndexOf(part) >= 0;

    /// <summary>Every file that ends too early is refused.</summary>
    public static void EveryCutIsRefused(byte[] file)
    {
        AvatarImage.Inspect(file).Refusal.ShouldBeNull();
        for (var length = 0; length < file.Length; length++)
        {
            AvatarImage.Inspect(file.AsMemory(0, length)).Refusal.ShouldNotBeNull($"cut to {length} bytes");
        }
    }
}
