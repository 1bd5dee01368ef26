using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Accounts;
using Linnet.Core.Paging;

namespace Linnet.Aws.Accounts;

/// <summary>
/// Lists accounts by indexes that hold ids alone, and looks the accounts up. Operators and suspended accounts are few and found by
/// themselves. Of aliases that begin alike, few are looked up and sorted; where they are many, walking along the ids soon fills a page.
/// </summary>
internal sealed class DynamoAccountList(Dynamo dynamo)
{
    // Such a part of the names is some 10 read units.
    private const int FewMax = 2000;
    private const int IdsPerStep = 100;

    /// <summary>A part of the directory: accounts that can act.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(DirectoryOrder order, int offset, int limit, CancellationToken ct)
    {
        var index = LinnetTables.Accounts[order is DirectoryOrder.Active ? "active" : "new"];
        var query = new Query(LinnetTables.Accounts, AccountItems.Active) { Index = index, Descending = true, Limit = offset + limit };
        var ids = (await dynamo.QueryAsync(query, ct)).Skip(offset).Select(item => item.Number("id")).ToList();
        return await LoadAsync(ids, account => !account.IsSuspended, ct);
    }

    /// <summary>A part of the accounts that pass a filter, newest first.</summary>
    public async Task<IReadOnlyList<Account>> ListMatchingAsync(AccountFilter filter, PageRequest page, CancellationToken ct)
    {
        var list = await ChooseAsync(filter, ct);
        var found = new List<Account>();
        var next = page with { Limit = IdsPerStep };
        while (found.Count < page.Limit)
        {
            var ids = await list(next, ct);
            found.AddRange(await LoadAsync(ids, account => Passes(account, filter), ct));
            if (ids.Count < next.Limit)
            {
                break;
            }

            next = page.Ascending ? next with { After = ids[^1] } : next with { Before = ids[^1] };
        }

        var shown = found.Take(page.Limit);
        return [.. page.Ascending ? shown.Reverse() : shown];
    }

    private static bool Passes(Account account, AccountFilter filter) =>
        (filter.IsSuspended is not { } suspended || account.IsSuspended == suspended)
        && (filter.Role is not { } role || account.Role == role)
        && (filter.AliasPrefix is not { } prefix || account.Alias.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<long> PartOf(IEnumerable<long> ids, PageRequest page)
    {
        var between = ids.Where(id => id < page.BeforeOrMax && id > page.AfterOrMin);
        return [.. (page.Ascending ? between.Order() : between.OrderDescending()).Take(page.Limit)];
    }

    /// <summary>The shortest list that holds all who pass: it gives a part of its ids, in the order in which the page is filled.</summary>
    private async Task<Func<PageRequest, CancellationToken, Task<IReadOnlyList<long>>>> ChooseAsync(
        AccountFilter filter, CancellationToken ct)
    {
        if (filter.Role is AccountRole.Operator)
        {
            return async (page, ct) => await ListIdsAsync(AccountItems.Operators(page.Limit), page, ct);
        }

        if (filter.AliasPrefix is { Length: > 0 } prefix)
        {
            var entries = await dynamo.QueryAsync(AccountWords.BeginningWith(prefix.ToLowerInvariant(), FewMax), ct);
            if (entries.Count < FewMax)
            {
                var ids = entries.Select(AccountWords.IdOf).Distinct().ToList();
                return (page, _) => Task.FromResult(PartOf(ids, page));
            }
        }

        string[] states = filter.IsSuspended switch
        {
            true => [AccountItems.Suspended],
            false => [AccountItems.Active],
            null => [AccountItems.Active, AccountItems.Suspended],
        };
        return async (page, ct) =>
        {
            var lists = await Task.WhenAll(states.Select(state => ListIdsAsync(OfState(state), page, ct)));
            return PartOf(lists.SelectMany(ids => ids), page);
        };
    }

    private static Query OfState(string state) =>
        new(LinnetTables.Accounts, state) { Index = LinnetTables.Accounts["new"], Limit = IdsPerStep };

    private async Task<IReadOnlyList<long>> ListIdsAsync(Query query, PageRequest page, CancellationToken ct) =>
        [.. (await dynamo.QueryAsync(query.Of(page), ct)).Select(item => item.Number("id"))];

    /// <summary>Those of the accounts that exist and pass, in the order of the ids; an index is a moment behind them.</summary>
    private async Task<IReadOnlyList<Account>> LoadAsync(
        IReadOnlyList<long> ids, Func<Account, bool> passes, CancellationToken ct)
    {
        var items = await dynamo.GetManyAsync(LinnetTables.Accounts, [.. ids.Select(AccountItems.Key)], ct);
        var accounts = items.Select(AccountItems.Read).OfType<Account>().Where(passes).ToDictionary(account => account.Id);
        return [.. ids.Where(accounts.ContainsKey).Select(id => accounts[id])];
    }
}
