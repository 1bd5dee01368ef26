using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.OAuth;

/// <summary>Consent as a page of a site asks for it: told what is asked, and agreed to with the token of who is signed in.</summary>
public sealed class ConsentApiTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private const string Back = "https://client.example/back?keep=1";
    private const string Verifier = "a-verifier-that-is-just-long-enough-for-its-use";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    [Fact]
    public async Task What_is_asked_for_is_told_to_anybody()
    {
        var query = QueryOf(await app.ProgramAsync(Back));

        var info = (await app.Client.GetConsentAsync(query, Token)).Value;

        info.Name.ShouldBe("Test");
        info.Scopes.ShouldBe(["read", "write"]);
        info.RedirectUri.ShouldBe(Back);
        var denial = Parts(info.DenyRedirectTo);
        denial["keep"].ShouldBe("1");
        denial["error"].ShouldBe("access_denied");
        denial["state"].ShouldBe("any state & more");
    }

    [Fact]
    public async Task Who_agrees_is_sent_to_the_program_with_a_code_that_gives_a_token()
    {
        var ann = await SomebodyAsync();
        var program = await app.ProgramAsync(Back);

        var grant = (await ann.Client.ConsentAsync(QueryOf(program), Token)).Value;

        grant.Code.ShouldBeNull();
        grant.RedirectTo.ShouldNotBeNull().ShouldStartWith($"{Back}&");
        var parts = Parts(grant.RedirectTo);
        parts["state"].ShouldBe("any state & more");
        var token = (await ExchangeAsync(program, parts["code"], Back, Verifier)).Value;
        token.Scope.ShouldBe("read write");
        (await app.Client.WithToken(token.AccessToken).VerifyCredentialsAsync(Token)).Value.Username.ShouldBe(ann.Alias);
        (await ExchangeAsync(program, parts["code"], Back, Verifier)).Error!.StatusCode.ShouldBe(400);
    }

    [Fact]
    public async Task A_program_without_an_address_gets_its_code_through_the_person()
    {
        var ann = await SomebodyAsync();
        var program = await app.ProgramAsync();
        var query = QueryOf(program) with { RedirectUri = ConsentForm.OutOfBand, CodeChallenge = null, CodeChallengeMethod = null };

        (await app.Client.GetConsentAsync(query, Token)).Value.DenyRedirectTo.ShouldBeNull();
        var grant = (await ann.Client.ConsentAsync(query, Token)).Value;

        grant.RedirectTo.ShouldBeNull();
        (await ExchangeAsync(program, grant.Code, ConsentForm.OutOfBand, null)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_is_sent_to_an_address_that_was_not_registered_nor_for_a_program_that_is_not_known()
    {
        var ann = await SomebodyAsync();
        var query = QueryOf(await app.ProgramAsync(Back));
        ConsentQuery[] faulty =
        [
            query with { RedirectUri = "https://evil.example/" },
            query with { RedirectUri = $"{Back}2" },
            query with { RedirectUri = null },
            query with { ClientId = "nobody" },
            query with { ClientId = null },
        ];

        foreach (var one in faulty)
        {
            foreach (var error in new[]
            {
                (await app.Client.GetConsentAsync(one, Token)).Error, (await ann.Client.ConsentAsync(one, Token)).Error,
            })
            {
                error.ShouldNotBeNull($"{one}").StatusCode.ShouldBe(400);
                error.RedirectTo.ShouldBeNull($"{one}");
                error.Message.ShouldNotContain("evil");
            }
        }
    }

    [Theory]
    [InlineData("token", "read", "S256", "unsupported_response_type")]
    [InlineData("code", "read nonsense", "S256", "invalid_scope")]
    [InlineData("code", "read", "plain", "invalid_request")]
    public async Task Any_other_fault_is_taken_to_the_program(string type, string scope, string method, string code)
    {
        var ann = await SomebodyAsync();
        var query = QueryOf(await app.ProgramAsync(Back)) with { ResponseType = type, Scope = scope, CodeChallengeMethod = method };

        foreach (var error in new[]
        {
            (await app.Client.GetConsentAsync(query, Token)).Error, (await ann.Client.ConsentAsync(query, Token)).Error,
        })
        {
            error.ShouldNotBeNull().RedirectTo.ShouldNotBeNull().ShouldStartWith(Back);
            var parts = Parts(error.RedirectTo);
            parts["error"].ShouldBe(code);
            parts["error_description"].ShouldBe(error.Message);
            parts["state"].ShouldBe(query.State);
            parts["code"].ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_state_without_end_is_carried_nowhere()
    {
        var ann = await SomebodyAsync();
        var query = QueryOf(await app.ProgramAsync(Back)) with { State = new('s', 4097) };

        (await ann.Client.ConsentAsync(query, Token)).Error.ShouldNotBeNull().RedirectTo.ShouldBeNull();
        (await ann.Client.ConsentAsync(query with { State = new('s', 4096) }, Token)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_program_that_acts_for_a_person_cannot_let_another_one_do_so()
    {
        var ann = await SomebodyAsync();
        var (first, second) = (await app.ProgramAsync(Back), await app.ProgramAsync(Back));
        var everything = QueryOf(first) with { Scope = "read write follow push profile admin" };
        var code = Parts((await ann.Client.ConsentAsync(everything, Token)).Value.RedirectTo)["code"];
        var token = (await ExchangeAsync(first, code, Back, Verifier)).Value;

        var refusal = await app.Client.WithToken(token.AccessToken).ConsentAsync(QueryOf(second) with { Scope = "read" }, Token);

        refusal.Error.ShouldNotBeNull().StatusCode.ShouldBe(403);
    }

    [Theory]
    [InlineData("consent")]
    [InlineData("read write consent")]
    public async Task No_code_is_given_for_the_right_to_consent(string scope)
    {
        var ann = await SomebodyAsync();
        var program = await app.ProgramAsync(Back);

        var error = (await ann.Client.ConsentAsync(QueryOf(program) with { Scope = scope }, Token)).Error.ShouldNotBeNull();

        Parts(error.RedirectTo)["error"].ShouldBe("invalid_scope");
        var page = await Http.Ask.Get(new ConsentForm(app, program) { RedirectUri = Back, Scope = scope }.Address).SendAsync(app);
        page.Status.ShouldBe(303);
        page.Header("Location")!.ShouldContain("invalid_scope");
    }

    [Fact]
    public async Task A_session_gives_no_more_than_it_has()
    {
        var reader = await app.SignInAsync(await SomebodyAsync(), "read write:statuses consent");
        var program = await app.ProgramAsync(Back);

        (await reader.Client.ConsentAsync(QueryOf(program) with { Scope = "read write" }, Token)).Error!.StatusCode.ShouldBe(403);
        (await reader.Client.ConsentAsync(QueryOf(program) with { Scope = "read admin:read" }, Token)).Error!.StatusCode.ShouldBe(403);
        (await reader.Client.ConsentAsync(QueryOf(program) with { Scope = "read write:statuses" }, Token)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_program_on_its_own_behalf_and_nobody_at_all_cannot_consent()
    {
        var query = QueryOf(await app.ProgramAsync(Back));

        (await app.Client.ConsentAsync(query, Token)).Error!.StatusCode.ShouldBe(401);
        (await app.Client.WithToken(await app.ProgramTokenAsync()).ConsentAsync(query, Token)).Error!.StatusCode.ShouldBe(422);
    }

    [Fact]
    public async Task Who_signs_in_by_password_for_the_whole_site_can_consent_and_who_asks_for_less_cannot()
    {
        var ann = await SomebodyAsync();
        var (site, program) = (await app.ProgramAsync(), await app.ProgramAsync(Back));
        var full = TokenRequest.ForPassword(site, ann.Alias, LinnetApp.Password, KnownScopes.Site);
        var less = TokenRequest.ForPassword(site, ann.Alias, LinnetApp.Password, "read write follow");

        var fullToken = (await app.Client.CreateTokenAsync(full, Token)).Value.AccessToken;
        var lessToken = (await app.Client.CreateTokenAsync(less, Token)).Value.AccessToken;

        (await app.Client.WithToken(fullToken).ConsentAsync(QueryOf(program), Token)).Error.ShouldBeNull();
        (await app.Client.WithToken(lessToken).ConsentAsync(QueryOf(program), Token)).Error!.StatusCode.ShouldBe(403);
    }

    private static System.Collections.Specialized.NameValueCollection Parts(string? address) =>
        HttpUtility.ParseQueryString(new Uri(address.ShouldNotBeNull()).Query);

    private static ConsentQuery QueryOf(CredentialApplication program) => new()
    {
        ResponseType = "code",
        ClientId = program.ClientId,
        RedirectUri = Back,
        Scope = "read write",
        State = "any state & more",
        CodeChallenge = Challenge,
        CodeChallengeMethod = "S256",
    };

    private Task<Person> SomebodyAsync() => app.SignedInAsAsync($"u{Guid.NewGuid():N}"[..20]);

    private Task<ApiResult<Token>> ExchangeAsync(CredentialApplication program, string? code, string redirectUri, string? verifier) =>
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
