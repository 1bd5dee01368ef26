using System.Runtime.CompilerServices;
using Linnet.Core;
using Linnet.Core.Ids;
using Linnet.Core.Jobs;
using Linnet.Core.Paging;
using Linnet.Core.Statuses;
using Linnet.Sqlite.Accounts;
using Linnet.Sqlite.Engine;
using Linnet.Sqlite.Jobs;
using Linnet.Sqlite.Search;

namespace Linnet.Sqlite.Statuses;

/// <inheritdoc/>
internal sealed class SqliteStatusStore(SqliteStore store, SqliteJobQueue queue, StatusIndexer indexer) : IStatusStore
{
    private static readonly TimeSpan KeysAreKeptFor = TimeSpan.FromDays(1);

    public Task<AddedStatus?> AddAsync(NewStatus status, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            var db = scope.Db;
            if (status.IdempotencyKey is { } key && FindByKey(db, status.AccountId, key) is { } earlier)
            {
                return AccountRows.IsActive(db, status.AccountId) ? new AddedStatus(earlier, IsNew: false) : null;
            }

            var id = store.Unfinished.Begin();
            scope.OnUndone(() => store.Unfinished.End(id));
            if (!AccountRows.CountStatus(db, status.AccountId, id))
            {
                store.Unfinished.End(id);
                return null;
            }

            var added = new Status
            {
                Id = id,
                AccountId = status.AccountId,
                AppId = status.AppId,
                Content = status.Content,
            };
            StatusRows.Insert(db, added);
            Remember(db, status, id);
            queue.Add(scope, new PostStatusJob(id, status.AccountId, status.FollowersPerJob));
            scope.OnCommitted(indexer.Wake);
            return new AddedStatus(added, IsNew: true);
        },
        ct);

    public ValueTask<Status?> FindAsync(long id, CancellationToken ct) =>
        store.Readers.ReadAsync(db => StatusRows.Find(db, id), ct);

    public async ValueTask<IReadOnlyList<Status>> FindManyAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await store.Readers.ReadAsync(
            db => db.List(
                $"SELECT {StatusRows.Columns} FROM status WHERE id IN (SELECT value FROM json_each(?1))",
                StatusRows.Read,
                ids.ToJson()),
            ct);

    public Task<Result<Status>> EditAsync(
        long id, long accountId, StatusContent content, DateTimeOffset now, CancellationToken ct) => store.Writer.RunAsync(
        Result<Status> (scope) =>
        {
            var db = scope.Db;
            if (StatusRows.Find(db, id) is not { } before || before.AccountId != accountId)
            {
                return Refusal.NotFound();
            }

            if (before.Content.SaysTheSameAs(content))
            {
                return before;
            }

            if (db.Number("SELECT edits FROM status WHERE id = ?1", id) >= Limits.StatusEdits)
            {
                return Refusal.Invalid("text", $"cannot be changed any more: a status has at most {Limits.StatusEdits} edits");
            }

            StatusRows.Replace(db, before, content, now);
            return StatusRows.Find(db, id)!;
        },
        ct);

    public Task<Status?> DeleteAsync(long id, long accountId, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            if (StatusRows.Find(scope.Db, id) is not { } status || status.AccountId != accountId)
            {
                return null;
            }

            StatusRows.Delete(scope.Db, status);
            return status;
        },
        ct);

    public async ValueTask<IReadOnlyList<StatusVersion>> ListVersionsAsync(long id, CancellationToken ct) =>
        await store.Readers.ReadSnapshotAsync(
            db =>
            {
                var versions = db.List(
                    $"SELECT at, {StatusRows.Content} FROM status_version WHERE status_id = ?1 ORDER BY number",
                    static row => new StatusVersion(row.GetTime(0), StatusRows.ReadContent(row, 1)),
                    id);
                if (StatusRows.Find(db, id) is { } now)
                {
                    versions.Add(new(now.EditedAt ?? now.CreatedAt, now.Content));
                }

                return versions;
            },
            ct);

    public ValueTask<IReadOnlyList<long>> ListByAccountAsync(long accountId, PageRequest page, CancellationToken ct) =>
        ListAsync("SELECT id FROM status WHERE account_id = ?1 AND id < ?2 AND id > ?3 ORDER BY id", accountId, page, ct);

    public ValueTask<IReadOnlyList<long>> ListAllAsync(PageRequest page, CancellationToken ct) =>
        ListAsync("SELECT id FROM status WHERE ?1 IS NULL AND id < ?2 AND id > ?3 ORDER BY id", null, page, ct);

    public ValueTask<IReadOnlyList<long>> ListByTagAsync(string tag, PageRequest page, CancellationToken ct) => ListAsync(
        """
        SELECT status_id FROM status_tag
        WHERE tag_id = (SELECT id FROM tag WHERE name = ?1) AND status_id < ?2 AND status_id > ?3 ORDER BY status_id
        """,
        tag,
        page,
        ct);

    public async ValueTask<IReadOnlyList<TagCount>> SearchTagsAsync(
        string prefix, int offset, int limit, CancellationToken ct) =>
        await store.Readers.ReadAsync(
            db => db.List(
                """
                SELECT name, statuses FROM tag WHERE name >= ?1 AND name < ?1 || char(1114111) AND statuses > 0
                ORDER BY statuses DESC, name LIMIT ?3 OFFSET ?2
                """,
                static row => new TagCount(row.GetString(0), row.GetInt64(1)),
                prefix,
                offset,
                limit),
            ct);

    public ValueTask<(long Accounts, long Statuses)> CountAsync(CancellationToken ct) => store.Readers.ReadAsync(
        db => (db.Number("SELECT value FROM total WHERE name = 'accounts'") ?? 0,
            db.Number("SELECT value FROM total WHERE name = 'statuses'") ?? 0),
        ct);

    private static Status? FindByKey(Db db, long accountId, string key) => db.First(
        $"""
        SELECT {StatusRows.Columns} FROM status
        WHERE id = (SELECT status_id FROM idempotency_key WHERE account_id = ?1 AND key = ?2)
        """,
        StatusRows.Read,
        accountId,
        key);

    private static void Remember(Db db, NewStatus status, long id)
    {
        if (status.IdempotencyKey is not { } key)
        {
            return;
        }

        db.Execute(
            "DELETE FROM idempotency_key WHERE account_id = ?1 AND status_id < ?2",
            status.AccountId,
            IdGenerator.AtTime(IdGenerator.TimeOf(id) - KeysAreKeptFor));
        db.Execute("INSERT OR REPLACE INTO idempotency_key VALUES (?1, ?2, ?3)", status.AccountId, key, id);
    }

    private async ValueTask<IReadOnlyList<long>> ListAsync(
        string sql, object? of, PageRequest page, CancellationToken ct, [CallerMemberName] string operation = "")
    {
        var ids = await store.Readers.ReadAsync(
            db => db.Ids(
                page.Ascending ? $"{sql} ASC LIMIT ?4" : $"{sql} DESC LIMIT ?4",
                of,
                page.BeforeOrMax,
                page.AfterOrMin,
                page.Limit),
            ct,
            member: operation);
        if (page.Ascending)
        {
            ids.Reverse();
        }

        return ids;
    }
}
