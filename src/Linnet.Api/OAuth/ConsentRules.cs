using Linnet.Core;
using Linnet.Core.Sessions;

namespace Linnet.Api.OAuth;

/// <summary>Why there is no code.</summary>
/// <param name="Code">A code of RFC 6749, section 4.1.2.1.</param>
/// <param name="Description">The same in words.</param>
/// <param name="RedirectTo">Where the person goes, with all that the application is told; null: they are told themselves.</param>
internal sealed record ConsentFault(string Code, string Description, string? RedirectTo);

/// <summary>
/// What an application may ask a person for. Nobody is sent to an address that the application has not registered: a fault in the
/// application's name or its address is told to the person, any other to the application.
/// </summary>
internal static class ConsentRules
{
    /// <summary>The checked request, or what is wrong with it.</summary>
    public static async Task<(CheckedConsent? Consent, ConsentFault? Fault)> CheckAsync(
        AuthorizeRequest request, Authorizations authorizations, CancellationToken ct)
    {
        if (request.State is { Length: > Limits.OAuthStateChars })
        {
            return (null, new("invalid_request", $"The state must be at most {Limits.OAuthStateChars} characters", null));
        }

        var check = await authorizations.CheckAsync(request.Consent, ct);
        if (!check.Succeeded(out var consent, out var refusal))
        {
            var description = $"The {refusal.Field} {refusal.Message}";
            return refusal.Field switch
            {
                "client_id" => (null, new("invalid_client", description, null)),
                "redirect_uri" => (null, new("invalid_request", description, null)),
                "scope" => (null, Fault(request, request.RedirectUri!, "invalid_scope", description)),
                _ => (null, Fault(request, request.RedirectUri!, "invalid_request", description)),
            };
        }

        return request.ResponseType == "code"
            ? (consent, null)
            : (null, Fault(request, consent.RedirectUri, "unsupported_response_type", "The response_type must be code"));
    }

    /// <summary>What the application is told when the person says no.</summary>
    public static ConsentFault Denial(AuthorizeRequest request, CheckedConsent consent) =>
        Fault(request, consent.RedirectUri, "access_denied", "The person did not agree");

    private static ConsentFault Fault(AuthorizeRequest request, string redirectUri, string code, string description) =>
        new(code, description, request.Refuse(redirectUri, code, description));
}
