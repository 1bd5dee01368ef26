namespace Linnet.Protocol.Accounts;

/// <summary>How the caller and another account stand to each other.</summary>
public sealed record Relationship
{
    /// <summary>The other account's id.</summary>
    public required string Id { get; init; }

    /// <summary>The caller follows it.</summary>
    public bool Following { get; init; }

    /// <summary>What it shares comes into the caller's feed; meaningful while the caller follows it.</summary>
    public bool ShowingReblogs { get; init; }

    /// <summary>The caller is told of each of its statuses.</summary>
    public bool Notifying { get; init; }

    /// <summary>The languages that the caller wants of it; null for all.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>It follows the caller.</summary>
    public bool FollowedBy { get; init; }

    /// <summary>The caller blocks it.</summary>
    public bool Blocking { get; init; }

    /// <summary>It blocks the caller.</summary>
    public bool BlockedBy { get; init; }

    /// <summary>The caller mutes it.</summary>
    public bool Muting { get; init; }

    /// <summary>The caller mutes its notifications too.</summary>
    public bool MutingNotifications { get; init; }

    /// <summary>When the mute ends; null when it does not.</summary>
    public DateTimeOffset? MutingExpiresAt { get; init; }

    /// <summary>The caller waits for its approval.</summary>
    public bool Requested { get; init; }

    /// <summary>It waits for the caller's approval.</summary>
    public bool RequestedBy { get; init; }

    /// <summary>The caller blocks its whole server.</summary>
    public bool DomainBlocking { get; init; }

    /// <summary>The caller features it on the own profile.</summary>
    public bool Endorsed { get; init; }

    /// <summary>What the caller noted about it; empty when nothing.</summary>
    public string Note { get; init; } = "";
}
