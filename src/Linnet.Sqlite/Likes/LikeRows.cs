using System.Globalization;
using Linnet.Core.Likes;
using Linnet.Sqlite.Engine;

namespace Linnet.Sqlite.Likes;

/// <summary>How likes look in the database.</summary>
internal static class LikeRows
{
    // Words as rows, and what each of them makes of the count. Only those that are newer than what is kept make a difference.
    private const string Words =
        """
        WITH word AS (
          SELECT value ->> 0 AS like_id, value ->> 1 AS status_id, value ->> 2 AS account_id, value ->> 3 AS liked
          FROM json_each(?1)),
        news AS (
          SELECT word.*, coalesce(kept.liked, 0) AS was_liked FROM word
          JOIN account ON account.id = word.account_id AND account.state < 2
          LEFT JOIN status_like kept ON kept.status_id = word.status_id AND kept.account_id = word.account_id
          WHERE kept.like_id IS NULL OR kept.like_id < word.like_id)
        """;

    /// <summary>Applies words, at most one for each pair of status and account.</summary>
    /// <returns>How many like each of the statuses now; those that are gone are left out.</returns>
    public static Dictionary<long, int> Apply(Db db, IReadOnlyCollection<Like> likes)
    {
        var words = ToJson(likes);
        var counts = db.List(
            $"""
            {Words}
            UPDATE status SET likes = likes + difference
            FROM (SELECT word.status_id, coalesce(sum(news.liked - news.was_liked), 0) AS difference
                  FROM word LEFT JOIN news USING (status_id, account_id) GROUP BY word.status_id) AS changed
            WHERE status.id = changed.status_id RETURNING id, likes
            """,
            static row => (StatusId: row.GetInt64(0), Likes: row.GetInt32(1)),
            words);
        db.Execute(
            $"""
            {Words}
            INSERT INTO status_like (status_id, account_id, like_id, liked)
            SELECT status_id, account_id, like_id, liked FROM news
            WHERE EXISTS (SELECT 1 FROM status WHERE id = news.status_id)
            ON CONFLICT DO UPDATE SET like_id = excluded.like_id, liked = excluded.liked
            """,
            words);
        db.Execute("UPDATE last_like SET id = max(id, ?1)", likes.Max(like => like.Id));
        return counts.ToDictionary(count => count.StatusId, count => count.Likes);
    }

    /// <summary>Removes the likes of a status that goes.</summary>
    public static void DeleteOfStatus(Db db, long statusId) =>
        db.Execute("DELETE FROM status_like WHERE status_id = ?1", statusId);

    /// <summary>Removes some of an account's likes, and counts them off.</summary>
    /// <returns>True while there may be more.</returns>
    public static bool PurgeSomeOfAccount(Db db, long accountId, int limit)
    {
        var rows = db.List(
            "SELECT status_id, liked FROM status_like WHERE account_id = ?1 LIMIT ?2",
            static row => (StatusId: row.GetInt64(0), Liked: row.GetInt32(1)),
            accountId,
            limit);
        foreach (var (statusId, liked) in rows)
        {
            db.Execute("DELETE FROM status_like WHERE status_id = ?1 AND account_id = ?2", statusId, accountId);
            db.Execute("UPDATE status SET likes = likes - ?2 WHERE id = ?1", statusId, liked);
        }

        return rows.Count > 0;
    }

    /// <summary>Words as an array of arrays, for <c>json_each</c>: one statement for any number of them.</summary>
    private static string ToJson(IEnumerable<Like> likes) => $"[{string.Join(',', likes.Select(like => string.Create(
        CultureInfo.InvariantCulture, $"[{like.Id},{like.StatusId},{like.AccountId},{(like.IsLiked ? 1 : 0)}]")))}]";
}
