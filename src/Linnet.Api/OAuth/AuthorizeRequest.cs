using Linnet.Core.Sessions;
using Linnet.Protocol.Apps;
using Microsoft.AspNetCore.WebUtilities;

namespace Linnet.Api.OAuth;

/// <summary>What an application sends people to <c>/oauth/authorize</c> with; nothing in it is checked yet.</summary>
internal sealed record AuthorizeRequest(
    string? ResponseType,
    string? ClientId,
    string? RedirectUri,
    string? Scope,
    string? State,
    string? CodeChallenge,
    string? CodeChallengeMethod)
{
    /// <summary>The part that <see cref="Authorizations"/> checks.</summary>
    public ConsentRequest Consent => new(ClientId, RedirectUri, Scope, CodeChallenge, CodeChallengeMethod);

    /// <summary>Reads the parameters.</summary>
    public static AuthorizeRequest Read(Func<string, string?> parameter) => new(
        parameter("response_type"),
        parameter("client_id"),
        parameter("redirect_uri"),
        parameter("scope"),
        parameter("state"),
        parameter("code_challenge"),
        parameter("code_challenge_method"));

    /// <summary>The same from a body.</summary>
    public static AuthorizeRequest Of(ConsentQuery query) => new(
        query.ResponseType,
        query.ClientId,
        query.RedirectUri,
        query.Scope,
        query.State,
        query.CodeChallenge,
        query.CodeChallengeMethod);

    /// <summary>Where the person goes back to with a code; null: it is shown to them.</summary>
    public string? Grant(CheckedConsent consent, string code) => consent.RedirectUri == Authorizations.OutOfBand
        ? null
        : Return(consent.RedirectUri, KeyValuePair.Create<string, string?>("code", code));

    /// <summary>Where the person goes back to without a code; null: the application has no address, and they stay.</summary>
    /// <param name="redirectUri">An address that was found among those of the application.</param>
    /// <param name="error">A code of RFC 6749, section 4.1.2.1.</param>
    /// <param name="description">The same in words.</param>
    public string? Refuse(string redirectUri, string error, string description) => redirectUri == Authorizations.OutOfBand
        ? null
        : Return(
            redirectUri,
            KeyValuePair.Create<string, string?>("error", error),
            KeyValuePair.Create<string, string?>("error_description", description));

    /// <summary>The address with the outcome and the application's <c>state</c>.</summary>
    private string Return(string redirectUri, params IEnumerable<KeyValuePair<string, string?>> outcome) =>
        QueryHelpers.AddQueryString(
            redirectUri, State is null ? outcome : outcome.Append(KeyValuePair.Create<string, string?>("state", State)));
}
