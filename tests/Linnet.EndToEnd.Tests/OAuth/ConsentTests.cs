using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Linnet.EndToEnd.Tests.Hosts;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.OAuth;

/// <summary>Codes: given on a page, exchanged once, for the one who asked.</summary>
public sealed class ConsentTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private const string Back = "https://client.example/back?keep=1";
    private const string Verifier = "a-verifier-that-is-just-long-enough-for-its-use";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    [Theory]
    [InlineData(ConsentForm.OutOfBand)]
    [InlineData(Back)]
    public async Task A_code_with_its_verifier_gives_a_token_that_works(string redirectUri)
    {
        var (alias, program) = await SomebodyAsync(redirectUri);
        var code = await FormOf(program, redirectUri).AllowAsync(alias, LinnetApp.Password);

        var token = (await ExchangeAsync(program, code, redirectUri, Verifier)).Value;

        token.Scope.Split(' ').ShouldBe(["read", "write", "follow"], ignoreOrder: true);
        token.TokenType.ShouldBe("Bearer");
        (await app.Client.WithToken(token.AccessToken).VerifyCredentialsAsync(Token)).Value.Username.ShouldBe(alias);
    }

    [Fact]
    public async Task A_wrong_verifier_gives_nothing_and_uses_the_code_up()
    {
        var (alias, program) = await SomebodyAsync(Back);
        var code = await FormOf(program, Back).AllowAsync(alias, LinnetApp.Password);

        (await ExchangeAsync(program, code, Back, $"{Verifier}x")).Error!.StatusCode.ShouldBe(400);

        (await ExchangeAsync(program, code, Back, Verifier)).Error!.StatusCode.ShouldBe(400);
    }

    [Fact]
    public async Task Without_its_verifier_a_code_gives_nothing()
    {
        var (alias, program) = await SomebodyAsync(Back);
        var code = await FormOf(program, Back).AllowAsync(alias, LinnetApp.Password);

        (await ExchangeAsync(program, code, Back, null)).Error!.StatusCode.ShouldBe(400);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var (alias, program) = await SomebodyAsync(Back);
        var code = await FormOf(program, Back).AllowAsync(alias, LinnetApp.Password);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ExchangeAsync(program, code, Back, Verifier)));

        answers.Count(answer => answer.Error is null).ShouldBe(1);
    }

    [Fact]
    public async Task A_code_for_another_address_or_another_program_gives_nothing()
    {
        var (alias, program) = await SomebodyAsync(Back);
        var other = await app.ProgramAsync(Back);
        var one = await FormOf(program, Back).AllowAsync(alias, LinnetApp.Password);
        var two = await FormOf(program, Back).AllowAsync(alias, LinnetApp.Password);

        (await ExchangeAsync(program, one, $"{Back}2", Verifier)).Error!.StatusCode.ShouldBe(400);
        (await ExchangeAsync(other, two, Back, Verifier)).Error!.StatusCode.ShouldBe(400);
    }

    [Fact]
    public async Task Nobody_is_sent_to_an_address_that_was_not_registered()
    {
        var (_, program) = await SomebodyAsync(Back);

        var page = await Ask.Get(FormOf(program, "https://evil.example/").Address).SendAsync(app);

        page.Status.ShouldBe(400);
        page.Header("Location").ShouldBeNull();
        page.Text.ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task A_wrong_password_shows_the_page_again_and_gives_no_code()
    {
        var (alias, program) = await SomebodyAsync(Back);

        var answer = await FormOf(program, Back).SubmitAsync(alias, "not the password", "allow");

        answer.Status.ShouldBeOneOf(400, 401, 403, 422);
        answer.Header("Location").ShouldBeNull();
        answer.Text.ShouldContain("role=\"alert\"");
        answer.Text.ShouldNotContain("not the password");
    }

    [Fact]
    public async Task Who_says_no_sends_the_program_away_without_a_code()
    {
        var (alias, program) = await SomebodyAsync(Back);

        var answer = await FormOf(program, Back).SubmitAsync(alias, LinnetApp.Password, "deny");

        answer.Status.ShouldBeOneOf(302, 303);
        answer.Header("Location")!.ShouldStartWith($"{Back}&");
        answer.Header("Location")!.ShouldContain("error=access_denied");
        answer.Header("Location")!.ShouldNotContain("code=");
    }

    [Fact]
    public async Task A_form_from_elsewhere_gives_no_code()
    {
        var (alias, program) = await SomebodyAsync(Back);
        var form = FormOf(program, Back);
        var query = form.Address[(form.Address.IndexOf('?', StringComparison.Ordinal) + 1)..];

        var answer = await Ask.Post(
            "/oauth/authorize",
            Body.RawForm($"{query}&username={alias}&password={Uri.EscapeDataString(LinnetApp.Password)}&decision=allow")).SendAsync(app);

        answer.Status.ShouldBeInRange(400, 499);
        answer.Header("Location").ShouldBeNull();
    }

    private async Task<(string Alias, CredentialApplication Program)> SomebodyAsync(string redirectUri)
    {
        var alias = $"u{Guid.NewGuid():N}"[..20];
        await app.SignedInAsAsync(alias);
        return (alias, await app.ProgramAsync(redirectUri));
    }

    private ConsentForm FormOf(CredentialApplication program, string redirectUri) =>
        new(app, program) { RedirectUri = redirectUri, Challenge = Challenge };

    private Task<ApiResult<Token>> ExchangeAsync(
        CredentialApplication program, string code, string redirectUri, string? verifier) =>
        app.Client.CreateTokenAsync(
            new()
            {
                GrantType = "authorization_code",
                ClientId = program.ClientId,
                ClientSecret = program.ClientSecret,
                Code = code,
                RedirectUri = redirectUri,
                CodeVerifier = verifier,
            },
            Token);
}
