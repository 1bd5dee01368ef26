using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Linnet.EndToEnd.Tests.Site;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;
using Linnet.Testing.Hosts;
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
    public async Task Without_a_session_the_way_leads_by_the_sign_in_and_back()
    {
        var (alias, program) = await SomebodyAsync(Back);
        var form = FormOf(program, Back);
        var visitor = new SiteVisitor(app);

        await visitor.OpenAsync(form.Address);
        visitor.Address.ShouldBe($"/login?return={Uri.EscapeDataString(form.Address)}");
        await visitor.SendAsync("#login", ("alias", alias), ("password", "not the password"));
        visitor.Page.QuerySelector("#consent").ShouldBeNull();
        await visitor.SendAsync("#login", ("alias", alias), ("password", LinnetApp.Password));

        visitor.Address.ShouldBe(form.Address);
        visitor.Text("h1").ShouldBe("Test asks to act for you");
    }

    [Fact]
    public async Task The_page_tells_who_asks_for_what_and_where_it_leads()
    {
        var (visitor, form) = await AskedAsync();

        visitor.Page.QuerySelectorAll(".scopes li").Select(scope => scope.TextContent).ShouldBe(
        [
            "read everything that you can read",
            "post, edit, delete and like for you, and change your profile",
            "follow and unfollow people for you",
        ]);
        visitor.Text("main").ShouldContain("client.example");
        visitor.Answer.Header("Content-Security-Policy")!.ShouldEndWith("form-action 'self' https://client.example");
        form.Address.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("client:/oauth", " client:")]
    [InlineData("http://127.0.0.1:8765/back", " http://127.0.0.1:8765")]
    [InlineData("https://client.example/a;b", " https://client.example")]
    [InlineData(ConsentForm.OutOfBand, "")]
    public async Task Its_form_may_end_where_the_program_lives_and_nowhere_else(string redirectUri, string source)
    {
        var (visitor, _) = await AskedAsync(redirectUri);

        visitor.Answer.Header("Content-Security-Policy")!.ShouldEndWith($"form-action 'self'{source}");
    }

    [Fact]
    public async Task Who_is_somebody_else_can_sign_out_first()
    {
        var (visitor, form) = await AskedAsync();

        await visitor.SendAsync("#other");

        visitor.Address.ShouldBe($"/login?return={Uri.EscapeDataString(form.Address)}");
        visitor.Cookies.Keys.ShouldNotContain("linnet_session");
    }

    [Fact]
    public async Task Nobody_is_sent_to_an_address_that_was_not_registered()
    {
        var (alias, program) = await SomebodyAsync(Back);
        var visitor = new SiteVisitor(app);

        await visitor.OpenAsync(FormOf(program, "https://evil.example/").Address);

        visitor.Answer.Status.ShouldBe(400, alias);
        visitor.Text("[role=alert]").ShouldContain("redirect_uri must be one of those that the application registered");
        visitor.Answer.Text.ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task A_program_that_is_not_known_is_told_to_the_person()
    {
        var visitor = new SiteVisitor(app);

        await visitor.OpenAsync("/oauth/authorize?response_type=code&client_id=nobody&redirect_uri=https://evil.example/");

        visitor.Answer.Status.ShouldBe(400);
        visitor.Text("[role=alert]").ShouldContain("client_id names no registered application");
    }

    [Fact]
    public async Task Any_other_fault_is_taken_to_the_program_before_anybody_signs_in()
    {
        var program = await app.ProgramAsync(Back);
        var visitor = new SiteVisitor(app);

        await visitor.OpenAsync(new ConsentForm(app, program) { RedirectUri = Back, Scope = "nonsense" }.Address);

        visitor.Address.ShouldStartWith($"{Back}&error=invalid_scope");
    }

    [Fact]
    public async Task Who_says_no_sends_the_program_away_without_a_code()
    {
        var (alias, program) = await SomebodyAsync(Back);

        var visitor = await FormOf(program, Back).SubmitAsync(alias, LinnetApp.Password, "deny");

        visitor.Answer.Status.ShouldBe(303);
        visitor.Address.ShouldStartWith($"{Back}&");
        visitor.Address.ShouldContain("error=access_denied");
        visitor.Address.ShouldNotContain("code=");
    }

    [Fact]
    public async Task Who_says_no_to_a_program_without_an_address_is_told()
    {
        var (alias, program) = await SomebodyAsync(ConsentForm.OutOfBand);

        var visitor = await FormOf(program, ConsentForm.OutOfBand).SubmitAsync(alias, LinnetApp.Password, "deny");

        visitor.Answer.Status.ShouldBe(200);
        visitor.Text("h1").ShouldBe("Denied");
    }

    [Fact]
    public async Task A_form_from_elsewhere_gives_no_code()
    {
        var (visitor, form) = await AskedAsync();

        await visitor.PostAsync(form.Address, ("decision", "allow"));

        visitor.Answer.Status.ShouldBe(400);
        visitor.Answer.Header("Location").ShouldBeNull();
    }

    private async Task<(SiteVisitor Visitor, ConsentForm Form)> AskedAsync(string redirectUri = Back)
    {
        var form = FormOf(await app.ProgramAsync(redirectUri), redirectUri);
        var visitor = SiteVisitor.SignedInAs(await app.SignedInAsAsync($"u{Guid.NewGuid():N}"[..20]));
        await visitor.OpenAsync(form.Address);
        visitor.Answer.Status.ShouldBe(200, visitor.Answer.Text);
        return (visitor, form);
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
