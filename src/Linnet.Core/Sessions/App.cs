namespace Linnet.Core.Sessions;

/// <summary>An application that people sign in with.</summary>
public sealed record App
{
    /// <summary>The application's id.</summary>
    public required long Id { get; init; }

    /// <summary>The public half of its credentials.</summary>
    public required string ClientId { get; init; }

    /// <summary>Hash of the secret half.</summary>
    public required TokenHash SecretHash { get; init; }

    /// <summary>Name, as people are shown it.</summary>
    public required string Name { get; init; }

    /// <summary>The application's home page; null: none.</summary>
    public required string? Website { get; init; }

    /// <summary>Where a code may be sent to, one address a line.</summary>
    public required string RedirectUris { get; init; }

    /// <summary>The most that its tokens may do, separated by spaces.</summary>
    public required string Scopes { get; init; }
}

/// <summary>A person's consent, to be exchanged once for a token.</summary>
/// <param name="CodeHash">Hash of the code.</param>
/// <param name="AppId">Who may exchange it.</param>
/// <param name="AccountId">Who consented.</param>
/// <param name="RedirectUri">Where it was sent; the exchange has to name the same address.</param>
/// <param name="Scopes">What was consented to.</param>
/// <param name="Challenge">PKCE S256 challenge (RFC 7636); null: none was given.</param>
/// <param name="ExpiresAt">When it is void.</param>
public sealed record AuthorizationCode(
    TokenHash CodeHash,
    long AppId,
    long AccountId,
    string RedirectUri,
    string Scopes,
    string? Challenge,
    DateTimeOffset ExpiresAt);

/// <summary>Keeps applications and authorization codes.</summary>
public interface IAppStore
{
    /// <summary>Adds an application; its <see cref="App.Id"/> is given by the store.</summary>
    Task<App> AddAsync(App app, CancellationToken ct);

    /// <summary>The application with this client id, or null.</summary>
    ValueTask<App?> FindAsync(string clientId, CancellationToken ct);

    /// <summary>Those of the applications that exist, in one look-up.</summary>
    /// <param name="ids">At most <see cref="Limits.LookUpIds"/>.</param>
    /// <param name="ct">Cancels the look-up.</param>
    ValueTask<IReadOnlyList<App>> FindManyAsync(IReadOnlyCollection<long> ids, CancellationToken ct);

    /// <summary>Keeps a code until it is taken or void; codes that are void at <paramref name="now"/> may go.</summary>
    Task AddCodeAsync(AuthorizationCode code, DateTimeOffset now, CancellationToken ct);

    /// <summary>Takes a code away; of many callers at once, one gets it.</summary>
    Task<AuthorizationCode?> TakeCodeAsync(TokenHash codeHash, CancellationToken ct);
}
