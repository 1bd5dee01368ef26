using Linnet.Core.Paging;

namespace Linnet.Core.Caching;

/// <summary>The newest part of a list, or all of it when it is short.</summary>
/// <param name="ids">At most <see cref="Limits.PageItemsMax"/> ids, newest first; fewer only when these are all.</param>
internal sealed class ListHead(IReadOnlyList<long> ids)
{
    private bool IsWhole => ids.Count < Limits.PageItemsMax;

    /// <summary>The ids of a page, or null when a part of it lies below.</summary>
    public IReadOnlyList<long>? Find(PageRequest page)
    {
        // Ids above this one are all here.
        var floor = IsWhole ? 0 : ids[^1] - 1;
        var inside = ids.Where(id => id < page.BeforeOrMax && id > page.AfterOrMin).ToList();
        if (page.Ascending)
        {
            return page.AfterOrMin >= floor ? inside[Math.Max(0, inside.Count - page.Limit)..] : null;
        }

        return inside.Count >= page.Limit || page.AfterOrMin >= floor ? inside[..Math.Min(page.Limit, inside.Count)] : null;
    }
}
