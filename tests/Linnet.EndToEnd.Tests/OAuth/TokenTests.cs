using Linnet.EndToEnd.Tests.Http;
using Linnet.Protocol.Apps;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.OAuth;

/// <summary>What tokens are given for, and what they allow.</summary>
public sealed class TokenTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("json")]
    [InlineData("form")]
    [InlineData("parts")]
    [InlineData("query")]
    public async Task A_token_can_be_asked_for_in_every_sort_of_body(string sort)
    {
        var program = await app.ProgramAsync();
        (string Name, string Value)[] fields =
        [
            ("grant_type", "client_credentials"),
            ("client_id", program.ClientId),
            ("client_secret", program.ClientSecret),
            ("scope", "read write"),
        ];
        var query = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));

        var answer = await (sort switch
        {
            "json" => Ask.Post("/oauth/token", Body.Json(fields.ToDictionary(field => field.Name, field => field.Value))),
            "form" => Ask.Post("/oauth/token", Body.Form(fields)),
            "parts" => Ask.Post("/oauth/token", Body.WithFile("nothing", [1], "image/png", fields)),
            _ => Ask.Post($"/oauth/token?{query}"),
        }).SendAsync(app);

        answer.Status.ShouldBe(200, answer.Text);
        answer.TextOf("scope").ShouldBe("read write");
        answer.Header("Cache-Control")!.ShouldContain("no-store");
        var verified = await Ask.Get("/api/v1/apps/verify_credentials", answer.TextOf("access_token")).SendAsync(app);
        verified.TextOf("name").ShouldBe("Test");
    }

    [Fact]
    public async Task A_programs_own_token_acts_for_nobody()
    {
        var token = await app.ProgramTokenAsync();

        (await Ask.Post("/api/v1/statuses", Body.Json(new { status = "x" }), token).SendAsync(app)).Status.ShouldBe(422);
        (await Ask.Get("/api/v1/accounts/verify_credentials", token).SendAsync(app)).Status.ShouldBe(422);
        (await Ask.Get("/api/v1/timelines/public", token).SendAsync(app)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_token_holds_every_scope_that_was_asked_for_and_no_more_than_the_program_may()
    {
        await app.SignedInAsAsync("ann");
        var narrow = (await app.Client.CreateAppAsync(
            new() { ClientName = "Narrow", RedirectUris = [ConsentForm.OutOfBand], Scopes = "read write:statuses" }, Token)).Value;

        var granted = await app.Client.CreateTokenAsync(
            TokenRequest.ForPassword(narrow, "ann", LinnetApp.Password, "read:accounts write:statuses"), Token);
        var refused = await app.Client.CreateTokenAsync(
            TokenRequest.ForPassword(narrow, "ann", LinnetApp.Password, "read write"), Token);

        granted.Value.Scope.ShouldBe("read:accounts write:statuses");
        refused.Error!.StatusCode.ShouldBe(400);
        var token = granted.Value.AccessToken;
        (await Ask.Get("/api/v1/accounts/verify_credentials", token).SendAsync(app)).Status.ShouldBe(200);
        (await Ask.Post("/api/v1/statuses", Body.Json(new { status = "x" }), token).SendAsync(app)).Status.ShouldBe(200);
        (await Ask.Get("/api/v1/timelines/home", token).SendAsync(app)).Status.ShouldBe(403);
        (await Ask.Post("/api/v1/accounts/1/follow", null, token).SendAsync(app)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_revoked_token_ends_at_once_and_revoking_it_again_is_harmless()
    {
        var bob = await app.SignedInAsAsync("bob");
        var program = await app.ProgramAsync();
        var token = (await app.Client.CreateTokenAsync(
            TokenRequest.ForPassword(program, "bob", LinnetApp.Password, "read"), Token)).Value.AccessToken;
        var revoke = new RevokeRequest { ClientId = program.ClientId, ClientSecret = program.ClientSecret, Token = token };
        (await app.Client.WithToken(token).VerifyCredentialsAsync(Token)).Error.ShouldBeNull();

        (await app.Client.RevokeTokenAsync(revoke, Token)).Error.ShouldBeNull();

        (await app.Client.WithToken(token).VerifyCredentialsAsync(Token)).Error!.StatusCode.ShouldBe(401);
        (await app.Client.RevokeTokenAsync(revoke, Token)).Error.ShouldBeNull();
        (await bob.Client.VerifyCredentialsAsync(Token)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task The_password_grant_can_be_switched_off()
    {
        await using var strict = await new LinnetApp { Settings = new() { ["OAuth:PasswordGrant"] = "false" } }.StartedAsync();
        await strict.SignedInAsAsync("ann");

        var answer = await Ask.Post("/oauth/token", Body.Json(
            TokenRequestOf(await strict.ProgramAsync()))).SendAsync(strict);

        answer.Status.ShouldBe(400);
        answer.Error().ShouldBe("unsupported_grant_type");
    }

    [Fact]
    public async Task Registration_can_be_closed()
    {
        await using var closed = await new LinnetApp { Settings = new() { ["Accounts:RegistrationOpen"] = "false" } }.StartedAsync();

        var answer = await Ask.Post(
            "/api/v1/accounts",
            Body.Json(new { username = "newcomer", password = "long enough", agreement = true }),
            await closed.ProgramTokenAsync()).SendAsync(closed);

        answer.Status.ShouldBe(403);
        answer.Error().ShouldNotBeNullOrEmpty();
        (await Ask.Get("/api/v1/accounts/lookup?acct=newcomer").SendAsync(closed)).Status.ShouldBe(404);
    }

    private static Dictionary<string, string> TokenRequestOf(CredentialApplication program) => new()
    {
        ["grant_type"] = "password",
        ["client_id"] = program.ClientId,
        ["client_secret"] = program.ClientSecret,
        ["username"] = "ann",
        ["password"] = LinnetApp.Password,
    };
}
