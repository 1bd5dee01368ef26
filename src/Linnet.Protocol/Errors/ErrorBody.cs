using System.Text.Json.Serialization;

namespace Linnet.Protocol.Errors;

/// <summary>The body of every answer that says no.</summary>
/// <param name="Error">What is wrong, safe to show; at the token endpoints one of the codes of OAuth.</param>
/// <param name="ErrorDescription">Explains a code of OAuth; otherwise null.</param>
/// <param name="Details">For each field at fault, in the API's words, what is wrong with it; left out when no field is.</param>
public sealed record ErrorBody(
    string Error,
    string? ErrorDescription = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, IReadOnlyList<FieldError>>? Details = null)
{
    /// <summary>
    /// Where the person goes who was sent here by a program, with all that the program is to be told; left out where they are to be
    /// told themselves, and wherever nobody was sent.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RedirectTo { get; init; }
}

/// <summary>What is wrong with one field.</summary>
/// <param name="Error">A code such as <c>ERR_BLANK</c>, <c>ERR_INVALID</c>, <c>ERR_TAKEN</c>, <c>ERR_TOO_LONG</c>.</param>
/// <param name="Description">The same for people.</param>
public sealed record FieldError(string Error, string Description);
