using System.Text.Json;

namespace Linnet.Protocol.Accounts;

/// <summary>
/// Asks to change the own profile; null leaves a part as it is. A new avatar travels beside it as the file
/// <c>avatar</c> of a multipart body.
/// </summary>
public sealed record UpdateCredentialsRequest
{
    /// <summary>Both names in one; split at the last space. The separate names win over it.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name; empty removes it.</summary>
    public string? LastName { get; init; }

    /// <summary>What the account says about itself, as plain text.</summary>
    public string? Note { get; init; }

    /// <summary>As <c>avatar_description</c> of an account.</summary>
    public string? AvatarDescription { get; init; }

    /// <summary>As <c>header_description</c> of an account.</summary>
    public string? HeaderDescription { get; init; }

    /// <summary>Whether the account approves its followers one by one.</summary>
    public bool? Locked { get; init; }

    /// <summary>Whether a program posts here rather than a person.</summary>
    public bool? Bot { get; init; }

    /// <summary>As <c>discoverable</c> of an account.</summary>
    public bool? Discoverable { get; init; }

    /// <summary>Whether everybody may search the account's public statuses.</summary>
    public bool? Indexable { get; init; }

    /// <summary>As <c>hide_collections</c> of an account.</summary>
    public bool? HideCollections { get; init; }

    /// <summary>The rows of facts: a list of <c>name</c> and <c>value</c>, or an object of such under any keys.</summary>
    public JsonElement? FieldsAttributes { get; init; }

    /// <summary>Sites that may name the account as their author.</summary>
    public IReadOnlyList<string>? AttributionDomains { get; init; }

    /// <summary>Defaults for new statuses.</summary>
    public SourceChanges? Source { get; init; }
}

/// <summary>Changes to the defaults for new statuses; null leaves one as it is.</summary>
public sealed record SourceChanges
{
    /// <summary>Who sees a status: <c>public</c>, <c>unlisted</c>, <c>private</c> or <c>direct</c>.</summary>
    public string? Privacy { get; init; }

    /// <summary>Whether a status is marked as sensitive.</summary>
    public bool? Sensitive { get; init; }

    /// <summary>The language of a status, in two letters.</summary>
    public string? Language { get; init; }

    /// <summary>Who may quote a status: <c>public</c>, <c>followers</c> or <c>nobody</c>.</summary>
    public string? QuotePolicy { get; init; }
}
