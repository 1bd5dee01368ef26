using System.Text;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Statuses;

namespace Linnet.Aws.Search;

/// <summary>
/// Which statuses bear a tag, and how many. An entry and its count change in one transaction, and only when there is no such entry, or
/// still one: so doing it again counts nothing twice.
/// </summary>
internal sealed class TagIndex(Dynamo dynamo)
{
    // What begins with a single letter may be more than one wants to read; beyond this, tags are tried from the most used on.
    private const int SortedMax = 1000;

    /// <summary>A tag's entry for a status.</summary>
    public static Item Entry(string tag, long statusId) => new() { ["tag"] = tag, ["statusId"] = statusId };

    /// <summary>The key of a tag's count.</summary>
    public static Item CountKey(string tag) => new() { ["initial"] = Initial(tag), ["tag"] = tag };

    /// <summary>The change that counts a tag.</summary>
    public static Update Count(string tag, int difference) => new(LinnetTables.TagCounts, CountKey(tag), "ADD #statuses :difference")
    {
        Values = new Item { [":difference"] = difference },
    };

    /// <summary>Makes a status stand under a tag.</summary>
    public Task AddAsync(string tag, long statusId, CancellationToken ct) =>
        dynamo.TransactAsync([Put.New(LinnetTables.Tags, Entry(tag, statusId)), Count(tag, 1)], ct);

    /// <summary>Makes a status stand under a tag no more.</summary>
    public Task RemoveAsync(string tag, long statusId, CancellationToken ct) => dynamo.TransactAsync(
        [new Delete(LinnetTables.Tags, Entry(tag, statusId)) { If = "attribute_exists(#tag)" }, Count(tag, -1)], ct);

    /// <inheritdoc cref="IStatusStore.SearchTagsAsync"/>
    public async ValueTask<IReadOnlyList<TagCount>> FindAsync(string prefix, int offset, int limit, CancellationToken ct)
    {
        var byName = new Query(LinnetTables.TagCounts, Initial(prefix))
        {
            Prefix = prefix,
            Filter = "#statuses > :none",
            Values = new Item { [":none"] = 0 },
            Limit = SortedMax,
        };
        var found = await dynamo.QueryAsync(byName, ct);
        if (found.Count == SortedMax)
        {
            var byUse = new Query(LinnetTables.TagCounts, Initial(prefix))
            {
                Index = LinnetTables.TagCounts["by-use"],
                From = 1,
                Filter = "begins_with(#tag, :start)",
                Values = new Item { [":start"] = prefix },
                Descending = true,
                Limit = offset + limit,
            };
            found = await dynamo.QueryAsync(byUse, ct);
        }

        return
        [
            .. found.Select(item => new TagCount(item.Text("tag"), item.Number("statuses")))
                .OrderByDescending(tag => tag.Statuses)
                .ThenBy(tag => tag.Name, StringComparer.Ordinal)
                .Skip(offset)
                .Take(limit),
        ];
    }

    private static string Initial(string tag) => Rune.TryGetRuneAt(tag, 0, out var rune) ? rune.ToString() : tag[..1];
}
