using Linnet.Core.Accounts;
using Linnet.Core.Paging;
using Linnet.Core.Statuses;

namespace Linnet.Core.Search;

/// <summary>Finds statuses by what they say and who wrote them.</summary>
public sealed class SearchStatuses(ISearchStore search, IAccountStore accounts, StatusLoader loader)
{
    /// <summary>The statuses that a query asks for, newest first.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="authorId">Only statuses by this account, whatever the query says; null: no such condition.</param>
    /// <param name="viewerId">Who looks; null: somebody who is not signed in.</param>
    /// <param name="page">Which part.</param>
    /// <param name="offset">Statuses to pass over.</param>
    /// <param name="ct">Cancels the search.</param>
    public async ValueTask<IReadOnlyList<StatusView>> FindAsync(
        SearchQuery query, long? authorId, long? viewerId, PageRequest page, int offset, CancellationToken ct)
    {
        if (query.From is { } alias)
        {
            var author = await accounts.FindByAliasAsync(alias, ct);
            if (author is null || author.Id != (authorId ?? author.Id))
            {
                return [];
            }

            authorId = author.Id;
        }

        var ids = await search.FindStatusesAsync(query, authorId, page, offset, ct);
        return await loader.LoadAsync(ids, viewerId, ct);
    }
}
