using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Linnet.Protocol.Apps;
using Linnet.Testing.Hosts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Linnet.Browser.Tests.Clients;

/// <summary>A program that people let act for them: it sends them to the server, and waits on a port of its own for their answer.</summary>
internal sealed class LoopbackProgram : IAsyncDisposable
{
    private const string Scope = "read write";
    private const string State = "a state & more";

    private readonly string _verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
    private readonly LinnetApp _server;
    private readonly WebApplication _listener;
    private CredentialApplication? _registered;

    private LoopbackProgram(LinnetApp server, WebApplication listener) => (_server, _listener) = (server, listener);

    /// <summary>What came back from the server; null: nothing yet.</summary>
    public IQueryCollection? Answer { get; private set; }

    /// <summary>Where the program sends people.</summary>
    public string ConsentAddress => "/oauth/authorize" + QueryString.Create(new Dictionary<string, string?>
    {
        ["response_type"] = "code",
        ["client_id"] = Registered.ClientId,
        ["redirect_uri"] = RedirectUri,
        ["scope"] = Scope,
        ["state"] = State,
        ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(_verifier))),
        ["code_challenge_method"] = "S256",
    });

    private string RedirectUri => $"{_listener.Urls.Single()}/back";

    private CredentialApplication Registered => _registered ?? throw new InvalidOperationException("The program is not registered.");

    /// <summary>Starts the program, and registers it with the server.</summary>
    public static async Task<LoopbackProgram> StartAsync(LinnetApp server)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var listener = builder.Build();
        listener.Urls.Add("http://127.0.0.1:0");
        var program = new LoopbackProgram(server, listener);
        listener.MapGet("/back", (HttpContext http) =>
        {
            program.Answer = http.Request.Query;
            return Results.Content("<!DOCTYPE html><title>Back</title><link rel='icon' href='data:,'><p>You may close this window.</p>", "text/html");
        });
        await listener.StartAsync(TestContext.Current.CancellationToken);
        program._registered = await server.ProgramAsync(program.RedirectUri);
        return program;
    }

    /// <summary>Exchanges the code that came back.</summary>
    /// <returns>Whom the program may act for.</returns>
    public async Task<string> FinishAsync()
    {
        var token = TestContext.Current.CancellationToken;
        Answer.ShouldNotBeNull()["state"].ToString().ShouldBe(State);
        var request = new TokenRequest
        {
            GrantType = "authorization_code",
            ClientId = Registered.ClientId,
            ClientSecret = Registered.ClientSecret,
            RedirectUri = RedirectUri,
            Code = Answer["code"].ToString(),
            CodeVerifier = _verifier,
        };
        var given = (await _server.Client.CreateTokenAsync(request, token)).Value;
        return (await _server.Client.WithToken(given.AccessToken).VerifyCredentialsAsync(token)).Value.Username;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();
}
