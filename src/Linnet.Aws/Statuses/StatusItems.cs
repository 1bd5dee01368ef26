using System.Globalization;
using Linnet.Aws.Engine;
using Linnet.Core.Statuses;

namespace Linnet.Aws.Statuses;

/// <summary>
/// How a status looks in its table. <c>unsent</c> marks one of which a queue has to be told; <c>gone</c> one that is deleted, whose item
/// stays until the indexer has removed all that hangs on it.
/// </summary>
internal static class StatusItems
{
    /// <summary>The value of <c>everything</c>: the one partition of the index of all statuses.</summary>
    public const string Everything = "a";

    /// <summary>The value of <c>unsent</c>.</summary>
    public const string Unsent = "u";

    /// <summary>A condition that every status meets which is not deleted.</summary>
    public const string Exists = "attribute_exists(#id) AND attribute_not_exists(#gone)";

    private static readonly string[] ContentNames = ["text", "spoiler", "sensitive", "language", "mentions", "tags"];

    public static Item Key(long id) => new() { ["id"] = id };

    /// <summary>An account's entry for a status in its story.</summary>
    public static Item Story(long accountId, long id) => new() { ["accountId"] = accountId, ["statusId"] = id };

    public static Item Write(Status status)
    {
        var item = Key(status.Id);
        item["everything"] = Everything;
        item["accountId"] = status.AccountId;
        item["appId"] = status.AppId;
        item["likes"] = 0;
        item["edits"] = 0;
        WriteContent(item, status.Content);
        return item;
    }

    /// <summary>What a status said before an edit.</summary>
    /// <param name="status">The status before the edit.</param>
    /// <param name="number">Which version this is, from 0.</param>
    public static Item WriteVersion(Status status, int number)
    {
        var item = new Item { ["statusId"] = status.Id, ["number"] = number, ["at"] = status.EditedAt ?? status.CreatedAt };
        WriteContent(item, status.Content);
        return item;
    }

    /// <summary>The status of an item; null when there is none, or it is deleted.</summary>
    public static Status? Read(Item? item) => item is null || item.Is("gone") ? null : new()
    {
        Id = item.Number("id"),
        AccountId = item.Number("accountId"),
        AppId = item.NumberOrNull("appId"),
        EditedAt = item.TimeOrNull("editedAt"),
        Likes = item.Small("likes"),
        Content = ReadContent(item),
    };

    public static StatusVersion ReadVersion(Item item) => new(item.TimeOrNull("at")!.Value, ReadContent(item));

    public static StatusContent ReadContent(Item item) => new()
    {
        Text = item.Text("text"),
        Spoiler = item.TextOrNull("spoiler") ?? "",
        IsSensitive = item.Is("sensitive"),
        Language = item.TextOrNull("language"),
        Mentions = [.. item.Texts("mentions").Select(ReadMention)],
        Tags = [.. item.Texts("tags")],
    };

    /// <summary>The same item with another content.</summary>
    public static Item With(Item item, StatusContent content)
    {
        var changed = new Item(item);
        foreach (var name in ContentNames)
        {
            changed.Remove(name);
        }

        WriteContent(changed, content);
        return changed;
    }

    /// <summary>The expression that replaces what a status says, and its values.</summary>
    public static (string Expression, Item Values) ReplaceContent(StatusContent content)
    {
        var attributes = new Item();
        WriteContent(attributes, content);
        var set = string.Join(", ", attributes.Keys.Select(name => $"#{name} = :{name}"));
        var remove = string.Join(", ", ContentNames.Except(attributes.Keys).Select(name => $"#{name}"));
        var values = new Item();
        foreach (var (name, value) in attributes)
        {
            values.Add($":{name}", value);
        }

        return (remove.Length == 0 ? $"SET {set}" : $"REMOVE {remove} SET {set}", values);
    }

    private static void WriteContent(Item item, StatusContent content)
    {
        item["text"] = content.Text;
        item["spoiler"] = content.Spoiler.Length == 0 ? null : content.Spoiler;
        item["sensitive"] = content.IsSensitive ? true : default(Value);
        item["language"] = content.Language;
        item["mentions"] = Value.Texts(content.Mentions.Select(WriteMention));
        item["tags"] = Value.Texts(content.Tags);
    }

    private static string WriteMention(Mention mention) =>
        string.Create(CultureInfo.InvariantCulture, $"{mention.AccountId} {mention.Alias}");

    private static Mention ReadMention(string text)
    {
        var gap = text.IndexOf(' ', StringComparison.Ordinal);
        return new(long.Parse(text.AsSpan(0, gap), CultureInfo.InvariantCulture), text[(gap + 1)..]);
    }
}
