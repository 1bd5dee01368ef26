using Linnet.Core.Paging;
using Linnet.Core.Search;

namespace Linnet.Sqlite.Search;

/// <inheritdoc/>
internal sealed class SqliteSearchStore(SqliteStore store) : ISearchStore, IDisposable
{
    // CROSS JOIN keeps the order: the index gives hits newest first, and is read no further than the page needs.
    private const string Find =
        """
        SELECT status.id FROM status_search
        CROSS JOIN status ON status.id = status_search.rowid
        CROSS JOIN account ON account.id = status.account_id
        WHERE status_search MATCH ?1 AND status_search.rowid < ?2 AND status_search.rowid > ?3 AND account.state = 0
        ORDER BY status_search.rowid
        """;

    // A search is work for a core and waits for nothing. More at a time than there are cores would only take turns, and all would
    // take as long as the longest; and other readings would wait for a connection.
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);

    public async ValueTask<IReadOnlyList<long>> FindStatusesAsync(
        SearchQuery query, long? authorId, PageRequest page, int offset, CancellationToken ct)
    {
        var expression = Expression(query, authorId);
        List<long> ids;
        await _cores.WaitAsync(ct);
        try
        {
            ids = await store.Readers.ReadAsync(
                db => db.Ids(
                    page.Ascending ? $"{Find} ASC LIMIT ?4 OFFSET ?5" : $"{Find} DESC LIMIT ?4 OFFSET ?5",
                    expression,
                    Math.Min(page.BeforeOrMax, query.Before),
                    Math.Max(page.AfterOrMin, query.After),
                    page.Limit,
                    offset),
                ct);
        }
        finally
        {
            _cores.Release();
        }

        if (page.Ascending)
        {
            ids.Reverse();
        }

        return ids;
    }

    /// <inheritdoc/>
    public void Dispose() => _cores.Dispose();

    /// <summary>The query in FTS5's language. Words hold no quotation mark, so nothing in them is taken for an operator.</summary>
    private static string Expression(SearchQuery query, long? authorId)
    {
        var wanted = query.Terms.Select(Quote);
        if (authorId is { } id)
        {
            wanted = wanted.Append(Quote(new([SearchWords.OfAuthor(id)], IsPrefix: false)));
        }

        var expression = string.Join(" AND ", wanted);
        return query.Excluded.IsEmpty ? expression : $"({expression}) NOT ({string.Join(" OR ", query.Excluded.Select(Quote))})";
    }

    private static string Quote(SearchTerm term) => $"\"{string.Join(' ', term.Words)}\"{(term.IsPrefix ? " *" : "")}";
}
