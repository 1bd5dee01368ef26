using Linnet.Core.Sessions;
using Linnet.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Linnet.Sqlite.Sessions;

/// <inheritdoc/>
internal sealed class SqliteAppStore(SqliteStore store) : IAppStore
{
    private const string All = "id, client_id, secret_hash, name, website, redirect_uris, scopes";

    public Task<App> AddAsync(App app, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            var added = app with { Id = store.Ids.Next() };
            scope.Db.Execute(
                "INSERT INTO app VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                added.Id,
                added.ClientId,
                added.SecretHash.ToBytes(),
                added.Name,
                added.Website,
                added.RedirectUris,
                added.Scopes);
            return added;
        },
        ct);

    public ValueTask<App?> FindAsync(string clientId, CancellationToken ct) => store.Readers.ReadAsync(
        db => db.First($"SELECT {All} FROM app WHERE client_id = ?1", Read, clientId), ct);

    public async ValueTask<IReadOnlyList<App>> FindManyAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await store.Readers.ReadAsync(
            db => db.List($"SELECT {All} FROM app WHERE id IN (SELECT value FROM json_each(?1))", Read, ids.ToJson()), ct);

    public Task AddCodeAsync(AuthorizationCode code, DateTimeOffset now, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            scope.Db.Execute("DELETE FROM authorization_code WHERE expires_at <= ?1", now.ToColumn());
            return scope.Db.Execute(
                "INSERT INTO authorization_code VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                code.CodeHash.ToBytes(),
                code.AppId,
                code.AccountId,
                code.RedirectUri,
                code.Scopes,
                code.Challenge,
                code.ExpiresAt.ToColumn());
        },
        ct);

    public Task<AuthorizationCode?> TakeCodeAsync(TokenHash codeHash, CancellationToken ct) => store.Writer.RunAsync(
        scope => scope.Db.First(
            """
            DELETE FROM authorization_code WHERE code_hash = ?1
            RETURNING app_id, account_id, redirect_uri, scopes, challenge, expires_at
            """,
            row => new AuthorizationCode(
                codeHash,
                row.GetInt64(0),
                row.GetInt64(1),
                row.GetString(2),
                row.GetString(3),
                row.GetTextOrNull(4),
                row.GetTime(5)),
            codeHash.ToBytes()),
        ct);

    private static App Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        ClientId = row.GetString(1),
        SecretHash = TokenHash.FromBytes(row.GetFieldValue<byte[]>(2)),
        Name = row.GetString(3),
        Website = row.GetTextOrNull(4),
        RedirectUris = row.GetString(5),
        Scopes = row.GetString(6),
    };
}
