namespace Linnet.Core.Sessions;

/// <summary>Keeps sessions. Expiry is decided by <see cref="SessionKeeper"/>, not here.</summary>
public interface ISessionStore
{
    /// <summary>
    /// Adds a session. An account with <see cref="Limits.SessionsPerAccount"/> loses the one unused for longest.
    /// </summary>
    /// <param name="tokenHash">Hash of the new token.</param>
    /// <param name="accountId">Who signs in; null for an application.</param>
    /// <param name="appId">Which application signs in.</param>
    /// <param name="scopes">What the token may do.</param>
    /// <param name="now">When the session begins.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The session; null when the account is gone or suspended.</returns>
    Task<Session?> AddAsync(
        TokenHash tokenHash, long? accountId, long? appId, string scopes, DateTimeOffset now, CancellationToken ct);

    /// <summary>The session of the token with this hash, or null. Sessions of suspended accounts are not found.</summary>
    ValueTask<Session?> FindAsync(TokenHash tokenHash, CancellationToken ct);

    /// <summary>The sessions of an account, newest first; at most <see cref="Limits.SessionsPerAccount"/>.</summary>
    ValueTask<IReadOnlyList<Session>> ListAsync(long accountId, CancellationToken ct);

    /// <summary>Ends a session.</summary>
    /// <returns>The ended session; null when the account has none with this id.</returns>
    Task<Session?> RemoveAsync(long accountId, long sessionId, CancellationToken ct);

    /// <summary>Ends the session of a token.</summary>
    /// <returns>False when there was none.</returns>
    Task<bool> RemoveAsync(TokenHash tokenHash, CancellationToken ct);

    /// <summary>Ends every session of an account but one.</summary>
    /// <param name="accountId">Whose sessions end.</param>
    /// <param name="exceptSessionId">The one to keep; null: none.</param>
    /// <param name="ct">Cancels the call.</param>
    Task RemoveAllAsync(long accountId, long? exceptSessionId, CancellationToken ct);

    /// <summary>Writes down when sessions were last used, by the hashes of their tokens; those that have ended are passed over.</summary>
    Task TouchAsync(IReadOnlyCollection<KeyValuePair<TokenHash, DateTimeOffset>> lastUses, CancellationToken ct);

    /// <summary>Removes a bounded number of the sessions that were last used, or began, before the given times.</summary>
    /// <param name="lastUsedBefore">Sessions unused since then go.</param>
    /// <param name="createdBefore">Sessions begun before then go; null: age does not matter.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>How many were removed.</returns>
    Task<int> RemoveExpiredAsync(DateTimeOffset lastUsedBefore, DateTimeOffset? createdBefore, CancellationToken ct);
}
