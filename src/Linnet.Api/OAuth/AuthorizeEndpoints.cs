using System.Text.Json.Nodes;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core;
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
        authorize.MapGet("/", AskAsync).Produces<string>(contentType: "text/html")
            .WithQuery("response_type", "Must be code", required: true)
            .WithQuery("client_id", "The application", required: true)
            .WithQuery("redirect_uri", "Where the code goes; one that the application registered", required: true)
            .WithQuery("scope", "What the token shall be able to do; read unless told otherwise")
            .WithQuery("state", "Comes back with the code")
            .WithQuery("code_challenge", "SHA-256 of the verifier that the application will show (RFC 7636)")
            .WithQuery("code_challenge_method", "Must be S256 where there is a challenge")
            .WithSummary("Shows the page on which a person signs in and lets an application act for them");
        authorize.MapPost("/", DecideAsync).Produces<string>(contentType: "text/html").Produces(StatusCodes.Status302Found)
            .WithSummary("Takes that page's form, and sends the person back with a code, or shows the page or the code");
    }

    private static async Task<IResult> AskAsync(
        HttpContext context, Authorizations authorizations, IAntiforgery antiforgery, CancellationToken ct)
    {
        var request = AuthorizeRequest.Read(name => context.Request.Query.Last(name));
        var (consent, problem) = await CheckAsync(request, authorizations, ct);
        return problem ?? AuthorizePage.Form(request, consent!, antiforgery.GetAndStoreTokens(context));
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
        var (consent, problem) = await CheckAsync(request, authorizations, ct);
        if (problem is not null)
        {
            return problem;
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
            return Leave(request, consent!.RedirectUri, "access_denied", "The person did not agree");
        }

        var alias = Field("username");
        var signedIn = await signIn.CheckAsync(alias, Field("password"), ClientAddress.Of(context), ct);
        if (!signedIn.Succeeded(out var accountId, out var refusal))
        {
            return AuthorizePage.Form(
                request, consent!, antiforgery.GetAndStoreTokens(context), alias, refusal.Message, Problem.Of(refusal).Status);
        }

        var code = await authorizations.ConsentAsync(consent!, accountId, ct);
        return consent!.RedirectUri == Authorizations.OutOfBand
            ? AuthorizePage.Code(code)
            : Results.Redirect(request.Return(consent.RedirectUri, KeyValuePair.Create<string, string?>("code", code)));
    }

    /// <summary>The checked request, or the page or redirect that says what is wrong with it.</summary>
    private static async Task<(CheckedConsent? Consent, IResult? Problem)> CheckAsync(
        AuthorizeRequest request, Authorizations authorizations, CancellationToken ct)
    {
        var check = await authorizations.CheckAsync(request.Consent, ct);
        if (!check.Succeeded(out var consent, out var refusal))
        {
            // The application and its address are checked first: other faults are told to the application itself.
            return refusal.Field is "client_id" or "redirect_uri"
                ? (null, AuthorizePage.Error($"The {refusal.Field} {refusal.Message}"))
                : (null, Leave(request, request.RedirectUri!, CodeOf(refusal), $"The {refusal.Field} {refusal.Message}"));
        }

        return request.ResponseType == "code"
            ? (consent, null)
            : (null, Leave(request, consent.RedirectUri, "unsupported_response_type", "The response_type must be code"));
    }

    private static string CodeOf(Refusal refusal) => refusal.Field == "scope" ? "invalid_scope" : "invalid_request";

    /// <summary>Tells the application that there is no code; a person without one is told here.</summary>
    private static IResult Leave(AuthorizeRequest request, string redirectUri, string error, string description) =>
        redirectUri == Authorizations.OutOfBand
            ? AuthorizePage.Error(description)
            : Results.Redirect(request.Return(
                redirectUri,
                KeyValuePair.Create<string, string?>("error", error),
                KeyValuePair.Create<string, string?>("error_description", description)));
}
