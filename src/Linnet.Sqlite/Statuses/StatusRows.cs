using System.Collections.Immutable;
using System.Globalization;
using Linnet.Core.Statuses;
using Linnet.Sqlite.Accounts;
using Linnet.Sqlite.Engine;
using Linnet.Sqlite.Feeds;
using Linnet.Sqlite.Likes;
using Linnet.Sqlite.Search;
using Microsoft.Data.Sqlite;

namespace Linnet.Sqlite.Statuses;

/// <summary>How a status looks in the database.</summary>
internal static class StatusRows
{
    /// <summary>The columns that <see cref="Read"/> takes.</summary>
    public const string Columns = $"id, account_id, app_id, edited_at, likes, {Content}";

    /// <summary>The columns that <see cref="ReadContent"/> takes.</summary>
    public const string Content = "text, spoiler, sensitive, language, mentions, tags";

    private const int ContentColumn = 5;

    public static Status Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        AccountId = row.GetInt64(1),
        AppId = row.GetNumberOrNull(2),
        EditedAt = row.IsDBNull(3) ? null : row.GetTime(3),
        Likes = row.GetInt32(4),
        Content = ReadContent(row, ContentColumn),
    };

    public static StatusContent ReadContent(SqliteDataReader row, int column) => new()
    {
        Text = row.GetString(column),
        Spoiler = row.GetString(column + 1),
        IsSensitive = row.GetBoolean(column + 2),
        Language = row.GetTextOrNull(column + 3),
        Mentions = UnpackMentions(row.GetString(column + 4)),
        Tags = Unpack(row.GetString(column + 5)),
    };

    public static Status? Find(Db db, long id) => db.First($"SELECT {Columns} FROM status WHERE id = ?1", Read, id);

    /// <summary>Adds the row and its tags; the author's counts are the caller's affair.</summary>
    public static void Insert(Db db, Status status)
    {
        var content = status.Content;
        db.Execute(
            $"INSERT INTO status (id, account_id, app_id, {Content}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            status.Id,
            status.AccountId,
            status.AppId,
            content.Text,
            content.Spoiler,
            content.IsSensitive,
            content.Language,
            Pack(content.Mentions),
            Pack(content.Tags));
        AddTags(db, status.Id, content.Tags);
    }

    /// <summary>Removes the row with all that hangs on it, and counts it off.</summary>
    public static void Delete(Db db, Status status)
    {
        StatusIndex.Remove(db, status);
        RemoveTags(db, status.Id, status.Content.Tags);
        db.Execute("DELETE FROM status_version WHERE status_id = ?1", status.Id);
        LikeRows.DeleteOfStatus(db, status.Id);
        db.Execute("DELETE FROM status WHERE id = ?1", status.Id);
        Receipts.Forget(db, status.Id);
        db.Execute("UPDATE account SET statuses = statuses - 1 WHERE id = ?1", status.AccountId);
        AccountRows.AddToTotal(db, "statuses", -1);
    }

    /// <summary>Replaces what a status says, and keeps what it said.</summary>
    public static void Replace(Db db, Status before, StatusContent content, DateTimeOffset now)
    {
        db.Execute(
            $"""
            INSERT INTO status_version (status_id, number, at, {Content})
            SELECT id, edits, coalesce(edited_at, ?2), {Content} FROM status WHERE id = ?1
            """,
            before.Id,
            before.CreatedAt.ToColumn());
        db.Execute(
            """
            UPDATE status SET edits = edits + 1, edited_at = ?2,
              text = ?3, spoiler = ?4, sensitive = ?5, language = ?6, mentions = ?7, tags = ?8
            WHERE id = ?1
            """,
            before.Id,
            now.ToColumn(),
            content.Text,
            content.Spoiler,
            content.IsSensitive,
            content.Language,
            Pack(content.Mentions),
            Pack(content.Tags));
        StatusIndex.Replace(db, before, content);
        RemoveTags(db, before.Id, before.Content.Tags.RemoveRange(content.Tags));
        AddTags(db, before.Id, content.Tags.RemoveRange(before.Content.Tags));
    }

    /// <summary>A text with one item a line; no item holds a line break.</summary>
    public static string Pack(ImmutableArray<string> items) => string.Join('\n', items);

    /// <inheritdoc cref="Pack(ImmutableArray{string})"/>
    public static string Pack(ImmutableArray<Mention> mentions) => string.Join(
        '\n', mentions.Select(mention => string.Create(CultureInfo.InvariantCulture, $"{mention.AccountId} {mention.Alias}")));

    private static ImmutableArray<string> Unpack(string text) => text.Length == 0 ? [] : [.. text.Split('\n')];

    private static ImmutableArray<Mention> UnpackMentions(string text) => text.Length == 0
        ? []
        : [.. text.Split('\n').Select(line => line.Split(' ')).Select(
            parts => new Mention(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]))];

    private static void AddTags(Db db, long statusId, ImmutableArray<string> tags)
    {
        foreach (var tag in tags)
        {
            var tagId = db.Number(
                """
                INSERT INTO tag (name, statuses) VALUES (?1, 1)
                ON CONFLICT (name) DO UPDATE SET statuses = statuses + 1 RETURNING id
                """,
                tag);
            db.Execute("INSERT INTO status_tag VALUES (?1, ?2)", tagId, statusId);
        }
    }

    private static void RemoveTags(Db db, long statusId, ImmutableArray<string> tags)
    {
        foreach (var tag in tags)
        {
            if (db.Number("SELECT id FROM tag WHERE name = ?1", tag) is { } tagId)
            {
                db.Execute("DELETE FROM status_tag WHERE tag_id = ?1 AND status_id = ?2", tagId, statusId);
                db.Execute("UPDATE tag SET statuses = statuses - 1 WHERE id = ?1", tagId);
            }
        }
    }
}
