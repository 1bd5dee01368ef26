using System.Text.Json;
using Linnet.Api.Http;
using Linnet.Protocol.Accounts;

namespace Linnet.Api.Accounts;

/// <summary>
/// What profiles elsewhere have and Linnet has not. A wish for it is refused, unless it asks for what holds anyway: an answer that
/// says yes and changes nothing would be a lie.
/// </summary>
internal static class ProfileRules
{
    private const string Unknown = "cannot be changed here";

    /// <summary>What cannot be had; null: everything can.</summary>
    /// <param name="request">What is wished for.</param>
    /// <param name="hasHeader">True when a header image came along.</param>
    public static Problem? Refuse(UpdateCredentialsRequest request, bool hasHeader)
    {
        var source = request.Source;
        (string Field, bool IsAsked)[] wishes =
        [
            ("header", hasHeader),
            ("locked", request.Locked is true),
            ("bot", request.Bot is true),
            ("discoverable", request.Discoverable is false),
            ("indexable", request.Indexable is true),
            ("hide_collections", request.HideCollections is true),
            ("avatar_description", !string.IsNullOrEmpty(request.AvatarDescription)),
            ("header_description", !string.IsNullOrEmpty(request.HeaderDescription)),
            ("fields_attributes", request.FieldsAttributes is { } fields && SaysSomething(fields)),
            ("attribution_domains", request.AttributionDomains?.Any(domain => domain.Length > 0) is true),
            ("source[privacy]", source?.Privacy is not (null or "" or "public")),
            ("source[sensitive]", source?.Sensitive is true),
            ("source[language]", !string.IsNullOrEmpty(source?.Language)),
            ("source[quote_policy]", source?.QuotePolicy is not (null or "" or "nobody")),
        ];
        var refused = Array.Find(wishes, wish => wish.IsAsked);
        return refused.IsAsked ? Problem.Invalid(refused.Field, Unknown) : null;
    }

    /// <summary>Clients send all rows of the form, most of them empty.</summary>
    private static bool SaysSomething(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(property => SaysSomething(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(SaysSomething),
        JsonValueKind.String => value.ValueEquals("") is false,
        JsonValueKind.Null => false,
        _ => true,
    };
}
