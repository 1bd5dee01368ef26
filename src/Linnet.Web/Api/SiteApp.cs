using System.Text.Json;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;
using Linnet.Protocol.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Linnet.Web.Api;

/// <summary>
/// The site as a client program of the API: registers itself the first time it is needed and keeps what it was given, closed to
/// others, for the next start.
/// </summary>
internal sealed class SiteApp(ApiConnection api, IOptions<WebOptions> options, IDataProtectionProvider protection) : IDisposable
{
    /// <summary>What people's sessions on the site may do: everything.</summary>
    public const string Scopes = KnownScopes.Site;

    private const string FileName = "app";
    private static readonly CreateAppRequest Registration = new()
    {
        ClientName = "Linnet web",
        RedirectUris = ["urn:ietf:wg:oauth:2.0:oob"],
        Scopes = Scopes,
    };

    private readonly IDataProtector _protector = protection.CreateProtector("Linnet.Web.SiteApp");
    private readonly SemaphoreSlim _one = new(1);
    private volatile CredentialApplication? _app;

    private string File => Path.Combine(options.Value.Folder, FileName);

    /// <summary>A token for a person who knows the password of an alias.</summary>
    public Task<ApiResult<Token>> SignInAsync(string alias, string password, CancellationToken ct) =>
        AskAsync(app => TokenRequest.ForPassword(app, alias, password, Scopes), ct);

    /// <summary>The site's own token, with which people sign up.</summary>
    public Task<ApiResult<Token>> OwnTokenAsync(CancellationToken ct) =>
        AskAsync(static app => TokenRequest.ForProgram(app, Scopes), ct);

    /// <summary>Ends the token of a person who signs out.</summary>
    public async Task<ApiResult<Linnet.Protocol.Empty>> SignOutAsync(string token, CancellationToken ct)
    {
        var found = await AppAsync(null, ct);
        return found.Succeeded(out var app, out var error)
            ? await api.Client.RevokeTokenAsync(
                new() { ClientId = app.ClientId, ClientSecret = app.ClientSecret, Token = token }, ct)
            : error;
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<ApiResult<Token>> AskAsync(Func<CredentialApplication, TokenRequest> request, CancellationToken ct)
    {
        var found = await AppAsync(null, ct);
        if (!found.Succeeded(out var app, out var error))
        {
            return error;
        }

        var token = await api.Client.CreateTokenAsync(request(app), ct);
        if (token.Error is not { Code: "invalid_client" })
        {
            return token;
        }

        // The store was replaced since: there the site is nobody yet.
        found = await AppAsync(app, ct);
        return found.Succeeded(out app, out error) ? await api.Client.CreateTokenAsync(request(app), ct) : error;
    }

    /// <param name="refused">What the API does not know any more; null: nothing.</param>
    /// <param name="ct">Ends the wait.</param>
    private async Task<ApiResult<CredentialApplication>> AppAsync(CredentialApplication? refused, CancellationToken ct)
    {
        if (_app is { } known && known != refused)
        {
            return known;
        }

        await _one.WaitAsync(ct);
        try
        {
            if (_app is null || _app == refused)
            {
                var app = await LoadAsync(ct);
                if (app is null || app == refused)
                {
                    var registered = await api.Client.CreateAppAsync(Registration, ct);
                    if (!registered.Succeeded(out app, out var error))
                    {
                        return error;
                    }

                    await SaveAsync(app, ct);
                }

                _app = app;
            }

            return _app;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What was kept; null when there is nothing, or nothing that these keys open.</summary>
    private async Task<CredentialApplication?> LoadAsync(CancellationToken ct)
    {
        try
        {
            var bytes = _protector.Unprotect(await System.IO.File.ReadAllBytesAsync(File, ct));
            return JsonSerializer.Deserialize(bytes, LinnetJson.TypeOf<CredentialApplication>());
        }
        catch (Exception e) when (e is IOException or System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }

    private async Task SaveAsync(CredentialApplication app, CancellationToken ct)
    {
        Directory.CreateDirectory(options.Value.Folder);
        var bytes = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(app, LinnetJson.TypeOf<CredentialApplication>()));
        await System.IO.File.WriteAllBytesAsync(File, bytes, ct);
    }
}
