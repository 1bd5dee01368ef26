using Linnet.Core.Accounts;
using Linnet.Core.Paging;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IAccountStore.ListMatchingAsync"/> promises.</summary>
public abstract class AccountListContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    [Fact]
    public async Task Every_account_but_a_deleted_one_is_listed_the_newest_first()
    {
        var ids = await Store.AddAccountsAsync(6);
        Array.Sort(ids);
        await Store.Accounts.SetSuspendedAsync(ids[1], true, Token);
        await Store.Accounts.DeleteAsync(ids[3], Token);

        await PageWalk.ShouldBeAsync(page => ListAsync(default, page), ids[5], ids[4], ids[2], ids[1], ids[0]);
    }

    [Fact]
    public async Task Each_part_of_the_filter_holds_and_all_of_them_together()
    {
        var ids = new List<long>();
        foreach (var alias in new[] { "dora", "Dan", "DANA_1", "ed", "dan_2" })
        {
            ids.Add((await Store.AddAccountAsync(alias)).Id);
        }

        await Store.Accounts.SetSuspendedAsync(ids[2], true, Token);
        await Store.Accounts.SetRoleAsync(ids[2], AccountRole.Operator, Token);
        await Store.Accounts.SetRoleAsync(ids[3], AccountRole.Operator, Token);
        await Store.Accounts.SetSuspendedAsync(ids[4], true, Token);

        await PageWalk.ShouldBeAsync(page => ListAsync(new("dan", null, null), page), ids[4], ids[2], ids[1]);
        await PageWalk.ShouldBeAsync(page => ListAsync(new("DAN_", null, null), page), ids[4]);
        await PageWalk.ShouldBeAsync(page => ListAsync(new(null, true, null), page), ids[4], ids[2]);
        await PageWalk.ShouldBeAsync(page => ListAsync(new(null, false, null), page), ids[3], ids[1], ids[0]);
        await PageWalk.ShouldBeAsync(page => ListAsync(new(null, null, AccountRole.Operator), page), ids[3], ids[2]);
        await PageWalk.ShouldBeAsync(page => ListAsync(new(null, null, AccountRole.User), page), ids[4], ids[1], ids[0]);
        await PageWalk.ShouldBeAsync(page => ListAsync(new("d", true, AccountRole.Operator), page), ids[2]);
        (await ListAsync(new("nobody", null, null), PageRequest.Newest())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_aliases_that_begin_alike_are_listed_as_few_are()
    {
        const int many = 1200;
        var accounts = Enumerable.Range(1, many)
            .Select(number => new Account { Id = Store.Ids.Next(), Alias = $"many{number}", FirstName = "Many", LastName = "" })
            .ToList();
        await Store.Seed.AddAccountsAsync(accounts, "", Token);
        await Store.AddAccountAsync("manxome");

        var listed = await PageWalk.DownAsync(page => ListAsync(new("MANY", null, null), page), () => 40);

        listed.ShouldBe(accounts.Select(account => account.Id).Reverse());
    }

    private async ValueTask<IReadOnlyList<long>> ListAsync(AccountFilter filter, PageRequest page) =>
        [.. (await Store.Accounts.ListMatchingAsync(filter, page, Token)).Select(account => account.Id)];
}
