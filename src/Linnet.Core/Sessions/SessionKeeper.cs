using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Sessions;

/// <summary>A session that has just begun, with the only copy of its token.</summary>
/// <param name="Token">Goes to the client and is kept nowhere.</param>
/// <param name="Session">The session.</param>
public sealed record NewSession(string Token, Session Session)
{
    /// <inheritdoc/>
    public override string ToString() => $"Session {Session.Id}";
}

/// <summary>
/// Begins, recognises and ends sessions. Expiry is checked here at every use. Uses are noted in memory and written
/// down together, by <see cref="WriteDownAsync"/> or <see cref="WriteUsesAsync"/>, so that reading costs no write.
/// </summary>
public sealed class SessionKeeper(ISessionStore store, TimeProvider time, IOptions<SessionOptions> options)
{
    private const int CachedMax = 100_000;
    private const int UsesMax = 100_000;
    private static readonly TimeSpan WriteUseAfter = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TokenHash, Known> _known = new();
    private readonly ConcurrentDictionary<TokenHash, DateTimeOffset> _uses = new();
    private long _endings;

    /// <summary>Begins a session.</summary>
    /// <returns>A refusal when the account is gone or suspended.</returns>
    public async Task<Result<NewSession>> BeginAsync(long? accountId, App? app, string scopes, CancellationToken ct)
    {
        var token = Secrets.Next();
        var session = await store.AddAsync(TokenHash.Of(token), accountId, app?.Id, scopes, time.GetUtcNow(), ct);
        return session is null
            ? Refusal.Forbidden("This account cannot sign in")
            : new NewSession(token, session);
    }

    /// <summary>The session of a token that is valid now, or null.</summary>
    public async ValueTask<Session?> AuthenticateAsync(string token, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (await FindAsync(TokenHash.Of(token), now, ct) is not { } known)
        {
            return null;
        }

        known.LastUse = now;
        if (now - known.LastNoted >= UseWorthNoting && _uses.Count < UsesMax)
        {
            known.LastNoted = now;
            _uses[known.Session.TokenHash] = now;
        }

        return known.Session;
    }

    /// <summary>Whether a session that was valid is so still. Asking is no use of it.</summary>
    public async ValueTask<bool> IsValidAsync(Session session, CancellationToken ct) =>
        await FindAsync(session.TokenHash, time.GetUtcNow(), ct) is not null;

    /// <summary>The account's sessions that are valid now, newest first.</summary>
    public async ValueTask<IReadOnlyList<Session>> ListAsync(long accountId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var sessions = await store.ListAsync(accountId, ct);
        return
        [
            .. from session in sessions
               let lastUse = _uses.TryGetValue(session.TokenHash, out var use) ? use : session.LastUsedAt
               where !IsOver(session, lastUse, now)
               select session with { LastUsedAt = lastUse },
        ];
    }

    /// <summary>Ends one of the account's sessions.</summary>
    /// <returns>False when the account has none with this id.</returns>
    public async Task<bool> EndAsync(long accountId, long sessionId, CancellationToken ct)
    {
        var ended = await store.RemoveAsync(accountId, sessionId, ct);
        if (ended is not null)
        {
            Forget(ended.TokenHash);
        }

        return ended is not null;
    }

    /// <summary>Ends the session of a token, if there is one.</summary>
    public async Task EndAsync(string token, CancellationToken ct)
    {
        var hash = TokenHash.Of(token);
        await store.RemoveAsync(hash, ct);
        Forget(hash);
    }

    /// <summary>Ends every session of an account, but the one to keep.</summary>
    public async Task EndAllAsync(long accountId, long? exceptSessionId, CancellationToken ct)
    {
        await store.RemoveAllAsync(accountId, exceptSessionId, ct);
        Forget(accountId);
    }

    /// <summary>Forgets what is held in memory of an account whose sessions the store has ended.</summary>
    public void Forget(long accountId)
    {
        Interlocked.Increment(ref _endings);
        foreach (var (hash, known) in _known)
        {
            if (known.Session.AccountId == accountId)
            {
                _known.TryRemove(hash, out _);
            }
        }
    }

    /// <summary>Writes down when sessions were last used, and removes some of those that are over. To be called each half minute.</summary>
    public async Task WriteDownAsync(CancellationToken ct)
    {
        await WriteUsesAsync(ct);
        var now = time.GetUtcNow();
        await store.RemoveExpiredAsync(
            now - options.Value.IdleTimeout - WriteUseAfter, now - options.Value.AbsoluteTimeout, ct);
    }

    /// <summary>Writes down when sessions were last used, as far as that is not written.</summary>
    public async Task WriteUsesAsync(CancellationToken ct)
    {
        if (_uses.IsEmpty)
        {
            return;
        }

        var uses = _uses.ToArray();
        await store.TouchAsync(uses, ct);
        foreach (var use in uses)
        {
            // Only when it is unchanged: a newer use is for the next time.
            _uses.TryRemove(use);
        }
    }

    private TimeSpan UseWorthNoting =>
        options.Value.IdleTimeout / 10 < WriteUseAfter ? options.Value.IdleTimeout / 10 : WriteUseAfter;

    private bool IsOver(Session session, DateTimeOffset lastUse, DateTimeOffset now) =>
        now - lastUse > options.Value.IdleTimeout || now - session.CreatedAt > options.Value.AbsoluteTimeout;

    private async ValueTask<Known?> FindAsync(TokenHash hash, DateTimeOffset now, CancellationToken ct)
    {
        if (!_known.TryGetValue(hash, out var known) || now - known.LoadedAt > options.Value.RecheckAfter)
        {
            known = await LoadAsync(hash, known, now, ct);
            if (known is null)
            {
                return null;
            }
        }

        if (IsOver(known.Session, known.LastUse, now))
        {
            _known.TryRemove(hash, out _);
            return null;
        }

        return known;
    }

    private async ValueTask<Known?> LoadAsync(TokenHash hash, Known? before, DateTimeOffset now, CancellationToken ct)
    {
        var endings = Volatile.Read(ref _endings);
        if (await store.FindAsync(hash, ct) is not { } session)
        {
            _known.TryRemove(hash, out _);
            return null;
        }

        var noted = _uses.TryGetValue(session.TokenHash, out var use) && use > session.LastUsedAt ? use : session.LastUsedAt;
        var known = new Known(session, now)
        {
            LastNoted = noted,
            LastUse = before is not null && before.LastUse > noted ? before.LastUse : noted,
        };
        if (_known.Count >= CachedMax)
        {
            // Rare, and the next request of each costs one look-up.
            _known.Clear();
        }

        if (endings == Volatile.Read(ref _endings))
        {
            // Otherwise a session ended while this one was read; it may be this one.
            _known[hash] = known;
        }

        return known;
    }

    private void Forget(TokenHash hash)
    {
        Interlocked.Increment(ref _endings);
        _known.TryRemove(hash, out _);
    }

    /// <summary>Times are written without a lock: of two uses at once, either serves.</summary>
    private sealed class Known(Session session, DateTimeOffset loadedAt)
    {
        private long _lastUse;
        private long _lastNoted;

        public Session Session { get; } = session;

        public DateTimeOffset LoadedAt { get; } = loadedAt;

        public DateTimeOffset LastUse
        {
            get => new(Volatile.Read(ref _lastUse), TimeSpan.Zero);
            set => Volatile.Write(ref _lastUse, value.UtcTicks);
        }

        public DateTimeOffset LastNoted
        {
            get => new(Volatile.Read(ref _lastNoted), TimeSpan.Zero);
            set => Volatile.Write(ref _lastNoted, value.UtcTicks);
        }
    }
}
