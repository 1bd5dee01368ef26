using Amazon.Runtime;
using Amazon.S3;
using Linnet.Aws.Media;
using Linnet.Testing.Aws;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Media;

/// <summary>What images in a bucket are beyond what every store promises.</summary>
public sealed class S3MediaStoreTests : IAsyncLifetime
{
    private const string Key = "0123456789abcdef0123456789abcdef.png";
    private static readonly byte[] Image = [1, 2, 3];

    private readonly AwsUnderTest _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IAmazonS3 Client => _store.Get<IAmazonS3>();

    private AwsOptions Options => _store.Get<IOptions<AwsOptions>>().Value;

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task An_image_says_what_it_is_and_that_it_never_changes()
    {
        // fauxqs does not keep the second.
        IDictionary<string, string> sent = new Dictionary<string, string>();
        ((AmazonS3Client)Client).BeforeRequestEvent += (_, call) => sent = ((WebServiceRequestEventArgs)call).Headers;

        await _store.Media.SaveAsync(Key, "image/png", Image, Token);

        (sent["Content-Type"], sent["Cache-Control"]).ShouldBe(("image/png", "public, max-age=31536000, immutable"));
    }

    [Fact]
    public async Task An_image_that_is_not_a_keys_is_refused() =>
        await Should.ThrowAsync<ArgumentException>(() => _store.Media.SaveAsync("../x.png", "image/png", Image, Token));

    [Fact]
    public async Task Unless_it_is_set_up_nobody_is_sent_elsewhere()
    {
        _store.Media.PublicAddress.ShouldBeNull();
        (await _store.Media.PresignAsync(Key, Token)).ShouldBeNull();
    }

    [Fact]
    public void A_public_address_ends_without_a_slash() =>
        Make(options => options.MediaAddress = "https://images.example/").PublicAddress.ShouldBe("https://images.example");

    [Fact]
    public async Task A_presigned_address_serves_the_image_for_as_long_as_is_set()
    {
        var media = Make(options => (options.PresignMedia, options.PresignMinutes) = (true, 5));
        await media.SaveAsync(Key, "image/png", Image, Token);

        var presigned = (await media.PresignAsync(Key, Token)).ShouldNotBeNull();

        using var http = new HttpClient();
        (await http.GetByteArrayAsync(presigned.Address, Token)).ShouldBe(Image);
        presigned.ValidFor.ShouldBe(TimeSpan.FromMinutes(5));
        presigned.Address.Query.ShouldMatch("X-Amz-Expires=30[0-2]&");
        (await media.PresignAsync("../x.png", Token)).ShouldBeNull();
    }

    private S3MediaStore Make(Action<AwsOptions> set)
    {
        var options = new AwsOptions { Prefix = Options.Prefix, S3Address = Options.S3Address };
        set(options);
        return new S3MediaStore(Client, Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System);
    }
}
