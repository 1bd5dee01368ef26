using Linnet.Core.Likes;
using Linnet.Core.Paging;
using Linnet.Sqlite.Engine;

namespace Linnet.Sqlite.Likes;

/// <inheritdoc/>
internal sealed class SqliteLikeStore(SqliteStore store) : ILikeStore
{
    public async Task<IReadOnlyDictionary<long, int>> ApplyAsync(IReadOnlyCollection<Like> likes, CancellationToken ct)
    {
        if (likes.Count == 0)
        {
            return new Dictionary<long, int>();
        }

        var last = likes.GroupBy(like => (like.StatusId, like.AccountId)).Select(words => words.MaxBy(like => like.Id)).ToList();
        return await store.Writer.RunAsync(scope => LikeRows.Apply(scope.Db, last), ct);
    }

    public ValueTask<LikeState?> FindAsync(long statusId, long accountId, CancellationToken ct) => store.Readers.ReadAsync(
        db => db.First(
            """
            SELECT likes, EXISTS (SELECT 1 FROM status_like WHERE status_id = ?1 AND account_id = ?2 AND liked = 1)
            FROM status WHERE id = ?1
            """,
            static row => new LikeState(row.GetInt32(0), row.GetBoolean(1)),
            statusId,
            accountId),
        ct);

    public async ValueTask<IReadOnlySet<long>> FindLikedAsync(
        long accountId, IReadOnlyCollection<long> statusIds, CancellationToken ct) =>
        (await store.Readers.ReadAsync(
            db => db.Ids(
                """
                SELECT status_id FROM status_like
                WHERE status_id IN (SELECT value FROM json_each(?2)) AND account_id = ?1 AND liked = 1
                """,
                accountId,
                statusIds.ToJson()),
            ct)).ToHashSet();

    public ValueTask<IReadOnlyList<LikeEntry>> ListByAccountAsync(long accountId, PageRequest page, CancellationToken ct) =>
        ListAsync("account_id", "status_id", accountId, page, ct);

    public ValueTask<IReadOnlyList<LikeEntry>> ListByStatusAsync(long statusId, PageRequest page, CancellationToken ct) =>
        ListAsync("status_id", "account_id", statusId, page, ct);

    private async ValueTask<IReadOnlyList<LikeEntry>> ListAsync(
        string side, string other, long id, PageRequest page, CancellationToken ct)
    {
        var list = await store.Readers.ReadAsync(
            db => db.List(
                $"""
                SELECT like_id, {other} FROM status_like
                WHERE {side} = ?1 AND liked = 1 AND like_id < ?2 AND like_id > ?3
                ORDER BY like_id {(page.Ascending ? "ASC" : "DESC")} LIMIT ?4
                """,
                static row => new LikeEntry(row.GetInt64(0), row.GetInt64(1)),
                id,
                page.BeforeOrMax,
                page.AfterOrMin,
                page.Limit),
            ct);
        if (page.Ascending)
        {
            list.Reverse();
        }

        return list;
    }
}
