namespace Linnet.Core.Sessions;

/// <summary>One sign-in of one application: what a token stands for.</summary>
public sealed record Session
{
    /// <summary>The session's id, shown to its owner; not the token.</summary>
    public required long Id { get; init; }

    /// <summary>SHA-256 of the token; the token itself is kept nowhere.</summary>
    public required TokenHash TokenHash { get; init; }

    /// <summary>Who is signed in; null: an application on its own behalf.</summary>
    public required long? AccountId { get; init; }

    /// <summary>The application that signed in; null: made by a command.</summary>
    public required long? AppId { get; init; }

    /// <summary>What the token may do, separated by spaces.</summary>
    public required string Scopes { get; init; }

    /// <summary>When the session began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the token was last used, as far as it was written down: up to a minute behind.</summary>
    public required DateTimeOffset LastUsedAt { get; init; }
}
