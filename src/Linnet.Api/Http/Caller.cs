using Linnet.Core.Sessions;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Http;

/// <summary>Whose token came with the request. Endpoints that nobody needs a token for take it as <c>Caller?</c>.</summary>
/// <param name="Session">What the token stands for.</param>
internal sealed record Caller(Session Session)
{
    /// <summary>Who is signed in; null: an application on its own behalf.</summary>
    public long? UserId => Session.AccountId;

    /// <summary>Who is signed in.</summary>
    /// <exception cref="InvalidOperationException">An application's own token: the endpoint lacks a policy that asks for a user.</exception>
    public long AccountId => Session.AccountId
        ?? throw new InvalidOperationException("The endpoint needs a user, and its policy does not say so");

    /// <summary>For endpoints that take it as a parameter.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>Whose token came with the request; null: none did, or it is not valid.</summary>
    public static Caller? Of(HttpContext context) => context.Features.Get<Caller>();
}

/// <summary>Recognises the token of a request. What becomes of a bad one is for <see cref="AccessMiddleware"/> to say.</summary>
internal sealed class CallerMiddleware(RequestDelegate next, SessionKeeper sessions)
{
    /// <summary>Looks for a token, and goes on.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (RequestToken.Of(context) is { } token
            && await sessions.AuthenticateAsync(token, context.RequestAborted) is { } session)
        {
            context.Features.Set(new Caller(session));
        }

        await next(context);
    }
}
