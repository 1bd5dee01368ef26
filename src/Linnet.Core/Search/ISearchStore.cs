using Linnet.Core.Paging;

namespace Linnet.Core.Search;

/// <summary>Finds statuses by what they say. What <see cref="SearchWords"/> makes of texts decides what is the same.</summary>
public interface ISearchStore
{
    /// <summary>
    /// Ids of the statuses that a query asks for, newest first. What was deleted, or replaced by an edit, is found no more as soon as
    /// that is done; what was written is found within a second. Statuses of suspended and deleted accounts are left out.
    /// </summary>
    /// <param name="query">What is looked for; <see cref="SearchQuery.From"/> is not read.</param>
    /// <param name="authorId">Only statuses by this account; null: by anybody.</param>
    /// <param name="page">
    /// Which part; fewer ids than its limit come only at the end of the list, or where a search has read more than it may cost.
    /// </param>
    /// <param name="offset">Statuses to pass over, from that end of the page where it begins.</param>
    /// <param name="ct">Cancels the look-up.</param>
    ValueTask<IReadOnlyList<long>> FindStatusesAsync(
        SearchQuery query, long? authorId, PageRequest page, int offset, CancellationToken ct);
}
