namespace Linnet.Protocol.Sessions;

/// <summary>One of the caller's sessions: a token and who uses it.</summary>
/// <param name="Id">The session's id; tells nothing about the token.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="LastUsedAt">When it was last used, to a minute or so.</param>
/// <param name="Application">The name of the program that it was given to.</param>
/// <param name="Scopes">What it allows.</param>
/// <param name="Current">True for the session of this very call.</param>
public sealed record SessionInfo(
    string Id,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUsedAt,
    string Application,
    IReadOnlyList<string> Scopes,
    bool Current);
