using Linnet.Core.Accounts;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IAccountStore.ListAsync"/> promises.</summary>
public abstract class DirectoryContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    [Fact]
    public async Task Accounts_are_listed_by_their_last_post_or_by_their_sign_up()
    {
        var ids = await Store.AddAccountsAsync(5);
        Array.Sort(ids);
        await Store.PostAsync(ids[3]);
        await Store.PostAsync(ids[1]);

        (await ListAsync(DirectoryOrder.Active)).ShouldBe([ids[1], ids[3], ids[4], ids[2], ids[0]]);
        (await ListAsync(DirectoryOrder.New)).ShouldBe(ids.Reverse());
    }

    [Theory]
    [InlineData(DirectoryOrder.Active)]
    [InlineData(DirectoryOrder.New)]
    public async Task Pages_hold_each_account_once_and_no_suspended_or_deleted_one(DirectoryOrder order)
    {
        var ids = await Store.AddAccountsAsync(7);
        await Store.Accounts.SetSuspendedAsync(ids[2], true, Token);
        await Store.Accounts.DeleteAsync(ids[4], Token);

        List<long> listed = [];
        for (var offset = 0; offset < 9; offset += 3)
        {
            listed.AddRange(await ListAsync(order, offset, 3));
        }

        listed.ShouldBe([ids[0], ids[1], ids[3], ids[5], ids[6]], ignoreOrder: true);
    }

    private async Task<IEnumerable<long>> ListAsync(DirectoryOrder order, int offset = 0, int limit = 10) =>
        (await Store.Accounts.ListAsync(order, offset, limit, Token)).Select(account => account.Id);
}
