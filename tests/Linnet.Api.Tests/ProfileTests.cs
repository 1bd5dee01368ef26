using System.Net;
using System.Net.Http.Headers;
using Linnet.Core;
using Linnet.Core.Media;

namespace Linnet.Api.Tests;

/// <summary>Profiles and avatars.</summary>
public sealed class ProfileTests : IAsyncLifetime
{
    private const string Update = "/api/v1/accounts/update_credentials";

    private ApiApp _app = null!;
    private HttpClient _ann = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await ApiApp.StartAsync(("RateLimits:Enabled", "false"));
        _ann = await _app.SignUpAsync("ann");
    }

    public async ValueTask DisposeAsync()
    {
        _ann.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task An_avatar_is_served_for_ever_until_another_takes_its_place()
    {
        var first = await UploadAsync(DefaultAvatar.Png.Content.ToArray(), HttpStatusCode.OK);
        using (var image = await _app.Http.GetAsync(first, TestContext.Current.CancellationToken))
        {
            image.StatusCode.ShouldBe(HttpStatusCode.OK);
            image.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
            image.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }

        var second = await UploadAsync(DefaultAvatar.Png.Content.ToArray(), HttpStatusCode.OK);

        second.ShouldNotBe(first);
        await _app.Http.GetJsonAsync(first, HttpStatusCode.NotFound);
        var without = await _ann.SendFormAsync(HttpMethod.Delete, "/api/v1/profile/avatar", HttpStatusCode.OK);
        without["avatar"]!.ToString().ShouldEndWith("/media/avatars/default.png");
    }

    [Fact]
    public async Task What_is_no_image_or_too_large_is_refused_as_the_avatar()
    {
        await UploadAsync("not an image"u8.ToArray(), HttpStatusCode.UnprocessableEntity);
        await UploadAsync(new byte[Limits.AvatarBytes + 1], HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Names_and_note_can_be_changed()
    {
        var changed = await _ann.SendFormAsync(
            HttpMethod.Patch, Update, HttpStatusCode.OK, ("display_name", "Ann Marie Lee"), ("note", "I like <tea> #tea"));

        changed["first_name"]!.ToString().ShouldBe("Ann Marie");
        changed["last_name"]!.ToString().ShouldBe("Lee");
        changed["source"]!["note"]!.ToString().ShouldBe("I like <tea> #tea");
        changed["note"]!.ToString().ShouldContain("I like &lt;tea&gt; <a href=\"http://localhost/tags/tea\"");
    }

    [Fact]
    public async Task What_holds_anyway_may_be_asked_for() => await _ann.SendFormAsync(
        HttpMethod.Patch,
        Update,
        HttpStatusCode.OK,
        ("locked", "false"),
        ("bot", "0"),
        ("discoverable", "true"),
        ("source[privacy]", "public"),
        ("fields_attributes[0][name]", ""),
        ("fields_attributes[0][value]", ""));

    [Theory]
    [InlineData("locked", "true")]
    [InlineData("bot", "1")]
    [InlineData("source[privacy]", "private")]
    [InlineData("fields_attributes[0][name]", "Home")]
    public async Task What_profiles_here_have_not_is_refused_by_name(string field, string value)
    {
        var error = await _ann.SendFormAsync(HttpMethod.Patch, Update, HttpStatusCode.UnprocessableEntity, (field, value));
        error["error"]!.ToString().ShouldContain(field.StartsWith("fields", StringComparison.Ordinal) ? "fields_attributes" : field);
    }

    [Theory]
    [InlineData("username", "ANN", "ERR_TAKEN")]
    [InlineData("username", "no spaces", "ERR_INVALID")]
    [InlineData("password", "short", "ERR_INVALID")]
    [InlineData("email", "nowhere", "ERR_INVALID")]
    [InlineData("agreement", "false", "ERR_INVALID")]
    public async Task A_sign_up_names_the_field_at_fault(string field, string value, string code)
    {
        var app = await _app.RegisterAppAsync();
        using var program = _app.ClientWith(await _app.TokenAsync(app, ("grant_type", "client_credentials"), ("scope", "write")));
        var fields = new Dictionary<string, string> { ["username"] = "bob", ["password"] = "password", [field] = value };
        var error = await program.SendFormAsync(
            HttpMethod.Post,
            "/api/v1/accounts",
            HttpStatusCode.UnprocessableEntity,
            [.. fields.Select(pair => (pair.Key, pair.Value))]);
        error["details"]![field]![0]!["error"]!.ToString().ShouldBe(code);
    }

    private async Task<string> UploadAsync(byte[] content, HttpStatusCode status)
    {
        var file = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        using var request = new HttpRequestMessage(HttpMethod.Patch, Update)
        {
            Content = new MultipartFormDataContent { { file, "avatar", "me.png" } },
        };
        var answer = await _ann.SendJsonAsync(request, status);
        return (answer["avatar"] ?? answer["details"]!["avatar"])!.ToString();
    }
}
