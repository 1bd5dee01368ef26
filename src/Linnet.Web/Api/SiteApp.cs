using Linnet.Protocol;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;

namespace Linnet.Web.Api;

/// <summary>
/// The site as a client program of the API: registers itself the first time it is needed, and again where the API does not know it
/// any more.
/// </summary>
/// <param name="api">Acts as nobody.</param>
/// <param name="registration">Where the registration is kept.</param>
internal sealed class SiteApp(LinnetClient api, SiteRegistration registration) : IDisposable
{
    private static readonly CreateAppRequest Registration = new()
    {
        ClientName = "Linnet web",
        RedirectUris = ["urn:ietf:wg:oauth:2.0:oob"],
        Scopes = KnownScopes.Site,
    };

    private static readonly HashSet<string> Wanted = [.. KnownScopes.Site.Split(' ')];

    private readonly SemaphoreSlim _one = new(1);
    private volatile CredentialApplication? _app;

    /// <summary>A token for a person who knows the password of an alias.</summary>
    public Task<ApiResult<Token>> SignInAsync(string alias, string password, CancellationToken ct) =>
        AskAsync(app => TokenRequest.ForPassword(app, alias, password, KnownScopes.Site), ct);

    /// <summary>The site's own token, with which people sign up.</summary>
    public Task<ApiResult<Token>> OwnTokenAsync(CancellationToken ct) =>
        AskAsync(static app => TokenRequest.ForProgram(app, KnownScopes.Site), ct);

    /// <summary>Ends the token of a person who signs out.</summary>
    public async Task<ApiResult<Empty>> SignOutAsync(string token, CancellationToken ct)
    {
        var found = await AppAsync(null, ct);
        if (!found.Succeeded(out var app, out var error))
        {
            return error;
        }

        var ended = await api.RevokeTokenAsync(
            new() { ClientId = app.ClientId, ClientSecret = app.ClientSecret, Token = token }, ct);
        return ended.Error is { Code: "unauthorized_client" } ? await EndSessionAsync(api.WithToken(token), ct) : ended;
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    /// <summary>Ends a session that began with an earlier registration of the site.</summary>
    private static async Task<ApiResult<Empty>> EndSessionAsync(LinnetClient person, CancellationToken ct)
    {
        var found = await person.GetSessionsAsync(ct);
        if (!found.Succeeded(out var sessions, out var error))
        {
            return error;
        }

        return sessions.FirstOrDefault(session => session.Current) is { } current
            ? await person.RevokeSessionAsync(current.Id, ct)
            : new Empty();
    }

    private async Task<ApiResult<Token>> AskAsync(Func<CredentialApplication, TokenRequest> request, CancellationToken ct)
    {
        var found = await AppAsync(null, ct);
        if (!found.Succeeded(out var app, out var error))
        {
            return error;
        }

        var token = await api.CreateTokenAsync(request(app), ct);
        if (token.Error is not { Code: "invalid_client" })
        {
            return token;
        }

        // The store was replaced since: there the site is nobody yet.
        found = await AppAsync(app, ct);
        return found.Succeeded(out app, out error) ? await api.CreateTokenAsync(request(app), ct) : error;
    }

    /// <param name="refused">What the API does not know any more; null: nothing.</param>
    /// <param name="ct">Ends the wait.</param>
    private async Task<ApiResult<CredentialApplication>> AppAsync(CredentialApplication? refused, CancellationToken ct)
    {
        if (_app is { } known && known.ClientId != refused?.ClientId)
        {
            return known;
        }

        await _one.WaitAsync(ct);
        try
        {
            if (_app is null || _app.ClientId == refused?.ClientId)
            {
                var kept = await registration.LoadAsync(ct);
                var app = kept.App;
                if (app is null || app.ClientId == refused?.ClientId || !Wanted.IsSubsetOf(app.Scopes))
                {
                    var registered = await api.CreateAppAsync(Registration, ct);
                    if (!registered.Succeeded(out app, out var error))
                    {
                        return error;
                    }

                    app = await registration.ReplaceAsync(kept, app, ct);
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
}
