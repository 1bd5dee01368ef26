using Linnet.Api.Http;
using Linnet.Api.OAuth;
using Linnet.Core.Sessions;
using Linnet.Protocol.Apps;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Discovery;

/// <summary>How programs sign people in here (RFC 8414).</summary>
internal static class ServerMetadata
{
    // What clients ask for as a whole, whether or not an endpoint asks for no less.
    private static readonly string[] Roots = ["read", "write", "follow", "push", "profile"];

    /// <summary>Describes it.</summary>
    public static AuthorizationServer Show(ApiUrls urls, EndpointDataSource endpoints, OAuthOptions options) => new()
    {
        Issuer = urls.Base,
        ServiceDocumentation = $"{urls.Base}/openapi/v1.json",
        AuthorizationEndpoint = $"{urls.Base}/oauth/authorize",
        TokenEndpoint = $"{urls.Base}/oauth/token",
        AppRegistrationEndpoint = $"{urls.Base}/api/v1/apps",
        RevocationEndpoint = $"{urls.Base}/oauth/revoke",
        UserinfoEndpoint = $"{urls.Base}/oauth/userinfo",
        ScopesSupported = [.. ScopesOf(endpoints).Where(scope => scope != Scopes.Consent)],
        ResponseTypesSupported = ["code"],
        ResponseModesSupported = ["query"],
        GrantTypesSupported = options.PasswordGrant
            ? ["authorization_code", "client_credentials", "password"]
            : ["authorization_code", "client_credentials"],
        TokenEndpointAuthMethodsSupported = ["client_secret_post", "client_secret_basic"],
        CodeChallengeMethodsSupported = ["S256"],
    };

    /// <summary>Every scope that some endpoint asks for, and what covers them.</summary>
    internal static IReadOnlyList<string> ScopesOf(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<AccessPolicy>()?.Scopes ?? [])
            .Concat(Roots)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
