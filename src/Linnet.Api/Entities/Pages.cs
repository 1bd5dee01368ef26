using Linnet.Core.Paging;

namespace Linnet.Api.Entities;

/// <summary>Makes pages of lists that stores answer as they are asked.</summary>
internal static class Pages
{
    /// <summary>A page of what was read for <paramref name="page"/>, with the ways on.</summary>
    /// <param name="items">What was read, from high ids to low.</param>
    /// <param name="page">What was asked for.</param>
    /// <param name="id">The id that the list is ordered by.</param>
    public static Page<T> Of<T>(IReadOnlyList<T> items, PageRequest page, Func<T, long> id)
    {
        if (items.Count == 0)
        {
            return new([], null, null);
        }

        var mayHaveOlder = page.Ascending || items.Count == page.Limit;
        return new(items, mayHaveOlder ? id(items[^1]) : null, id(items[0]));
    }
}
