using Linnet.Core;
using Linnet.Core.Sessions;
using Linnet.Sqlite.Accounts;
using Linnet.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Linnet.Sqlite.Sessions;

/// <inheritdoc/>
internal sealed class SqliteSessionStore(SqliteStore store) : ISessionStore
{
    private const int RowsPerUnit = 1000;
    private const string All = "id, token_hash, account_id, app_id, scopes, created_at, last_used_at";

    public Task<Session?> AddAsync(
        TokenHash tokenHash, long? accountId, long? appId, string scopes, DateTimeOffset now, CancellationToken ct) =>
        store.Writer.RunAsync(
            scope =>
            {
                var db = scope.Db;
                if (accountId is { } owner)
                {
                    if (!AccountRows.IsActive(db, owner))
                    {
                        return null;
                    }

                    db.Execute(
                        $"""
                        DELETE FROM session WHERE id IN (
                          SELECT id FROM session WHERE account_id = ?1 ORDER BY last_used_at DESC, id DESC
                          LIMIT -1 OFFSET {Limits.SessionsPerAccount - 1})
                        """,
                        owner);
                }

                var session = new Session
                {
                    Id = store.Ids.Next(),
                    TokenHash = tokenHash,
                    AccountId = accountId,
                    AppId = appId,
                    Scopes = scopes,
                    CreatedAt = now,
                    LastUsedAt = now,
                };
                Insert(db, session);
                return session;
            },
            ct);

    public ValueTask<Session?> FindAsync(TokenHash tokenHash, CancellationToken ct) => store.Readers.ReadAsync(
        db => db.First($"SELECT {All} FROM session WHERE token_hash = ?1", Read, tokenHash.ToBytes()), ct);

    public async ValueTask<IReadOnlyList<Session>> ListAsync(long accountId, CancellationToken ct) =>
        await store.Readers.ReadAsync(
            db => db.List($"SELECT {All} FROM session WHERE account_id = ?1 ORDER BY id DESC", Read, accountId), ct);

    public Task<Session?> RemoveAsync(long accountId, long sessionId, CancellationToken ct) => store.Writer.RunAsync(
        scope => scope.Db.First(
            $"DELETE FROM session WHERE id = ?1 AND account_id = ?2 RETURNING {All}", Read, sessionId, accountId),
        ct);

    public Task<bool> RemoveAsync(TokenHash tokenHash, CancellationToken ct) => store.Writer.RunAsync(
        scope => scope.Db.Execute("DELETE FROM session WHERE token_hash = ?1", tokenHash.ToBytes()) > 0, ct);

    public Task RemoveAllAsync(long accountId, long? exceptSessionId, CancellationToken ct) => store.Writer.RunAsync(
        scope => scope.Db.Execute(
            "DELETE FROM session WHERE account_id = ?1 AND id IS NOT ?2", accountId, exceptSessionId),
        ct);

    public async Task TouchAsync(IReadOnlyCollection<KeyValuePair<TokenHash, DateTimeOffset>> lastUses, CancellationToken ct)
    {
        foreach (var some in lastUses.Chunk(RowsPerUnit))
        {
            await store.Writer.RunAsync(
                scope =>
                {
                    foreach (var (hash, lastUse) in some)
                    {
                        scope.Db.Execute(
                            "UPDATE session SET last_used_at = max(last_used_at, ?2) WHERE token_hash = ?1",
                            hash.ToBytes(),
                            lastUse.ToColumn());
                    }

                    return some.Length;
                },
                ct);
        }
    }

    public async Task<int> RemoveExpiredAsync(
        DateTimeOffset lastUsedBefore, DateTimeOffset? createdBefore, CancellationToken ct)
    {
        const string Expired = "SELECT id FROM session WHERE last_used_at < ?1 OR created_at < ?2 LIMIT ?3";
        var (used, created) = (lastUsedBefore.ToColumn(), createdBefore?.ToColumn() ?? long.MinValue);
        var ids = await store.Readers.ReadAsync(db => db.Ids(Expired, used, created, RowsPerUnit), ct);
        return ids.Count == 0
            ? 0
            : await store.Writer.RunAsync(
                scope => scope.Db.Execute($"DELETE FROM session WHERE id IN ({Expired})", used, created, RowsPerUnit), ct);
    }

    internal static void Insert(Db db, Session session) => db.Execute(
        "INSERT OR IGNORE INTO session VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        session.Id,
        session.TokenHash.ToBytes(),
        session.AccountId,
        session.AppId,
        session.Scopes,
        session.CreatedAt.ToColumn(),
        session.LastUsedAt.ToColumn());

    private static Session Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        TokenHash = TokenHash.FromBytes(row.GetFieldValue<byte[]>(1)),
        AccountId = row.GetNumberOrNull(2),
        AppId = row.GetNumberOrNull(3),
        Scopes = row.GetString(4),
        CreatedAt = row.GetTime(5),
        LastUsedAt = row.GetTime(6),
    };
}
