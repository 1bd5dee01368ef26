using Linnet.Core.Media;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IMediaStore"/> promises.</summary>
public abstract class MediaStoreContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private const string Key = "0123456789abcdef0123456789abcdef.png";
    private static readonly byte[] Image = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31))];

    private IMediaStore Media => Store.Media;

    [Fact]
    public async Task An_image_is_read_as_it_was_kept_also_after_a_restart()
    {
        await Media.SaveAsync(Key, "image/png", Image, Token);
        (await ReadAsync(Key)).ShouldBe(Image);

        await Store.ReopenAsync();

        (await ReadAsync(Key)).ShouldBe(Image);
    }

    [Fact]
    public async Task Keeping_the_same_again_changes_nothing()
    {
        await Media.SaveAsync(Key, "image/png", Image, Token);
        await AtOnceAsync(8, async _ =>
        {
            await Media.SaveAsync(Key, "image/png", Image, Token);
            return 0;
        });

        (await ReadAsync(Key)).ShouldBe(Image);
    }

    [Fact]
    public async Task A_removed_image_is_gone_and_removing_it_again_is_harmless()
    {
        const string Other = "ffffffffffffffffffffffffffffffff.gif";
        await Media.SaveAsync(Key, "image/png", Image, Token);
        await Media.SaveAsync(Other, "image/gif", new byte[] { 1 }, Token);

        await Media.DeleteAsync(Key, Token);
        await Media.DeleteAsync(Key, Token);

        (await ReadAsync(Key)).ShouldBeNull();
        (await ReadAsync(Other)).ShouldBe([1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("../../../../../../../../etc/passwd")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF.png")]
    [InlineData("0123456789abcdef0123456789abcde.png")]
    [InlineData("0123456789abcdef0123456789abcdef.png\0")]
    [InlineData("0123456789abcdef0123456789abcdef.png/../x")]
    [InlineData("0123456789abcdef0123456789abcdef.jpg")]
    [InlineData("../media/0123456789abcdef0123456789abcdef.png")]
    public async Task What_is_no_key_or_not_kept_is_found_nowhere(string key)
    {
        await Media.SaveAsync(Key, "image/png", Image, Token);

        (await ReadAsync(key)).ShouldBeNull();
        await Media.DeleteAsync(key, Token);
        (await ReadAsync(Key)).ShouldBe(Image);
    }

    private async Task<byte[]?> ReadAsync(string key)
    {
        await using var stream = await Media.OpenAsync(key, Token);
        if (stream is null)
        {
            return null;
        }

        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Token);
        return copy.ToArray();
    }
}
