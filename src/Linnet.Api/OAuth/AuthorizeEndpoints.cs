using System.Text.Json.Nodes;
using Linnet.Api.Http;
using Linnet.Core.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.OAuth;

/// <summary>
/// The page on which a person signs in and lets an application act for them. Nobody is sent to an address that the application has
/// not registered.
/// </summary>
internal static class AuthorizeEndpoints
{
    public static void MapAuthorize(this IEndpointRouteBuilder routes)
    {
        var authorize = routes.MapGroup("/oauth/authorize").WithTags("OAuth");
        authorize.MapGet("/", AskAsync).Produces<string>(contentType: "text/html").WithConsentQuery()
            .WithSummary("Shows the page on which a person signs in and lets an application act for them");
        authorize.MapPost("/", DecideAsync).Produces<string>(contentType: "text/html").Produces(StatusCodes.Status302Found)
            .WithSummary("Takes that page's form, and sends the person back with a code, or shows the page or the code");
    }

    private static async Task<IResult> AskAsync(
        HttpContext context, Authorizations authorizations, IAntiforgery antiforgery, CancellationToken ct)
    {
        var request = AuthorizeRequest.Read(name => context.Request.Query.Last(name));
        var (consent, fault) = await ConsentRules.CheckAsync(request, authorizations, ct);
        return fault is not null ? Tell(fault) : AuthorizePage.Form(request, consent!, antiforgery.GetAndStoreTokens(context));
    }

    private static async Task<IResult> DecideAsync(
        HttpContext context, Authorizations authorizations, SignIn signIn, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (!(await RequestReader.ReadAsync(context)).Succeeded(out var parts, out var unreadable))
        {
            return AuthorizePage.Error(unreadable.Body.Error, unreadable.Status);
        }

        string? Field(string name) =>
            parts.Fields[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

        var request = AuthorizeRequest.Read(Field);
        var (consent, fault) = await ConsentRules.CheckAsync(request, authorizations, ct);
        if (fault is not null)
        {
            return Tell(fault);
        }

        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            return AuthorizePage.Form(
                request,
                consent!,
                antiforgery.GetAndStoreTokens(context),
                error: "The page was too old, or cookies are switched off; please try again",
                status: StatusCodes.Status400BadRequest);
        }

        if (Field("decision") == "deny")
        {
            return Tell(ConsentRules.Denial(request, consent!));
        }

        var alias = Field("username");
        var signedIn = await signIn.CheckAsync(alias, Field("password"), ClientAddress.Of(context), ct);
        if (!signedIn.Succeeded(out var accountId, out var refusal))
        {
            return AuthorizePage.Form(
                request, consent!, antiforgery.GetAndStoreTokens(context), alias, refusal.Message, Problem.Of(refusal).Status);
        }

        var code = await authorizations.ConsentAsync(consent!, accountId, ct);
        return request.Grant(consent!, code) is { } redirectTo ? Results.Redirect(redirectTo) : AuthorizePage.Code(code);
    }

    /// <summary>Tells the application that there is no code; a person without one is told here.</summary>
    private static IResult Tell(ConsentFault fault) =>
        fault.RedirectTo is { } redirectTo ? Results.Redirect(redirectTo) : AuthorizePage.Error(fault.Description);
}
