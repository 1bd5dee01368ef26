using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Linnet.Api.Http;

/// <summary>What has a limit of its own, beside the one on requests.</summary>
internal enum RateLimited
{
    /// <summary>Signing up.</summary>
    SignUp,

    /// <summary>Registering an application.</summary>
    App,

    /// <summary>Posting or editing a status.</summary>
    Post,
}

/// <summary>An endpoint's own limit, as metadata.</summary>
internal sealed record RateLimitPolicy(RateLimited What);

/// <summary>Puts limits on endpoints.</summary>
internal static class RateLimitConventions
{
    /// <summary>Calls of the endpoint have a limit of their own.</summary>
    public static T LimitRate<T>(this T builder, RateLimited what)
        where T : IEndpointConventionBuilder
    {
        builder.WithMetadata(new RateLimitPolicy(what));
        return builder;
    }
}

/// <summary>
/// Counts requests for the account, or else for the client's address, and refuses what is too much. Every answer says in
/// <c>X-RateLimit-*</c> how the closest limit stands.
/// </summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, TimeProvider time, IOptions<RateLimitOptions> options)
{
    private readonly RateLimiter _requests = new(time, TimeSpan.FromMinutes(5));
    private readonly RateLimiter _special = new(time, TimeSpan.FromHours(1));

    /// <summary>Goes on, or says how long to wait.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!options.Value.Enabled || context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
        {
            return next(context);
        }

        var state = Count(context);
        var headers = context.Response.Headers;
        headers["X-RateLimit-Limit"] = state.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = Math.Max(0, state.Remaining).ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = state.ResetsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        return state.Remaining < 0
            ? new Problem(
                StatusCodes.Status429TooManyRequests, new("Too many requests"), state.ResetsAt - time.GetUtcNow()).ExecuteAsync(context)
            : next(context);
    }

    private RateLimitState Count(HttpContext context)
    {
        var limits = options.Value;
        var account = Caller.Of(context)?.UserId?.ToString(CultureInfo.InvariantCulture);
        var address = ClientAddress.Of(context);
        var general = account is null
            ? _requests.Use($"address {address}", limits.RequestsPerAddress)
            : _requests.Use($"account {account}", limits.RequestsPerAccount);
        var special = context.GetEndpoint()?.Metadata.GetMetadata<RateLimitPolicy>()?.What;
        if (special is null || general.Remaining < 0)
        {
            return general;
        }

        var (key, limit) = special switch
        {
            RateLimited.SignUp => ($"sign-up {address}", limits.SignUpsPerAddress),
            RateLimited.App => ($"app {address}", limits.AppsPerAddress),
            _ => ($"post {account ?? address}", limits.PostsPerAccount),
        };
        var own = _special.Use(key, limit);
        return own.Remaining < general.Remaining ? own : general;
    }
}
