using Linnet.EndToEnd.Tests.OAuth;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;
using Linnet.Testing.Hosts;
using Xunit;

namespace Linnet.EndToEnd.Tests.Clients;

/// <summary>Signs people up as programs do.</summary>
internal static class People
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "correct horse battery";

    /// <summary>What programs ask to be allowed.</summary>
    public const string AllScopes = "read write follow";

    /// <summary>Registers a program.</summary>
    /// <returns>The program, and a client that acts as it and for nobody.</returns>
    public static async Task<(CredentialApplication App, string Token)> RegisterProgramAsync(LinnetProcess server)
    {
        var token = TestContext.Current.CancellationToken;
        var nobody = new LinnetClient(server.Http);
        var app = (await nobody.CreateAppAsync(
            new() { ClientName = "Test", RedirectUris = [ConsentForm.OutOfBand], Scopes = AllScopes }, token)).Value;
        return (app, (await nobody.CreateTokenAsync(TokenRequest.ForProgram(app, AllScopes), token)).Value.AccessToken);
    }

    /// <summary>Signs somebody up.</summary>
    /// <param name="server">Where.</param>
    /// <param name="programToken">The program's token.</param>
    /// <param name="alias">The alias.</param>
    public static Task<ApiResult<Token>> SignUpAsync(LinnetProcess server, string programToken, string alias) =>
        new LinnetClient(server.Http, programToken).RegisterAsync(
            new() { Username = alias, Password = Password, Agreement = true }, null, TestContext.Current.CancellationToken);

    /// <summary>Signs somebody up with a program of its own, and expects success.</summary>
    /// <returns>A client that acts as the new account.</returns>
    public static async Task<LinnetClient> SignUpAsync(LinnetProcess server, string alias)
    {
        var (_, programToken) = await RegisterProgramAsync(server);
        return new LinnetClient(server.Http, (await SignUpAsync(server, programToken, alias)).Value.AccessToken);
    }
}
