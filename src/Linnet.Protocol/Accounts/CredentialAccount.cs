using System.Diagnostics.CodeAnalysis;
using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Accounts;

/// <summary>The caller's own account.</summary>
public sealed record CredentialAccount : Account
{
    /// <summary>An account whose properties are all still to be set.</summary>
    public CredentialAccount()
    {
    }

    /// <summary>Adds to what everybody may see what only the owner may.</summary>
    [SetsRequiredMembers]
    public CredentialAccount(Account account, AccountSource source, Role role)
        : base(account)
    {
        Source = source;
        Role = role;
    }

    /// <summary>What the profile is made of, as it was written.</summary>
    public required AccountSource Source { get; init; }

    /// <summary>What the account may do.</summary>
    public required Role Role { get; init; }
}

/// <summary>The parts of a profile as their owner wrote them, and defaults for new statuses.</summary>
public sealed record AccountSource
{
    /// <summary>What the account says about itself, as plain text.</summary>
    public required string Note { get; init; }

    /// <summary>The profile's rows of facts, as plain text.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>Who sees a new status unless it says otherwise.</summary>
    public Visibility Privacy { get; init; } = Visibility.Public;

    /// <summary>Whether a new status is marked as sensitive unless it says otherwise.</summary>
    public bool Sensitive { get; init; }

    /// <summary>The language of a new status unless it says otherwise, in two letters; null when not set.</summary>
    public string? Language { get; init; }

    /// <summary>Who may quote a new status: <c>public</c>, <c>followers</c> or <c>nobody</c>.</summary>
    public string? QuotePolicy { get; init; }

    /// <summary>How many accounts wait to be approved as followers.</summary>
    public long FollowRequestsCount { get; init; }

    /// <summary>As <c>discoverable</c> of an account.</summary>
    public bool? Discoverable { get; init; }

    /// <summary>True when everybody may search the account's public statuses.</summary>
    public bool Indexable { get; init; }

    /// <summary>As <c>hide_collections</c> of an account.</summary>
    public bool? HideCollections { get; init; }

    /// <summary>Sites that may name the account as their author.</summary>
    public IReadOnlyList<string>? AttributionDomains { get; init; } = [];
}
