using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Linnet.Core.Media;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Api.Tests.Media;

/// <summary>What the API says of images that are read where the store keeps them.</summary>
public sealed class ImagesElsewhereTests
{
    private const string Key = "0123456789abcdef0123456789abcdef.png";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Avatars_are_where_everybody_reads_them()
    {
        await using var app = await ApiApp.StartAsync(Replace(new Elsewhere { PublicAddress = "https://images.example/linnet" }));
        using var client = await app.SignUpAsync("ann", "read write");

        var before = await client.JsonAsync("/api/v1/accounts/verify_credentials");
        using var image = new ByteArrayContent(DefaultAvatar.Png.Content.ToArray()) { Headers = { ContentType = new("image/png") } };
        using var form = new MultipartFormDataContent { { image, "avatar", "me.png" } };
        using var answer = await client.PatchAsync(new Uri("/api/v1/accounts/update_credentials", UriKind.Relative), form, Token);
        var after = await answer.JsonAsync();

        Avatar(before).ShouldBe("http://localhost/media/avatars/default.png", "it is no image of the store's");
        Avatar(after).ShouldMatch("^https://images[.]example/linnet/[0-9a-f]{32}[.]png$");
    }

    [Fact]
    public async Task Who_asks_for_an_image_of_a_private_store_is_sent_to_an_address_that_serves_for_a_while()
    {
        var address = new Uri("https://images.example/0123.png?Signature=a%2Fb");
        await using var app = await ApiApp.StartAsync(Replace(new Elsewhere { Presigned = new(address, TimeSpan.FromHours(1)) }));

        using var answer = await app.Http.GetAsync(new Uri($"/media/avatars/{Key}", UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location.ShouldBe(address);
        answer.Headers.CacheControl.ShouldBe(new CacheControlHeaderValue { Private = true, MaxAge = TimeSpan.FromMinutes(30) });
    }

    private static Action<IServiceCollection> Replace(IMediaStore store) => services => services.AddSingleton(store);

    private static string Avatar(JsonElement account) => account.GetProperty("avatar").GetString()!;

    /// <summary>A store that others read from.</summary>
    private sealed class Elsewhere : IMediaStore
    {
        public string? PublicAddress { get; init; }

        public PassingAddress? Presigned { get; init; }

        public Task SaveAsync(string key, string contentType, ReadOnlyMemory<byte> content, CancellationToken ct) => Task.CompletedTask;

        public ValueTask<Stream?> OpenAsync(string key, CancellationToken ct) => default;

        public ValueTask<PassingAddress?> PresignAsync(string key, CancellationToken ct) => new(Presigned);

        public Task DeleteAsync(string key, CancellationToken ct) => Task.CompletedTask;
    }
}
