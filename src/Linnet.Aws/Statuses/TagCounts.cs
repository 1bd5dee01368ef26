using System.Text;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Statuses;

namespace Linnet.Aws.Statuses;

/// <summary>How many statuses bear each tag; counted by the indexer.</summary>
internal static class TagCounts
{
    // What begins with a single letter may be more than one wants to read; beyond this, tags are tried from the most used on.
    private const int SortedMax = 1000;

    private const string IsUsed = "#statuses > :none";

    /// <summary>The change that counts a tag.</summary>
    public static Change Add(string tag, int difference) =>
        new Update(LinnetTables.TagCounts, new Item { ["initial"] = Initial(tag), ["tag"] = tag }, "ADD #statuses :difference")
        {
            Values = new Item { [":difference"] = difference },
        };

    /// <inheritdoc cref="IStatusStore.SearchTagsAsync"/>
    public static async ValueTask<IReadOnlyList<TagCount>> SearchAsync(
        Dynamo dynamo, string prefix, int offset, int limit, CancellationToken ct)
    {
        var byName = new Query(LinnetTables.TagCounts, Initial(prefix))
        {
            Prefix = prefix,
            Filter = IsUsed,
            Values = new Item { [":none"] = 0 },
            Limit = SortedMax,
        };
        var found = await dynamo.QueryAsync(byName, ct);
        if (found.Count == SortedMax)
        {
            var byUse = byName with
            {
                Index = LinnetTables.TagCounts["by-use"],
                Prefix = null,
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
