using Linnet.Core.Sessions;
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

    /// <summary>The parameters by name, so that the form sends them again.</summary>
    public IEnumerable<(string Name, string? Value)> Parameters =>
    [
        ("response_type", ResponseType),
        ("client_id", ClientId),
        ("redirect_uri", RedirectUri),
        ("scope", Scope),
        ("state", State),
        ("code_challenge", CodeChallenge),
        ("code_challenge_method", CodeChallengeMethod),
    ];

    /// <summary>Reads the parameters.</summary>
    public static AuthorizeRequest Read(Func<string, string?> parameter) => new(
        parameter("response_type"),
        parameter("client_id"),
        parameter("redirect_uri"),
        parameter("scope"),
        parameter("state"),
        parameter("code_challenge"),
        parameter("code_challenge_method"));

    /// <summary>Where the person goes back to, with the outcome and the application's <c>state</c>.</summary>
    /// <param name="redirectUri">An address that was found among those of the application.</param>
    /// <param name="outcome">Names and values to add.</param>
    public string Return(string redirectUri, params IEnumerable<KeyValuePair<string, string?>> outcome) =>
        QueryHelpers.AddQueryString(
            redirectUri, State is null ? outcome : outcome.Append(KeyValuePair.Create<string, string?>("state", State)));
}
