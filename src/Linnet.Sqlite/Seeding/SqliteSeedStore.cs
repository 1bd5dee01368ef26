using Linnet.Core.Accounts;
using Linnet.Core.Seeding;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Linnet.Sqlite.Accounts;
using Linnet.Sqlite.Engine;
using Linnet.Sqlite.Feeds;
using Linnet.Sqlite.Search;
using Linnet.Sqlite.Sessions;
using Linnet.Sqlite.Statuses;

namespace Linnet.Sqlite.Seeding;

/// <inheritdoc/>
internal sealed class SqliteSeedStore(SqliteStore store, FeedWindows windows) : ISeedStore
{
    private const int MismatchesMax = 1000;

    private static readonly Recounting[] All =
    [
        new("followers of", "account", "id", "followers", $"SELECT count(*) FROM follow WHERE followee_id = t.id AND until = {long.MaxValue}"),
        new("following of", "account", "id", "following", $"SELECT count(*) FROM follow WHERE follower_id = t.id AND until = {long.MaxValue}"),
        new("statuses of", "account", "id", "statuses", "SELECT count(*) FROM status WHERE account_id = t.id"),
        new("likes of", "status", "id", "likes", "SELECT count(*) FROM status_like WHERE status_id = t.id AND liked = 1"),
        new("statuses with tag", "tag", "name", "statuses", "SELECT count(*) FROM status_tag WHERE tag_id = t.id"),
        new(
            "all",
            "total",
            "name",
            "value",
            "CASE name WHEN 'accounts' THEN (SELECT count(*) FROM account WHERE state < 2) ELSE (SELECT count(*) FROM status) END"),
    ];

    public long SentAgain => 0;

    public Task<T> WhileReadyAsync<T>(Func<Task<T>> load, IProgress<SeedProgress> progress, CancellationToken ct) => load();

    public Task AddAccountsAsync(IReadOnlyList<Account> accounts, string passwordHash, CancellationToken ct) => LoadAsync(
        accounts,
        account => account.Id,
        (db, account) =>
        {
            var added = db.Execute(
                """
                INSERT INTO account (id, alias, first_name, last_name, note, password_hash, avatar_key, role, state)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING
                """,
                account.Id,
                account.Alias,
                account.FirstName,
                account.LastName,
                account.Note,
                passwordHash,
                account.AvatarKey,
                (int)account.Role,
                account.IsSuspended ? AccountRows.Suspended : AccountRows.Active);
            if (added > 0)
            {
                AccountRows.Index(db, account.Id, account.Alias, account.FirstName, account.LastName);
            }
        },
        ct);

    public Task AddFollowsAsync(IReadOnlyList<SeedFollow> follows, CancellationToken ct) => LoadAsync(
        follows,
        follow => follow.Since,
        (db, follow) => db.Execute(
            """
            INSERT INTO follow (follower_id, followee_id, since) SELECT ?1, ?2, ?3
            WHERE NOT EXISTS (SELECT 1 FROM follow WHERE follower_id = ?1 AND followee_id = ?2)
            """,
            follow.FollowerId,
            follow.FolloweeId,
            follow.Since),
        ct);

    public Task AddStatusesAsync(IReadOnlyList<Status> statuses, CancellationToken ct) => LoadAsync(
        statuses,
        status => status.Id,
        (db, status) =>
        {
            if (db.Number("SELECT 1 FROM status WHERE id = ?1", status.Id) is null)
            {
                // How many there are is left to a recount.
                StatusRows.Insert(db, status);
                AccountRows.NoteStatus(db, status.AccountId, status.Id);
                StatusIndex.AddLate(db, status);
            }
        },
        ct,
        db => StatusIndex.RunStep(db, statuses.Count));

    public Task AddSessionsAsync(IReadOnlyList<Session> sessions, CancellationToken ct) =>
        LoadAsync(sessions, session => session.Id, SqliteSessionStore.Insert, ct);

    public Task<IReadOnlyList<CountMismatch>> RecountAsync(bool repair, CancellationToken ct) => repair
        ? store.Writer.RunAsync(scope => Recount(scope.Db, repair: true), ct)
        : store.Readers.ReadSnapshotAsync(db => Recount(db, repair: false), ct).AsTask();

    private static IReadOnlyList<CountMismatch> Recount(Db db, bool repair)
    {
        var mismatches = new List<CountMismatch>();
        foreach (var count in All)
        {
            mismatches.AddRange(db.List(
                count.Compare, static row => new CountMismatch(row.GetString(0), row.GetInt64(1), row.GetInt64(2))));
            if (repair)
            {
                db.Execute(count.Correct);
            }
        }

        return [.. mismatches.Take(MismatchesMax)];
    }

    /// <summary>Loads in one transaction. Feeds in store are dropped: what is loaded may belong into them, far down.</summary>
    private async Task LoadAsync<T>(
        IReadOnlyList<T> records, Func<T, long> id, Action<Db, T> add, CancellationToken ct, Action<Db>? finish = null)
    {
        if (records.Count == 0)
        {
            return;
        }

        await store.Writer.RunAsync(
            scope =>
            {
                foreach (var record in records)
                {
                    add(scope.Db, record);
                }

                finish?.Invoke(scope.Db);
                scope.Db.Execute("DELETE FROM feed_window");
                scope.OnCommitted(windows.Clear);
                return records.Count;
            },
            ct);
        store.Ids.RaiseAbove(records.Max(id));
    }

    /// <summary>Everything about one kind of count: which it is, where it is stored, and how it is counted.</summary>
    private sealed record Recounting(string Name, string Table, string Key, string Column, string Counted)
    {
        /// <summary>Name, stored number and counted number of what differs.</summary>
        public string Compare =>
            $"""
            SELECT '{Name} ' || {Key}, stored, counted
            FROM (SELECT {Key}, {Column} AS stored, coalesce(({Counted}), 0) AS counted FROM {Table} t)
            WHERE stored <> counted LIMIT {MismatchesMax}
            """;

        /// <summary>Corrects what differs.</summary>
        public string Correct =>
            $"UPDATE {Table} AS t SET {Column} = coalesce(({Counted}), 0) WHERE {Column} <> coalesce(({Counted}), 0)";
    }
}
