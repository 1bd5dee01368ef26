using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core.Sessions;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.OAuth;

/// <summary>
/// What a page needs on which a person who is signed in lets an application act for them: Linnet's own routes, for the site.
/// </summary>
internal static class ConsentEndpoints
{
    public static void MapConsent(this IEndpointRouteBuilder routes)
    {
        var consent = routes.MapGroup("/api/v1/oauth/consent").WithTags("OAuth").WithMetadata(new OAuthErrors());
        consent.MapGet("/", ShowAsync).WithConsentQuery()
            .WithSummary("Tells what an application asks a person for, or why there is nothing to agree to");
        consent.MapPost("/", AgreeAsync).RequireUser(Scopes.Consent)
            .WithSummary("Lets the application act for the caller; answers where to go with the code, or the code");
    }

    /// <summary>Describes what an application sends people with.</summary>
    public static T WithConsentQuery<T>(this T builder)
        where T : IEndpointConventionBuilder => builder
            .WithQuery("response_type", "Must be code", required: true)
            .WithQuery("client_id", "The application", required: true)
            .WithQuery("redirect_uri", "Where the code goes; one that the application registered", required: true)
            .WithQuery("scope", "What the token shall be able to do; read unless told otherwise")
            .WithQuery("state", "Comes back with the code")
            .WithQuery("code_challenge", "SHA-256 of the verifier that the application will show (RFC 7636)")
            .WithQuery("code_challenge_method", "Must be S256 where there is a challenge");

    private static async Task<Answer<ConsentRequestInfo>> ShowAsync(
        HttpRequest http, Authorizations authorizations, CancellationToken ct)
    {
        var request = AuthorizeRequest.Read(name => http.Query.Last(name));
        var (consent, fault) = await ConsentRules.CheckAsync(request, authorizations, ct);
        return fault is not null
            ? ProblemOf(fault)
            : new ConsentRequestInfo
            {
                Name = consent!.App.Name,
                Website = consent.App.Website,
                Scopes = consent.Scopes.Split(' '),
                RedirectUri = consent.RedirectUri,
                DenyRedirectTo = ConsentRules.Denial(request, consent).RedirectTo,
            };
    }

    private static async Task<Answer<ConsentGrant>> AgreeAsync(
        Body<ConsentQuery> body, Caller caller, Authorizations authorizations, CancellationToken ct)
    {
        var request = AuthorizeRequest.Of(body.Value);
        var (consent, fault) = await ConsentRules.CheckAsync(request, authorizations, ct);
        if (fault is not null)
        {
            return ProblemOf(fault);
        }

        if (!(await authorizations.ConsentAsync(consent!, caller.Session, ct)).Succeeded(out var code, out var refusal))
        {
            return OAuthProblem.Of("insufficient_scope", refusal.Message, StatusCodes.Status403Forbidden);
        }

        return request.Grant(consent!, code) is { } redirectTo
            ? new ConsentGrant { RedirectTo = redirectTo }
            : new ConsentGrant { Code = code };
    }

    private static Problem ProblemOf(ConsentFault fault) => new(
        StatusCodes.Status400BadRequest, new ErrorBody(fault.Code, fault.Description) { RedirectTo = fault.RedirectTo });
}
