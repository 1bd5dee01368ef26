using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Accounts;
using Linnet.Testing.Aws;
using Linnet.Testing.Builders;
using Linnet.Testing.Contracts;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Accounts;

public sealed class SignUpTests : StoreContract<AwsUnderTest>
{
    [Fact]
    public async Task Of_many_who_want_an_alias_at_once_one_is_there_and_the_others_left_nothing()
    {
        var added = await AtOnceAsync(
            12, index => Store.Accounts.AddAsync(Build.NewAccount(index % 2 == 0 ? "daisy" : "DAISY") with { FirstName = $"D{index}" }, Token));

        var daisy = added.OfType<Account>().ShouldHaveSingleItem();
        (await Store.Accounts.ListAsync(DirectoryOrder.New, 0, 20, Token)).ShouldBe([daisy]);
        (await Store.Statuses.CountAsync(Token)).Accounts.ShouldBe(1);
        (await CountAsync(LinnetTables.Aliases)).ShouldBe(1);
        (await CountAsync(LinnetTables.Names)).ShouldBe(3, "daisy, her first and her last name");
    }

    [Fact]
    public async Task A_sign_up_whose_answer_is_lost_succeeds_once()
    {
        Store.LoseNextAnswer();

        var daisy = (await Store.Accounts.AddAsync(Build.NewAccount("daisy"), Token)).ShouldNotBeNull();

        (await Store.Accounts.FindByAliasAsync("daisy", Token)).ShouldBe(daisy);
        (await Store.Accounts.ListAsync(DirectoryOrder.New, 0, 20, Token)).ShouldBe([daisy]);
        (await Store.Statuses.CountAsync(Token)).Accounts.ShouldBe(1);
    }

    [Fact]
    public async Task A_profile_change_whose_answer_is_lost_is_made_and_told()
    {
        var daisy = await Store.AddAccountAsync("daisy");
        Store.LoseNextAnswer();

        var changed = await Store.Accounts.UpdateProfileAsync(daisy.Id, new("Dee", "Dee", "Hello", "key.png"), Token);

        changed.ShouldBe(daisy with { FirstName = "Dee", LastName = "Dee", Note = "Hello", AvatarKey = "key.png" });
        (await Store.GetAccountAsync(daisy.Id)).ShouldBe(changed);
        (await CountAsync(LinnetTables.Names)).ShouldBe(2, "the alias, and both names are one word");
    }

    [Fact]
    public async Task A_deletion_whose_answer_is_lost_is_made_once_and_told()
    {
        var (daisy, donald) = (await Store.AddAccountAsync("daisy"), await Store.AddAccountAsync("donald"));
        Store.LoseNextAnswer();

        (await Store.Accounts.DeleteAsync(daisy.Id, Token)).ShouldBe(daisy);

        (await Store.Accounts.FindAsync(daisy.Id, Token)).ShouldBeNull();
        (await Store.Accounts.ListAsync(DirectoryOrder.New, 0, 20, Token)).ShouldBe([donald]);
        (await Store.Statuses.CountAsync(Token)).Accounts.ShouldBe(1);
    }

    [Fact]
    public async Task Several_who_purge_at_once_count_off_once()
    {
        var daisy = await Store.AddAccountAsync("daisy");
        var others = await Store.AddAccountsAsync(12);
        foreach (var other in others)
        {
            await Store.FollowAsync(other, daisy.Id);
            await Store.FollowAsync(daisy.Id, other);
            await Store.PostAsync(daisy.Id);
        }

        await Store.Accounts.DeleteAsync(daisy.Id, Token);
        await AtOnceAsync(4, async _ =>
        {
            await Store.PurgeAsync();
            return true;
        });

        (await Store.Accounts.FindManyAsync(others, Token)).ShouldAllBe(account => account.Followers == 0 && account.Following == 0);
        (await Store.Statuses.CountAsync(Token)).ShouldBe((12, 0));
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task A_purge_leaves_nothing_but_the_alias_and_the_row()
    {
        var daisy = await Store.AddAccountAsync("daisy");
        var donald = await Store.AddAccountAsync("donald");
        await Store.FollowAsync(daisy.Id, donald.Id);
        var status = await Store.PostAsync(donald.Id);
        await Store.Feeds.AppendAsync(status.Id, [daisy.Id], Token);
        await Store.Markers.SetAsync(daisy.Id, new Dictionary<string, long> { ["home"] = 1 }, Store.Clock.GetUtcNow(), Token);
        await Store.AddSessionAsync(daisy.Id);
        await Store.PostAsync(daisy.Id, "#duck", "duck");
        await Store.IndexAsync();

        await Store.Accounts.DeleteAsync(daisy.Id, Token);
        await Store.PurgeAsync();

        Table[] empty =
        [
            LinnetTables.Feeds, LinnetTables.Markers, LinnetTables.Sessions, LinnetTables.Following, LinnetTables.Follows,
            LinnetTables.Likes, LinnetTables.Tags, LinnetTables.Purges,
        ];
        foreach (var table in empty)
        {
            (await CountAsync(table)).ShouldBe(0, table.Name);
        }

        (await CountAsync(LinnetTables.Statuses)).ShouldBe(1);
        (await CountAsync(LinnetTables.Aliases)).ShouldBe(2);
        (await CountAsync(LinnetTables.Accounts)).ShouldBe(2);
        (await CountAsync(LinnetTables.Names)).ShouldBe(3);
    }

    private async Task<int> CountAsync(Table table)
    {
        var count = 0;
        await foreach (var _ in Store.Get<Dynamo>().ScanAsync(table, Token))
        {
            count++;
        }

        return count;
    }
}
