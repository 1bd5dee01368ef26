using System.Runtime.CompilerServices;
using System.Text.Json;
using Linnet.Core.Accounts;
using Linnet.Core.Paging;
using Linnet.Sqlite.Engine;
using Linnet.Sqlite.Feeds;

namespace Linnet.Sqlite.Accounts;

/// <inheritdoc/>
internal sealed class SqliteAccountStore(SqliteStore store, FeedWindows windows) : IAccountStore
{
    public Task<Account?> AddAsync(NewAccount account, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            var db = scope.Db;
            var id = store.Ids.Next();
            var added = db.Execute(
                """
                INSERT INTO account (id, alias, first_name, last_name, email, password_hash, avatar_key, role)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (alias) DO NOTHING
                """,
                id,
                account.Alias,
                account.FirstName,
                account.LastName,
                account.Email,
                account.PasswordHash,
                account.AvatarKey,
                (int)account.Role);
            if (added == 0)
            {
                return null;
            }

            AccountRows.Index(db, id, account.Alias, account.FirstName, account.LastName);
            AccountRows.AddToTotal(db, "accounts", 1);
            return AccountRows.Find(db, id);
        },
        ct);

    public ValueTask<Account?> FindAsync(long id, CancellationToken ct) =>
        store.Readers.ReadAsync(db => AccountRows.Find(db, id), ct);

    public ValueTask<Account?> FindByAliasAsync(string alias, CancellationToken ct) => store.Readers.ReadAsync(
        db => db.First($"SELECT {AccountRows.Columns} FROM account WHERE alias = ?1 AND state < 2", AccountRows.Read, alias),
        ct);

    public async ValueTask<IReadOnlyList<Account>> FindManyAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await store.Readers.ReadAsync(
            db => db.List(
                $"SELECT {AccountRows.Columns} FROM account WHERE id IN (SELECT value FROM json_each(?1)) AND state < 2",
                AccountRows.Read,
                ids.ToJson()),
            ct);

    public async ValueTask<IReadOnlyList<Account>> FindManyByAliasAsync(
        IReadOnlyCollection<string> aliases, CancellationToken ct) =>
        await store.Readers.ReadAsync(
            db => db.List(
                $"SELECT {AccountRows.Columns} FROM account WHERE alias IN (SELECT value FROM json_each(?1)) AND state < 2",
                AccountRows.Read,
                JsonSerializer.Serialize(aliases)),
            ct);

    public async ValueTask<IReadOnlyList<Account>> SearchAsync(
        string prefix, int offset, int limit, CancellationToken ct) =>
        await store.Readers.ReadSnapshotAsync(db => AccountSearch.Find(db, prefix, offset, limit), ct);

    public async ValueTask<IReadOnlyList<Account>> ListAsync(
        DirectoryOrder order, int offset, int limit, CancellationToken ct) =>
        await store.Readers.ReadAsync(
            db => db.List(
                $"""
                SELECT {AccountRows.Columns} FROM account WHERE state = 0
                ORDER BY {(order is DirectoryOrder.Active ? "last_status_id DESC, id" : "id")} DESC LIMIT ?2 OFFSET ?1
                """,
                AccountRows.Read,
                offset,
                limit),
            ct);

    public async ValueTask<IReadOnlyList<Account>> ListMatchingAsync(AccountFilter filter, PageRequest page, CancellationToken ct) =>
        await store.Readers.ReadSnapshotAsync(db => AccountList.Find(db, filter, page), ct);

    public ValueTask<Credentials?> FindCredentialsAsync(string alias, CancellationToken ct) =>
        FindCredentialsAsync("alias = ?1", alias, ct);

    public ValueTask<Credentials?> FindCredentialsAsync(long id, CancellationToken ct) =>
        FindCredentialsAsync("id = ?1", id, ct);

    public Task<Account?> UpdateProfileAsync(long id, ProfileChange change, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            var db = scope.Db;
            var changed = db.Execute(
                """
                UPDATE account SET
                  first_name = coalesce(?2, first_name),
                  last_name = coalesce(?3, last_name),
                  note = coalesce(?4, note),
                  avatar_key = CASE WHEN ?5 IS NULL THEN avatar_key ELSE nullif(?5, '') END
                WHERE id = ?1 AND state < 2
                """,
                id,
                change.FirstName,
                change.LastName,
                change.Note,
                change.AvatarKey);
            var account = changed == 0 ? null : AccountRows.Find(db, id);
            if (account is not null && (change.FirstName ?? change.LastName) is not null)
            {
                AccountRows.Index(db, id, account.Alias, account.FirstName, account.LastName);
            }

            return account;
        },
        ct);

    public Task<bool> SetPasswordHashAsync(long id, string passwordHash, CancellationToken ct) =>
        UpdateAsync("UPDATE account SET password_hash = ?2 WHERE id = ?1 AND state < 2", id, passwordHash, ct);

    public Task<bool> SetRoleAsync(long id, AccountRole role, CancellationToken ct) =>
        UpdateAsync("UPDATE account SET role = ?2 WHERE id = ?1 AND state < 2", id, (int)role, ct);

    public Task<bool> SetSuspendedAsync(long id, bool suspended, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            var state = suspended ? AccountRows.Suspended : AccountRows.Active;
            var found = scope.Db.Execute("UPDATE account SET state = ?2 WHERE id = ?1 AND state < 2", id, state) > 0;
            if (found && suspended)
            {
                EndSessions(scope.Db, id);
            }

            return found;
        },
        ct);

    public Task<Account?> DeleteAsync(long id, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            var db = scope.Db;
            if (AccountRows.Find(db, id) is not { } account)
            {
                return null;
            }

            db.Execute(
                $"""
                UPDATE account SET state = {AccountRows.ToPurge}, first_name = '', last_name = '', note = '', email = NULL,
                  password_hash = '', avatar_key = NULL, role = 0
                WHERE id = ?1
                """,
                id);
            EndSessions(db, id);
            foreach (var table in (ReadOnlySpan<string>)["account_word", "authorization_code", "marker", "idempotency_key"])
            {
                db.Execute($"DELETE FROM {table} WHERE account_id = ?1", id);
            }

            db.Execute("DELETE FROM feed_window WHERE owner_id = ?1", id);
            scope.OnCommitted(() => windows.Forget(id));
            AccountRows.AddToTotal(db, "accounts", -1);
            return account;
        },
        ct);

    public Task<bool> PurgeAsync(CancellationToken ct) =>
        store.Writer.RunAsync(scope => AccountPurge.RunStep(scope.Db), ct);

    private static void EndSessions(Db db, long id) => db.Execute("DELETE FROM session WHERE account_id = ?1", id);

    private ValueTask<Credentials?> FindCredentialsAsync(string condition, object value, CancellationToken ct) =>
        store.Readers.ReadAsync(
            db => db.First(
                $"SELECT id, password_hash, state FROM account WHERE {condition} AND state < 2",
                static row => new Credentials(row.GetInt64(0), row.GetString(1), row.GetInt32(2) == AccountRows.Suspended),
                value),
            ct);

    private Task<bool> UpdateAsync(
        string sql, long id, object value, CancellationToken ct, [CallerMemberName] string operation = "") =>
        store.Writer.RunAsync(scope => scope.Db.Execute(sql, id, value) > 0, ct, member: operation);
}
