namespace Linnet.Core.Paging;

/// <summary>Fills pages from lists that name also what is not to be seen.</summary>
internal static class PageFiller
{
    // A page with much that is not to be seen is refilled this often; after that it is shorter and says how to go on.
    private const int RoundsMax = 5;

    /// <summary>Lists and loads until the page is full, the list ends, or it was tried often enough.</summary>
    /// <param name="page">Which part is asked for.</param>
    /// <param name="list">Entries from high ids to low; fewer than asked for only at the list's end.</param>
    /// <param name="idOf">The id that an entry is listed by.</param>
    /// <param name="load">Those of the entries that are to be seen, in the same order.</param>
    public static async ValueTask<Page<TItem>> FillAsync<TEntry, TItem>(
        PageRequest page,
        Func<PageRequest, ValueTask<IReadOnlyList<TEntry>>> list,
        Func<TEntry, long> idOf,
        Func<IReadOnlyList<TEntry>, ValueTask<IReadOnlyList<TItem>>> load)
    {
        var shown = new List<TItem>(page.Limit);
        var next = page;
        var (highest, lowest, ended) = (0L, long.MaxValue, false);
        for (var round = 0; round < RoundsMax && !ended && shown.Count < page.Limit; round++)
        {
            next = next with { Limit = page.Limit - shown.Count };
            var entries = await list(next);
            ended = entries.Count < next.Limit;
            if (entries.Count == 0)
            {
                break;
            }

            var (first, last) = (idOf(entries[0]), idOf(entries[^1]));
            (highest, lowest) = (Math.Max(highest, first), Math.Min(lowest, last));
            shown.InsertRange(page.Ascending ? 0 : shown.Count, await load(entries));
            next = page.Ascending ? next with { After = first } : next with { Before = last };
        }

        return highest == 0
            ? new(shown, null, null)
            : new(shown, ended && !page.Ascending ? null : lowest, highest);
    }
}
