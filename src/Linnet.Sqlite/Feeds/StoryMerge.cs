using Linnet.Core.Paging;
using Linnet.Sqlite.Engine;

namespace Linnet.Sqlite.Feeds;

/// <summary>
/// Works out a part of a feed from the stories of the followed, by the rule of membership. The cost grows with the number of accounts
/// followed, not with how much or how long ago they posted: one index seek finds each one's head, and only those stories are
/// read on whose heads can be in the answer.
/// </summary>
internal static class StoryMerge
{
    private static readonly string HeadsDown = Heads("max", "DESC");
    private static readonly string HeadsUp = Heads("min", "ASC");

    /// <summary>Ids between the page's bounds, newest first; fewer than asked for only when there are no more.</summary>
    /// <param name="db">A connection inside a read transaction.</param>
    /// <param name="ownerId">Whose feed.</param>
    /// <param name="page">Which part; its limit need not keep to that of pages.</param>
    public static long[] Run(Db db, long ownerId, PageRequest page)
    {
        // Everything is turned so that "first" is what the page takes first; a queue holds the last of the best so far on top.
        var sign = page.Ascending ? -1 : 1;
        var best = new PriorityQueue<long, long>(page.Limit + 1);
        foreach (var story in FindHeads(db, ownerId, page))
        {
            if (best.Count == page.Limit && sign * story.Head < sign * best.Peek())
            {
                break;
            }

            Take(db, story, page, best, sign);
        }

        var ids = new long[best.Count];
        for (var i = ids.Length - 1; i >= 0; i--)
        {
            ids[i] = best.Dequeue();
        }

        if (page.Ascending)
        {
            Array.Reverse(ids);
        }

        return ids;
    }

    private static string Heads(string end, string order) =>
        $"""
        SELECT followee_id, max(since, ?2), min(until, ?3),
          (SELECT {end}(id) FROM status
           WHERE account_id = f.followee_id AND id > max(f.since, ?2) AND id < min(f.until, ?3)) AS head
        FROM follow f WHERE follower_id = ?1 AND since < ?3 AND until > ?2
        ORDER BY head IS NULL, head {order} LIMIT ?4
        """;

    private static List<Story> FindHeads(Db db, long ownerId, PageRequest page)
    {
        using var reader = db.Read(
            page.Ascending ? HeadsUp : HeadsDown, ownerId, page.AfterOrMin, page.BeforeOrMax, page.Limit);
        var stories = new List<Story>();
        while (reader.Read() && !reader.IsDBNull(3))
        {
            stories.Add(new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
        }

        return stories;
    }

    private static void Take(Db db, Story story, PageRequest page, PriorityQueue<long, long> best, int sign)
    {
        using var reader = db.Read(
            $"""
            SELECT id FROM status WHERE account_id = ?1 AND id > ?2 AND id < ?3
            ORDER BY id {(page.Ascending ? "ASC" : "DESC")} LIMIT ?4
            """,
            story.AccountId,
            story.After,
            story.Before,
            page.Limit);
        while (reader.Read())
        {
            var id = reader.GetInt64(0);
            if (best.Count < page.Limit)
            {
                best.Enqueue(id, sign * id);
            }
            else if (sign * id > sign * best.Peek())
            {
                best.EnqueueDequeue(id, sign * id);
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The part of one followed account's story that an interval of following lets in.</summary>
    private readonly record struct Story(long AccountId, long After, long Before, long Head);
}
