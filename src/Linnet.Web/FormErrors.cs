using System.Collections.Frozen;
using Linnet.Protocol.Client;

namespace Linnet.Web;

/// <summary>One field of a form, as the API and people call it.</summary>
/// <param name="ApiName">Its name in the API's errors.</param>
/// <param name="Name">Its name in the form.</param>
/// <param name="Words">What people call it, within a sentence.</param>
internal readonly record struct FormField(string ApiName, string Name, string Words);

/// <summary>Why a form failed.</summary>
/// <param name="Message">As a whole.</param>
internal sealed record FormErrors(string Message)
{
    /// <summary>What is wrong with single fields, by their names in the form.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>What is wrong with a field; null: nothing.</summary>
    public string? this[string field] => Fields.GetValueOrDefault(field);

    /// <summary>What the API refused, or why it could not be asked.</summary>
    /// <param name="what">What failed, for instance <c>create your account</c>.</param>
    /// <param name="error">What came in its place.</param>
    /// <param name="fields">The fields that the form has.</param>
    public static FormErrors Of(string what, ApiError error, params IReadOnlyList<FormField> fields)
    {
        var wrong = new Dictionary<string, string>();
        foreach (var field in fields)
        {
            if (error.Details.GetValueOrDefault(field.ApiName) is [{ } first, ..])
            {
                wrong[field.Name] = Texts.Wrong(field.Words, first.Description);
            }
        }

        return wrong.Count == 0
            ? new FormErrors(Texts.Failed(what, error))
            : new FormErrors(Texts.Failed(what, wrong.First().Value)) { Fields = wrong };
    }
}
