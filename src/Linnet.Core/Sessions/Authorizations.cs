using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Linnet.Core.Sessions;

/// <summary>What an application tells of itself; nothing in it is checked yet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="RedirectUris">Where codes may be sent to.</param>
/// <param name="Scopes">The most that its tokens may do.</param>
/// <param name="Website">Its home page.</param>
public sealed record AppRegistration(string? Name, IReadOnlyList<string> RedirectUris, string? Scopes, string? Website);

/// <summary>An application that has just been registered, with the only copy of its secret.</summary>
/// <param name="App">The application.</param>
/// <param name="ClientSecret">Goes to the client and is kept nowhere.</param>
public sealed record NewApp(App App, string ClientSecret)
{
    /// <inheritdoc/>
    public override string ToString() => $"App {App.Id}";
}

/// <summary>What an application asks a person's consent for; nothing in it is checked yet.</summary>
/// <param name="ClientId">Which application.</param>
/// <param name="RedirectUri">Where to send the code.</param>
/// <param name="Scopes">What the token shall be able to do.</param>
/// <param name="Challenge">PKCE challenge; null: none.</param>
/// <param name="ChallengeMethod">Its method; only <c>S256</c>.</param>
public sealed record ConsentRequest(
    string? ClientId, string? RedirectUri, string? Scopes, string? Challenge, string? ChallengeMethod);

/// <summary>A checked <see cref="ConsentRequest"/>.</summary>
/// <param name="App">The application.</param>
/// <param name="RedirectUri">One of its addresses.</param>
/// <param name="Scopes">A part of its scopes.</param>
/// <param name="Challenge">PKCE S256 challenge; null: none.</param>
public sealed record CheckedConsent(App App, string RedirectUri, string Scopes, string? Challenge);

/// <summary>Registers applications and turns people's consent into tokens (OAuth 2.0 with PKCE, RFC 6749 and 7636).</summary>
public sealed class Authorizations(IAppStore apps, SessionKeeper sessions, TimeProvider time)
{
    /// <summary>The address that means: show the code to the person.</summary>
    public const string OutOfBand = "urn:ietf:wg:oauth:2.0:oob";

    private const int NameCharsMax = 100;
    private const int UriCharsMax = 2000;
    private const int UrisMax = 20;
    private const int ChallengeChars = 43;
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>Registers an application.</summary>
    public async Task<Result<NewApp>> RegisterAsync(AppRegistration registration, CancellationToken ct)
    {
        var name = (registration.Name ?? "").Trim();
        if (name.Length is 0 or > NameCharsMax)
        {
            return Refusal.Invalid("client_name", $"must be 1 to {NameCharsMax} characters");
        }

        if (registration.RedirectUris.Count is 0 or > UrisMax || !registration.RedirectUris.All(IsRedirectUri))
        {
            return Refusal.Invalid(
                "redirect_uris", $"must be 1 to {UrisMax} absolute addresses without a fragment, or {OutOfBand}");
        }

        var website = string.IsNullOrWhiteSpace(registration.Website) ? null : registration.Website.Trim();
        if (website is not null && !IsWebAddress(website))
        {
            return Refusal.Invalid("website", "must be an address that begins with https:// or http://");
        }

        if (!Scopes.Parse(registration.Scopes).Succeeded(out var scopes, out var refusal))
        {
            return refusal with { Field = "scopes" };
        }

        var secret = Secrets.Next();
        var app = await apps.AddAsync(
            new()
            {
                Id = 0,
                ClientId = Secrets.Next(),
                SecretHash = TokenHash.Of(secret),
                Name = name,
                Website = website,
                RedirectUris = string.Join('\n', registration.RedirectUris),
                Scopes = scopes,
            },
            ct);
        return new NewApp(app, secret);
    }

    /// <summary>The application with these credentials, or a refusal.</summary>
    public async Task<Result<App>> AuthenticateAppAsync(string? clientId, string? secret, CancellationToken ct)
    {
        var app = string.IsNullOrEmpty(clientId) ? null : await apps.FindAsync(clientId, ct);
        return app is not null && secret is not null && app.SecretHash == TokenHash.Of(secret)
            ? app
            : Refusal.Unauthorized("Client authentication failed: the client id or the client secret is wrong");
    }

    /// <summary>Checks what an application asks for, before a person is asked.</summary>
    public async Task<Result<CheckedConsent>> CheckAsync(ConsentRequest request, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(request.ClientId) || await apps.FindAsync(request.ClientId, ct) is not { } app)
        {
            return Refusal.Invalid("client_id", "names no registered application");
        }

        if (request.RedirectUri is null || !app.RedirectUris.Split('\n').Contains(request.RedirectUri))
        {
            return Refusal.Invalid("redirect_uri", "must be one of those that the application registered");
        }

        if (!Scopes.Parse(request.Scopes).Succeeded(out var scopes, out var refusal))
        {
            return refusal;
        }

        if (!Scopes.Cover(app.Scopes, scopes))
        {
            return Refusal.Invalid("scope", "must be among the scopes that the application registered");
        }

        if (Scopes.Cover(scopes, Scopes.Consent))
        {
            return Refusal.Invalid("scope", $"must not hold {Scopes.Consent}: who signs in by password alone may have it");
        }

        var challenge = string.IsNullOrEmpty(request.Challenge) ? null : request.Challenge;
        if (challenge is not null && (request.ChallengeMethod != "S256" || challenge.Length != ChallengeChars))
        {
            return Refusal.Invalid("code_challenge_method", "must be S256, with a challenge of 43 characters");
        }

        return new CheckedConsent(app, request.RedirectUri, scopes, challenge);
    }

    /// <summary>
    /// Notes the consent of a person who is signed in with <see cref="Scopes.Consent"/>. Nothing is given that the session itself does
    /// not have.
    /// </summary>
    /// <returns>The code, good for ten minutes and one exchange.</returns>
    public async Task<Result<string>> ConsentAsync(CheckedConsent consent, Session session, CancellationToken ct)
    {
        var mayConsent = session.AccountId is not null && Scopes.Cover(session.Scopes, Scopes.Consent);
        if (!mayConsent || !Scopes.Cover(session.Scopes, consent.Scopes))
        {
            return Refusal.Forbidden("This session may do less than what the application asks for");
        }

        var code = Secrets.Next();
        var now = time.GetUtcNow();
        await apps.AddCodeAsync(
            new(
                TokenHash.Of(code),
                consent.App.Id,
                session.AccountId!.Value,
                consent.RedirectUri,
                consent.Scopes,
                consent.Challenge,
                now + CodeLifetime),
            now,
            ct);
        return code;
    }

    /// <summary>Exchanges a code for a token. Any exchange, also a failed one, uses the code up.</summary>
    public async Task<Result<NewSession>> ExchangeAsync(
        App app, string? code, string? redirectUri, string? verifier, CancellationToken ct)
    {
        var consent = string.IsNullOrEmpty(code) ? null : await apps.TakeCodeAsync(TokenHash.Of(code), ct);
        var matches = consent is not null
            && consent.AppId == app.Id
            && consent.RedirectUri == redirectUri
            && consent.ExpiresAt > time.GetUtcNow()
            && (consent.Challenge is null || Answers(consent.Challenge, verifier));
        return matches
            ? await sessions.BeginAsync(consent!.AccountId, app, consent.Scopes, ct)
            : Refusal.Invalid(
                "code", "is unknown, expired, used already, meant for another address, or its verifier does not match");
    }

    /// <summary>A token for the application itself.</summary>
    public async Task<Result<NewSession>> BeginForAppAsync(App app, string? wanted, CancellationToken ct)
    {
        if (!Scopes.Parse(wanted).Succeeded(out var scopes, out var refusal))
        {
            return refusal;
        }

        return Scopes.Cover(app.Scopes, scopes)
            ? await sessions.BeginAsync(null, app, scopes, ct)
            : Refusal.Invalid("scope", "must be among the scopes that the application registered");
    }

    private static bool Answers(string challenge, string? verifier) =>
        verifier is { Length: >= 43 and <= 128 }
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(verifier)))),
            Encoding.ASCII.GetBytes(challenge));

    private static bool IsRedirectUri(string uri) =>
        uri == OutOfBand
        || (uri.Length <= UriCharsMax
            && Uri.TryCreate(uri, UriKind.Absolute, out var parsed)
            && parsed.Fragment.Length == 0
            && parsed.Scheme is not ("javascript" or "data" or "vbscript" or "file" or "blob" or "about")
            && uri.All(c => c is > ' ' and <= '~'));

    private static bool IsWebAddress(string uri) =>
        uri.Length <= UriCharsMax
        && Uri.TryCreate(uri, UriKind.Absolute, out var parsed)
        && parsed.Scheme is ("https" or "http");
}
