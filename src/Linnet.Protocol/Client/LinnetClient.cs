using Linnet.Protocol.Apps;
using Linnet.Protocol.Instances;
using Linnet.Protocol.Sessions;

namespace Linnet.Protocol.Client;

/// <summary>
/// A typed client of the API. Each call tells success from failure in its result: servers that say no, that cannot be
/// reached or do not answer in time throw nothing. Only a caller that cancels gets an
/// <see cref="OperationCanceledException"/>. Nothing is tried again. Immutable, and safe for concurrent use.
/// </summary>
public sealed partial class LinnetClient
{
    private readonly Transport _transport;

    /// <summary>A client of one server, signed in or not.</summary>
    /// <param name="http">
    /// With the server's address, and the longest time for one call. Stays the caller's; clients with different tokens
    /// may share it.
    /// </param>
    /// <param name="token">What to act with; null to act as nobody.</param>
    /// <exception cref="ArgumentException">The address is missing.</exception>
    public LinnetClient(HttpClient http, string? token = null)
    {
        if (http.BaseAddress is null)
        {
            throw new ArgumentException("BaseAddress must be the address of a server", nameof(http));
        }

        _transport = new Transport(http, token);
    }

    private LinnetClient(Transport transport) => _transport = transport;

    /// <summary>A client of the same server that acts with another token; null to act as nobody.</summary>
    public LinnetClient WithToken(string? token) => new(_transport.WithToken(token));

    /// <summary>Registers a client program.</summary>
    public Task<ApiResult<CredentialApplication>> CreateAppAsync(
        CreateAppRequest request, CancellationToken cancellationToken) =>
        _transport.SendAsync<CredentialApplication>(
            HttpMethod.Post, "api/v1/apps", Bodies.Of(request), cancellationToken);

    /// <summary>Gets a token, for a person or for a program.</summary>
    public Task<ApiResult<Token>> CreateTokenAsync(TokenRequest request, CancellationToken cancellationToken) =>
        _transport.SendAsync<Token>(HttpMethod.Post, "oauth/token", Bodies.Of(request), cancellationToken);

    /// <summary>Ends a token; it stops working at once.</summary>
    public Task<ApiResult<Empty>> RevokeTokenAsync(RevokeRequest request, CancellationToken cancellationToken) =>
        _transport.SendAsync<Empty>(HttpMethod.Post, "oauth/revoke", Bodies.Of(request), cancellationToken);

    /// <summary>
    /// What a program asks a person for. Where there is nothing to agree to, <see cref="ApiError.RedirectTo"/> says where the person
    /// goes; without one they are to be told themselves.
    /// </summary>
    public Task<ApiResult<ConsentRequestInfo>> GetConsentAsync(ConsentQuery query, CancellationToken cancellationToken) =>
        _transport.GetAsync<ConsentRequestInfo>(Address.Of("api/v1/oauth/consent", query.Parameters), cancellationToken);

    /// <summary>Lets a program act for the caller, whose own token has to have <see cref="KnownScopes.Consent"/>.</summary>
    public Task<ApiResult<ConsentGrant>> ConsentAsync(ConsentQuery query, CancellationToken cancellationToken) =>
        _transport.SendAsync<ConsentGrant>(
            HttpMethod.Post, "api/v1/oauth/consent", Bodies.Of(query), cancellationToken);

    /// <summary>The caller's sessions.</summary>
    public Task<ApiResult<IReadOnlyList<SessionInfo>>> GetSessionsAsync(CancellationToken cancellationToken) =>
        _transport.GetAsync<IReadOnlyList<SessionInfo>>(Address.Of("api/v1/sessions"), cancellationToken);

    /// <summary>Ends one of the caller's sessions; its token stops working at once.</summary>
    public Task<ApiResult<Empty>> RevokeSessionAsync(string id, CancellationToken cancellationToken) =>
        _transport.SendAsync<Empty>(
            HttpMethod.Delete, $"api/v1/sessions/{Address.Segment(id)}", null, cancellationToken);

    /// <summary>How the server presents itself.</summary>
    public Task<ApiResult<Instance>> GetInstanceAsync(CancellationToken cancellationToken) =>
        _transport.GetAsync<Instance>(Address.Of("api/v2/instance"), cancellationToken);

    /// <summary>How the server presents itself in the API's first version, which tells how large it is.</summary>
    public Task<ApiResult<V1Instance>> GetV1InstanceAsync(CancellationToken cancellationToken) =>
        _transport.GetAsync<V1Instance>(Address.Of("api/v1/instance"), cancellationToken);
}
