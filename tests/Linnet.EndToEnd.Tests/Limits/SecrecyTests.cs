using Linnet.Core.Accounts;
using Linnet.EndToEnd.Tests.Http;
using Linnet.EndToEnd.Tests.OAuth;
using Linnet.EndToEnd.Tests.Streaming;
using Linnet.Protocol.Apps;
using Linnet.Testing.Hosts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Limits;

/// <summary>No line of the log, however talkative it is set, holds a secret.</summary>
public sealed class SecrecyTests
{
    private const string Password = "Pa55-of-a-new-comer";
    private const string NextPassword = "Pa55-that-comes-next";
    private const string WrongPassword = "Pa55-that-is-wrong";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_token_password_or_hash_is_ever_logged()
    {
        using var log = new LogLines();
        await using var app = await new LinnetApp
        {
            Settings = new() { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft"] = "Trace" },
            Replace = services => services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(log),
        }.StartedAsync();

        var secrets = await WalkThroughAsync(app);
        await app.StopAsync();

        log.All.ShouldContain(line => line.Contains("/api/v1/accounts", StringComparison.Ordinal), "the log was not collected");
        foreach (var (name, secret) in secrets)
        {
            secret.Length.ShouldBeGreaterThan(8);
            log.All.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(name);
        }
    }

    private static async Task<List<(string Name, string Secret)>> WalkThroughAsync(LinnetApp app)
    {
        var program = await app.ProgramAsync();
        var programToken = (await app.Client.CreateTokenAsync(TokenRequest.ForProgram(program, "read write"), Token)).Value;
        var signedUp = await app.Client.WithToken(programToken.AccessToken).RegisterAsync(
            new() { Username = "ann", Password = Password, Email = "ann@example.org", Agreement = true }, null, Token);
        var ann = app.Client.WithToken(signedUp.Value.AccessToken);
        var first = await HashAsync(app);
        var again = await app.Client.CreateTokenAsync(TokenRequest.ForPassword(program, "ann", Password, "read"), Token);
        await app.Client.CreateTokenAsync(TokenRequest.ForPassword(program, "ann", WrongPassword, "read"), Token);
        var visitor = await new ConsentForm(app, program).SubmitAsync("ann", Password, "allow");
        var code = visitor.Text("code");
        var cookie = visitor.Cookies["linnet_session"];
        await visitor.OpenAsync("/settings");
        await visitor.SendAsync("#password", ("current", WrongPassword), ("next", NextPassword), ("repeated", NextPassword));
        await visitor.SendAsync("form[action='/logout']");
        var exchanged = await app.Client.CreateTokenAsync(
            new()
            {
                GrantType = "authorization_code",
                ClientId = program.ClientId,
                ClientSecret = program.ClientSecret,
                Code = code,
                RedirectUri = ConsentForm.OutOfBand,
            },
            Token);
        await Ask.Get($"/api/v1/timelines/public?access_token={again.Value.AccessToken}").SendAsync(app);
        await Ask.Post("/api/v1/statuses", Body.RawJson($"{{\"token\":\"{again.Value.AccessToken}\""), again.Value.AccessToken).SendAsync(app);
        var streaming = await ListenAsync(app);
        await ann.PostStatusAsync(new() { Status = "Hello" }, null, Token);
        (await ann.ChangePasswordAsync(new() { CurrentPassword = Password, NewPassword = NextPassword }, Token)).Error.ShouldBeNull();
        var second = await HashAsync(app);
        await ann.DeleteAccountAsync(new() { Password = NextPassword }, Token);
        return
        [
            ("the program's secret", program.ClientSecret),
            ("the program's token", programToken.AccessToken),
            ("the token of the sign-up", signedUp.Value.AccessToken),
            ("the token of the sign-in", again.Value.AccessToken),
            ("the code", code),
            ("the token in the site's cookie", cookie),
            ("the token for the code", exchanged.Value.AccessToken),
            ("the password", Password),
            ("the next password", NextPassword),
            ("a wrong password", WrongPassword),
            ("the token of a listener", streaming),
            ("the hash", first),
            ("the next hash", second),
        ];
    }

    /// <summary>Streams take their token also from the query and the subprotocol.</summary>
    /// <returns>The token.</returns>
    private static async Task<string> ListenAsync(LinnetApp app)
    {
        var listener = await app.SignedInAsAsync("listener");
        using var events = await app.Http.GetAsync(
            new Uri($"/api/v1/streaming/user?access_token={listener.Token}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Token);
        events.EnsureSuccessStatusCode();
        using var byQuery = await SocketListener.OpenAsync(app, $"?stream=user&access_token={listener.Token}");
        using var bySubprotocol = await SocketListener.OpenAsync(app, "?stream=user", options => options.AddSubProtocol(listener.Token));
        await listener.PostAsync("Heard");
        await byQuery.ShouldTellAsync("update", "user");
        await bySubprotocol.ShouldTellAsync("update", "user");
        await bySubprotocol.SendAsync($$"""{"type":"{{listener.Token}}"}""");
        await bySubprotocol.ShouldRefuseAsync(400);
        return listener.Token;
    }

    private static async Task<string> HashAsync(LinnetApp app) =>
        (await app.Get<IAccountStore>().FindCredentialsAsync("ann", Token))!.PasswordHash;
}
