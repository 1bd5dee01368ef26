using Linnet.Protocol.Apps;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Accounts;

/// <summary>Changing the password, and signing in with it.</summary>
public sealed class PasswordTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private const string NewPassword = "another horse, another battery";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_the_old_password()
    {
        var ann = await app.SignedInAsAsync("ann");
        var phone = await app.SignInAsync(ann);

        var changed = await ann.Client.ChangePasswordAsync(
            new() { CurrentPassword = LinnetApp.Password, NewPassword = NewPassword }, Token);

        changed.Error.ShouldBeNull();
        (await ann.Client.VerifyCredentialsAsync(Token)).Error.ShouldBeNull();
        (await phone.Client.VerifyCredentialsAsync(Token)).Error!.StatusCode.ShouldBe(401);
        (await SignInStatusAsync("ann", LinnetApp.Password)).ShouldBe(400);
        (await SignInStatusAsync("ann", NewPassword)).ShouldBe(200);
    }

    [Fact]
    public async Task Without_the_present_password_nothing_changes()
    {
        var bob = await app.SignedInAsAsync("bob");
        var phone = await app.SignInAsync(bob);

        var refused = await bob.Client.ChangePasswordAsync(
            new() { CurrentPassword = "not my password", NewPassword = NewPassword }, Token);

        refused.Error!.StatusCode.ShouldBe(422);
        refused.Error.Details.Keys.ShouldBe(["current_password"]);
        (await phone.Client.VerifyCredentialsAsync(Token)).Error.ShouldBeNull();
        (await SignInStatusAsync("bob", LinnetApp.Password)).ShouldBe(200);
    }

    [Fact]
    public async Task An_unknown_alias_and_a_wrong_password_get_the_same_answer()
    {
        await app.SignedInAsAsync("carol");
        var program = await app.ProgramAsync();

        var wrong = await app.Client.CreateTokenAsync(TokenRequest.ForPassword(program, "carol", "wrong password", "read"), Token);
        var unknown = await app.Client.CreateTokenAsync(TokenRequest.ForPassword(program, "nobody", "wrong password", "read"), Token);

        (unknown.Error!.StatusCode, unknown.Error.Message).ShouldBe((wrong.Error!.StatusCode, wrong.Error.Message));
    }

    private async Task<int?> SignInStatusAsync(string alias, string password)
    {
        var program = await app.ProgramAsync();
        var answer = await app.Client.CreateTokenAsync(TokenRequest.ForPassword(program, alias, password, "read"), Token);
        return answer.Error is { } error ? error.StatusCode : 200;
    }
}
