using System.Runtime.CompilerServices;
using Linnet.Core;
using Linnet.Core.Follows;
using Linnet.Core.Paging;
using Linnet.Sqlite.Accounts;
using Linnet.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Linnet.Sqlite.Follows;

/// <inheritdoc/>
internal sealed class SqliteFollowStore(SqliteStore store) : IFollowStore
{
    private static readonly string Open = Columns.Open.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public Task<FollowOutcome> FollowAsync(long followerId, long followeeId, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            var db = scope.Db;
            if (!AccountRows.IsActive(db, followeeId)
                || db.Number("SELECT following FROM account WHERE id = ?1 AND state = 0", followerId) is not { } following)
            {
                return FollowOutcome.NoSuchAccount;
            }

            if (FindOpen(db, followerId, followeeId) is not null)
            {
                return FollowOutcome.AlreadyFollowing;
            }

            if (following >= Limits.FollowedAccounts)
            {
                return FollowOutcome.TooMany;
            }

            db.Execute(
                "INSERT INTO follow (follower_id, followee_id, since) VALUES (?1, ?2, ?3)",
                followerId,
                followeeId,
                store.Ids.Next());
            Count(db, followerId, followeeId, 1);
            return FollowOutcome.Followed;
        },
        ct);

    public Task<bool> UnfollowAsync(long followerId, long followeeId, CancellationToken ct) => store.Writer.RunAsync(
        scope =>
        {
            var db = scope.Db;
            if (FindOpen(db, followerId, followeeId) is not { } since)
            {
                return false;
            }

            // An interval without a status in it put nothing into the feed: it need not be remembered.
            var sql = db.Number("SELECT 1 FROM status WHERE account_id = ?1 AND id > ?2 LIMIT 1", followeeId, since) is null
                ? "DELETE FROM follow WHERE follower_id = ?1 AND followee_id = ?2 AND since = ?3 AND ?4 > 0"
                : "UPDATE follow SET until = ?4 WHERE follower_id = ?1 AND followee_id = ?2 AND since = ?3";
            db.Execute(sql, followerId, followeeId, since, store.Ids.Next());
            Count(db, followerId, followeeId, -1);
            return true;
        },
        ct);

    public async ValueTask<IReadOnlyList<Relationship>> FindRelationshipsAsync(
        long viewerId, IReadOnlyList<long> accountIds, CancellationToken ct)
    {
        var found = await store.Readers.ReadAsync(
            db => db.List(
                $"""
                SELECT value,
                  EXISTS (SELECT 1 FROM follow WHERE follower_id = ?1 AND followee_id = value AND until = {Open}),
                  EXISTS (SELECT 1 FROM follow WHERE follower_id = value AND followee_id = ?1 AND until = {Open})
                FROM json_each(?2)
                """,
                static row => new Relationship(row.GetInt64(0), row.GetBoolean(1), row.GetBoolean(2)),
                viewerId,
                accountIds.ToJson()),
            ct);
        return found;
    }

    public ValueTask<IReadOnlyList<FollowEntry>> ListFollowersAsync(long accountId, PageRequest page, CancellationToken ct) =>
        ListAsync("followee", "follower", accountId, page, ct);

    public ValueTask<IReadOnlyList<FollowEntry>> ListFollowingAsync(long accountId, PageRequest page, CancellationToken ct) =>
        ListAsync("follower", "followee", accountId, page, ct);

    public async ValueTask<IReadOnlyList<FollowEntry>> ListFollowersAsOfAsync(
        long authorId, long statusId, long afterSince, int limit, CancellationToken ct) =>
        await store.Readers.ReadAsync(
            db => db.List(
                """
                SELECT follower_id, since FROM follow
                WHERE followee_id = ?1 AND since > ?3 AND since < ?2 AND until > ?2 ORDER BY since LIMIT ?4
                """,
                ReadEntry,
                authorId,
                statusId,
                afterSince,
                limit),
            ct);

    private static long? FindOpen(Db db, long followerId, long followeeId) => db.Number(
        $"SELECT since FROM follow WHERE follower_id = ?1 AND followee_id = ?2 AND until = {Open}", followerId, followeeId);

    private static void Count(Db db, long followerId, long followeeId, int difference)
    {
        db.Execute("UPDATE account SET following = following + ?2 WHERE id = ?1", followerId, difference);
        db.Execute("UPDATE account SET followers = followers + ?2 WHERE id = ?1", followeeId, difference);
    }

    private static FollowEntry ReadEntry(SqliteDataReader row) => new(row.GetInt64(0), row.GetInt64(1));

    private async ValueTask<IReadOnlyList<FollowEntry>> ListAsync(
        string side, string other, long accountId, PageRequest page, CancellationToken ct, [CallerMemberName] string operation = "")
    {
        var list = await store.Readers.ReadAsync(
            db => db.List(
                $"""
                SELECT {other}_id, since FROM follow
                WHERE {side}_id = ?1 AND since < ?2 AND since > ?3 AND until = {Open}
                ORDER BY since {(page.Ascending ? "ASC" : "DESC")} LIMIT ?4
                """,
                ReadEntry,
                accountId,
                page.BeforeOrMax,
                page.AfterOrMin,
                page.Limit),
            ct,
            member: operation);
        if (page.Ascending)
        {
            list.Reverse();
        }

        return list;
    }
}
