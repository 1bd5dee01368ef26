using Linnet.Api.Http;
using Linnet.Core;
using Linnet.Protocol.Errors;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.OAuth;

/// <summary>Marks endpoints whose errors have the shape of RFC 6749, section 5.2.</summary>
internal sealed record OAuthErrors;

/// <summary>Errors of the token endpoints: a code for programs, a description for people.</summary>
internal static class OAuthProblem
{
    public static Problem Of(string code, string description, int status = StatusCodes.Status400BadRequest) =>
        new(status, new ErrorBody(code, description));

    /// <summary>A request that could not be read.</summary>
    public static Problem Unreadable(Problem problem) =>
        problem with
        {
            Status = problem.Status is StatusCodes.Status422UnprocessableEntity ? StatusCodes.Status400BadRequest : problem.Status,
            Body = new ErrorBody("invalid_request", problem.Body.Error),
        };

    /// <summary>The application's credentials do not serve.</summary>
    public static Problem InvalidClient(Refusal refusal) =>
        Of("invalid_client", refusal.Message, StatusCodes.Status401Unauthorized);

    /// <summary>The person's credentials, the code or the scopes do not serve.</summary>
    public static Problem InvalidGrant(Refusal refusal) => refusal switch
    {
        { Kind: RefusalKind.TooMany } => new(
            StatusCodes.Status429TooManyRequests,
            new ErrorBody("temporarily_unavailable", refusal.Message),
            refusal.RetryAfter),
        { Field: "scope" } => Of("invalid_scope", $"The scope {refusal.Message}"),
        { Field: { } field } => Of("invalid_grant", $"The {field} {refusal.Message}"),
        _ => Of("invalid_grant", refusal.Message),
    };
}
