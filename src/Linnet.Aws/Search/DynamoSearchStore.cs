using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Statuses;
using Linnet.Aws.Tables;
using Linnet.Core;
using Linnet.Core.Paging;
using Linnet.Core.Search;
using Linnet.Core.Statuses;

namespace Linnet.Aws.Search;

/// <inheritdoc/>
/// <remarks>
/// Walks the lists of a few words that are likely to be rare, from one id that all of them hold to the next, and asks the statuses
/// themselves whether they say what is looked for: the lists are a moment behind, and know nothing of phrases.
/// </remarks>
internal sealed class DynamoSearchStore(Dynamo dynamo) : ISearchStore
{
    // Each further list costs reads, and spares fewer statuses that are asked in vain.
    private const int ListsMax = 4;

    // Reading a status costs a unit. A search that has asked so many, and has not filled its page, ends there.
    private const int AskedMax = 5000;

    public async ValueTask<IReadOnlyList<long>> FindStatusesAsync(
        SearchQuery query, long? authorId, PageRequest page, int offset, CancellationToken ct)
    {
        var (below, above) = (Math.Min(page.BeforeOrMax, query.Before), Math.Max(page.AfterOrMin, query.After));
        if (below <= above || below - above < 2)
        {
            return [];
        }

        var lists = ListsOf(query, authorId).Select(name => new SearchList(dynamo, name, page.Ascending)).ToList();
        var (first, last) = page.Ascending ? (above + 1, below - 1) : (below - 1, above + 1);
        var found = new List<long>();
        var wanted = offset + page.Limit;
        await foreach (var ids in SearchList.CommonAsync(lists, first, last, ct)
            .Take(AskedMax)
            .Chunk(Math.Min(wanted, Limits.LookUpIds))
            .WithCancellation(ct))
        {
            found.AddRange(await AskAsync(ids, query, authorId, ct));
            if (found.Count >= wanted)
            {
                break;
            }
        }

        var part = found.Skip(offset).Take(page.Limit);
        return [.. page.Ascending ? part.Reverse() : part];
    }

    /// <summary>A few lists that hold everything which is looked for: the author's, whole words before beginnings, long before short.</summary>
    private static IEnumerable<ListName> ListsOf(SearchQuery query, long? authorId)
    {
        var entries = query.Terms
            .SelectMany(term => term.Words.Select((word, place) => (
                Word: word, IsBeginning: term.IsPrefix && place == term.Words.Length - 1)))
            .OrderBy(entry => entry.IsBeginning)
            .ThenByDescending(entry => entry.Word.Length)
            .Select(entry => IndexItems.EntryOf(entry.Word, entry.IsBeginning))
            .Distinct(StringComparer.Ordinal)
            .Select(entry => new ListName(LinnetTables.Words, entry));
        return (authorId is { } id ? entries.Prepend(new ListName(LinnetTables.Stories, id)) : entries).Take(ListsMax);
    }

    /// <summary>Those of the statuses that say what is looked for, by an author who is not kept out; in the same order.</summary>
    private async Task<IEnumerable<long>> AskAsync(long[] ids, SearchQuery query, long? authorId, CancellationToken ct)
    {
        var items = await dynamo.GetManyAsync(
            LinnetTables.Statuses, [.. ids.Select(StatusItems.Key)], ct, member: nameof(FindStatusesAsync));
        var matches = items.Select(StatusItems.Read)
            .OfType<Status>()
            .Where(status => status.AccountId == (authorId ?? status.AccountId) && SearchMatch.Holds(query, status))
            .ToDictionary(status => status.Id);
        var authors = await dynamo.GetManyAsync(
            LinnetTables.Accounts,
            [.. matches.Values.Select(status => status.AccountId).Distinct().Select(AccountItems.Key)],
            ct,
            member: nameof(FindStatusesAsync));
        var active = authors.Select(AccountItems.Read)
            .Where(account => account is { IsSuspended: false })
            .Select(account => account!.Id)
            .ToHashSet();
        return ids.Where(id => matches.TryGetValue(id, out var status) && active.Contains(status.AccountId));
    }
}
