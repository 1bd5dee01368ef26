using Linnet.Api.Http;
using Linnet.Core;
using Linnet.Core.Sessions;
using Linnet.Protocol;
using Linnet.Protocol.Apps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Linnet.Api.OAuth;

/// <summary>Gives tokens and takes them back (RFC 6749, 7009).</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/oauth").WithTags("OAuth").WithMetadata(new OAuthErrors());
        tokens.MapPost("/token", GiveAsync)
            .WithSummary("Gives a token for a code, for alias and password, or to the application itself");
        tokens.MapPost("/revoke", RevokeAsync).WithSummary("Ends a token; one that is not valid is passed over");
    }

    /// <summary>A session that has just begun, as its token.</summary>
    public static Token TokenOf(NewSession session) => new()
    {
        AccessToken = session.Token,
        Scope = session.Session.Scopes,
        CreatedAt = session.Session.CreatedAt.ToUnixTimeSeconds(),
    };

    private static async Task<Answer<Token>> GiveAsync(
        Body<TokenRequest> body,
        HttpContext context,
        Authorizations authorizations,
        SignIn signIn,
        IOptions<OAuthOptions> options,
        CancellationToken ct)
    {
        var request = body.Value;
        if (string.IsNullOrEmpty(request.GrantType))
        {
            return OAuthProblem.Of("invalid_request", "The grant_type is missing");
        }

        var credentials = ClientCredentials.Of(context.Request, request.ClientId, request.ClientSecret);
        var authenticated = await authorizations.AuthenticateAppAsync(credentials.Id, credentials.Secret, ct);
        if (!authenticated.Succeeded(out var app, out var refusal))
        {
            return OAuthProblem.InvalidClient(refusal);
        }

        var begun = request.GrantType switch
        {
            "authorization_code" =>
                await authorizations.ExchangeAsync(app, request.Code, request.RedirectUri, request.CodeVerifier, ct),
            "client_credentials" => await authorizations.BeginForAppAsync(app, request.Scope, ct),
            "password" when options.Value.PasswordGrant =>
                await SignInAsync(request, app, signIn, ClientAddress.Of(context), ct),
            _ => (Result<NewSession>?)null,
        };
        if (begun is not { } result)
        {
            return OAuthProblem.Of("unsupported_grant_type", options.Value.PasswordGrant
                ? "The grant_type must be authorization_code, client_credentials or password"
                : "The grant_type must be authorization_code or client_credentials");
        }

        return result.Succeeded(out var session, out refusal) ? TokenOf(session) : OAuthProblem.InvalidGrant(refusal);
    }

    private static async Task<Result<NewSession>> SignInAsync(
        TokenRequest request, App app, SignIn signIn, string address, CancellationToken ct)
    {
        if (!Scopes.Parse(request.Scope).Succeeded(out var scopes, out var refusal))
        {
            return refusal;
        }

        return Scopes.Cover(app.Scopes, scopes)
            ? await signIn.RunAsync(request.Username, request.Password, address, app, scopes, ct)
            : Refusal.Invalid("scope", "must be among the scopes that the application registered");
    }

    private static async Task<Answer<Empty>> RevokeAsync(
        Body<RevokeRequest> body,
        HttpContext context,
        Authorizations authorizations,
        SessionKeeper sessions,
        CancellationToken ct)
    {
        var request = body.Value;
        var credentials = ClientCredentials.Of(context.Request, request.ClientId, request.ClientSecret);
        var authenticated = await authorizations.AuthenticateAppAsync(credentials.Id, credentials.Secret, ct);
        if (!authenticated.Succeeded(out var app, out var refusal))
        {
            return OAuthProblem.InvalidClient(refusal);
        }

        if (string.IsNullOrEmpty(request.Token) || await sessions.AuthenticateAsync(request.Token, ct) is not { } session)
        {
            return new Empty();
        }

        if (session.AppId != app.Id)
        {
            return OAuthProblem.Of(
                "unauthorized_client", "The token was given to another application", StatusCodes.Status403Forbidden);
        }

        await sessions.EndAsync(request.Token, ct);
        return new Empty();
    }
}
