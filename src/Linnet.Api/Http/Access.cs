using Linnet.Core.Accounts;
using Linnet.Core.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Http;

/// <summary>Who may call an endpoint.</summary>
internal enum AccessKind
{
    /// <summary>Anybody; a token that is sent has to be valid.</summary>
    Optional,

    /// <summary>Whoever has a token, also an application on its own behalf.</summary>
    Token,

    /// <summary>Who is signed in.</summary>
    User,

    /// <summary>An operator who is signed in.</summary>
    Operator,
}

/// <summary>An endpoint's policy, as metadata.</summary>
/// <param name="Kind">Who may call it.</param>
/// <param name="Scopes">The token has to have one of these; none: whatever it has serves.</param>
internal sealed record AccessPolicy(AccessKind Kind, IReadOnlyList<string> Scopes);

/// <summary>Puts policies on endpoints and groups; the one put on last holds.</summary>
internal static class AccessConventions
{
    /// <summary>Anybody may call it; a token that is sent has to be valid and have one of the scopes.</summary>
    public static T OptionalUser<T>(this T builder, params string[] scopes)
        where T : IEndpointConventionBuilder => builder.WithAccess(AccessKind.Optional, scopes);

    /// <summary>A token with one of the scopes, also an application's own, has to come along.</summary>
    public static T RequireScope<T>(this T builder, params string[] scopes)
        where T : IEndpointConventionBuilder => builder.WithAccess(AccessKind.Token, scopes);

    /// <summary>The token of a user, with one of the scopes, has to come along.</summary>
    public static T RequireUser<T>(this T builder, params string[] scopes)
        where T : IEndpointConventionBuilder => builder.WithAccess(AccessKind.User, scopes);

    /// <summary>The token of an operator, with one of the scopes, has to come along.</summary>
    public static T RequireOperator<T>(this T builder, params string[] scopes)
        where T : IEndpointConventionBuilder => builder.WithAccess(AccessKind.Operator, scopes);

    private static T WithAccess<T>(this T builder, AccessKind kind, string[] scopes)
        where T : IEndpointConventionBuilder
    {
        builder.WithMetadata(new AccessPolicy(kind, scopes));
        return builder;
    }
}

/// <summary>Enforces the endpoint's <see cref="AccessPolicy"/>; an endpoint without one is for everybody.</summary>
internal sealed class AccessMiddleware(RequestDelegate next, IAccountStore accounts)
{
    private static readonly Problem BadToken = Problem.Of(StatusCodes.Status401Unauthorized, "The access token is invalid");
    private static readonly Problem OutsideScopes = Problem.Of(
        StatusCodes.Status403Forbidden, "This action is outside the authorized scopes");
    private static readonly Problem NoUser = Problem.Of(
        StatusCodes.Status422UnprocessableEntity, "This method requires an authenticated user");
    private static readonly Problem NoOperator = Problem.Of(
        StatusCodes.Status403Forbidden, "This action is not allowed");

    /// <summary>Goes on, or says why not.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AccessPolicy>() is { } policy
            && await RefuseAsync(context, policy) is { } problem)
        {
            await problem.ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private async ValueTask<Problem?> RefuseAsync(HttpContext context, AccessPolicy policy)
    {
        if (Caller.Of(context) is not { } caller)
        {
            if (policy.Kind is AccessKind.Optional && !RequestToken.IsSent(context))
            {
                return null;
            }

            context.Response.Headers.WWWAuthenticate =
                "Bearer realm=\"Linnet\", error=\"invalid_token\", error_description=\"The access token is invalid\"";
            return BadToken;
        }

        if (policy.Scopes.Count > 0 && !policy.Scopes.Any(scope => Scopes.Cover(caller.Session.Scopes, scope)))
        {
            return OutsideScopes;
        }

        return policy.Kind switch
        {
            AccessKind.User or AccessKind.Operator when caller.UserId is null => NoUser,
            AccessKind.Operator => await accounts.FindAsync(caller.AccountId, context.RequestAborted)
                is { Role: AccountRole.Operator } ? null : NoOperator,
            _ => null,
        };
    }
}
