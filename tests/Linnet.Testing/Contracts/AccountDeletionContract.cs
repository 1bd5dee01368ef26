using Linnet.Core.Accounts;
using Linnet.Core.Follows;
using Linnet.Core.Paging;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IAccountStore"/> promises of accounts that go.</summary>
public abstract class AccountDeletionContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    /// <summary>As many followers and statuses as take several steps to remove.</summary>
    protected virtual int Many => 3000;

    private IAccountStore Accounts => Store.Accounts;

    [Fact]
    public async Task A_deleted_account_is_found_by_nothing_at_once()
    {
        var daisy = (await Accounts.AddAsync(Build.NewAccount("daisy") with { FirstName = "Dagmar" }, Token)).ShouldNotBeNull();
        await Store.AddAccountAsync("donald");

        (await Accounts.DeleteAsync(daisy.Id, Token)).ShouldBe(daisy);

        (await Accounts.FindAsync(daisy.Id, Token)).ShouldBeNull();
        (await Accounts.FindByAliasAsync("daisy", Token)).ShouldBeNull();
        (await Accounts.FindManyAsync([daisy.Id], Token)).ShouldBeEmpty();
        (await Accounts.FindManyByAliasAsync(["daisy"], Token)).ShouldBeEmpty();
        (await Accounts.FindCredentialsAsync(daisy.Id, Token)).ShouldBeNull();
        (await Accounts.FindCredentialsAsync("daisy", Token)).ShouldBeNull();
        (await Accounts.SearchAsync("dag", 0, 10, Token)).ShouldBeEmpty();
        (await Accounts.SearchAsync("daisy", 0, 10, Token)).ShouldHaveSingleItem().Alias.ShouldBe("donald");
        (await Store.Statuses.CountAsync(Token)).Accounts.ShouldBe(1);
    }

    [Fact]
    public async Task A_deleted_account_can_do_nothing_any_more()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        await Accounts.DeleteAsync(daisy.Id, Token);

        (await Accounts.DeleteAsync(daisy.Id, Token)).ShouldBeNull();
        (await Accounts.UpdateProfileAsync(daisy.Id, new("D"), Token)).ShouldBeNull();
        (await Accounts.SetPasswordHashAsync(daisy.Id, "hash", Token)).ShouldBeFalse();
        (await Accounts.SetRoleAsync(daisy.Id, AccountRole.Operator, Token)).ShouldBeFalse();
        (await Accounts.SetSuspendedAsync(daisy.Id, false, Token)).ShouldBeFalse();
        (await Store.Statuses.AddAsync(Build.NewStatus(daisy.Id), Token)).ShouldBeNull();
        (await Store.Sessions.AddAsync(Build.TokenHash(), daisy.Id, null, "read", Store.Clock.GetUtcNow(), Token)).ShouldBeNull();
        (await Store.Follows.FollowAsync(daisy.Id, donald.Id, Token)).ShouldBe(FollowOutcome.NoSuchAccount);
        (await Store.Follows.FollowAsync(donald.Id, daisy.Id, Token)).ShouldBe(FollowOutcome.NoSuchAccount);
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Sessions_end_with_their_account()
    {
        var daisy = await Store.AddAccountAsync();
        var session = await Store.AddSessionAsync(daisy.Id);

        await Accounts.DeleteAsync(daisy.Id, Token);

        (await Store.Sessions.FindAsync(session.TokenHash, Token)).ShouldBeNull();
        (await Store.Sessions.ListAsync(daisy.Id, Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_alias_is_never_given_again(bool purged)
    {
        var daisy = await Store.AddAccountAsync("daisy");
        await Accounts.DeleteAsync(daisy.Id, Token);
        if (purged)
        {
            await Store.PurgeAsync();
            await Store.ReopenAsync();
        }

        (await Accounts.AddAsync(Build.NewAccount("daisy"), Token)).ShouldBeNull();
        (await Accounts.AddAsync(Build.NewAccount("DAISY"), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Purging_removes_statuses_from_every_list()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var gone = await Store.PostAsync(daisy.Id, "#duck", "duck");
        await Store.Statuses.EditAsync(gone.Id, daisy.Id, Build.Content("#duck!", "duck"), Store.Clock.GetUtcNow(), Token);
        var stays = await Store.PostAsync(donald.Id, "#duck", "duck");

        await Accounts.DeleteAsync(daisy.Id, Token);
        await Store.PurgeAsync();
        await Store.IndexAsync();

        (await Store.Statuses.FindAsync(gone.Id, Token)).ShouldBeNull();
        (await Store.Statuses.FindManyAsync([gone.Id, stays.Id], Token)).ShouldHaveSingleItem().Id.ShouldBe(stays.Id);
        (await Store.Statuses.ListVersionsAsync(gone.Id, Token)).ShouldBeEmpty();
        (await Store.Statuses.ListByAccountAsync(daisy.Id, PageRequest.Newest(), Token)).ShouldBeEmpty();
        (await Store.Statuses.ListAllAsync(PageRequest.Newest(), Token)).ShouldBe([stays.Id]);
        (await Store.Statuses.ListByTagAsync("duck", PageRequest.Newest(), Token)).ShouldBe([stays.Id]);
        (await Store.Statuses.SearchTagsAsync("duck", 0, 5, Token)).ShouldBe([new("duck", 1)]);
        (await Store.Statuses.CountAsync(Token)).ShouldBe((1, 1));
        (await Store.Receipts.FindAsync(gone.Id, Token)).ShouldBeNull();
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Purging_removes_follows_and_corrects_the_counts_of_others()
    {
        var daisy = await Store.AddAccountAsync();
        var others = await Store.AddAccountsAsync(4);
        await Store.FollowAsync(daisy.Id, others[0]);
        await Store.FollowAsync(others[1], daisy.Id);
        await Store.FollowAsync(daisy.Id, others[2]);
        await Store.FollowAsync(others[2], daisy.Id);
        await Store.FollowAsync(others[3], others[2]);

        await Accounts.DeleteAsync(daisy.Id, Token);
        await Store.PurgeAsync();

        var counts = (await Accounts.FindManyAsync(others, Token)).OrderBy(account => account.Id)
            .Select(account => (account.Followers, account.Following));
        counts.ShouldBe([(0, 0), (0, 0), (1, 0), (0, 1)]);
        (await Store.Follows.ListFollowersAsync(others[2], PageRequest.Newest(), Token))
            .Select(follow => follow.AccountId).ShouldBe([others[3]]);
        (await Store.Follows.ListFollowingAsync(others[1], PageRequest.Newest(), Token)).ShouldBeEmpty();
        (await Store.Follows.FindRelationshipsAsync(others[2], [daisy.Id], Token)).ShouldBe([new(daisy.Id, false, false)]);
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Purging_comes_to_an_end_however_much_there_is()
    {
        var daisy = await Store.AddAccountAsync();
        var now = daisy.Id + 1;
        var fans = Enumerable.Range(1, Many).Select(i => Build.Account(now + i)).ToList();
        await Store.Seed.AddAccountsAsync(fans, "hash", Token);
        await Store.Seed.AddFollowsAsync(
            [.. fans.Select((fan, i) => new Core.Seeding.SeedFollow(fan.Id, daisy.Id, now + 9000 + i))], Token);
        await Store.Seed.AddStatusesAsync([.. Enumerable.Range(1, Many).Select(i => Build.Status(now + 5000 + i, daisy.Id))], Token);
        await Store.Seed.RecountAsync(repair: true, Token);

        await Accounts.DeleteAsync(daisy.Id, Token);
        await Store.PurgeAsync();

        (await Accounts.PurgeAsync(Token)).ShouldBeFalse();
        (await Store.Statuses.CountAsync(Token)).ShouldBe((Many, 0));
        (await Store.GetAccountAsync(fans[0].Id)).Following.ShouldBe(0);
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task An_interrupted_purge_goes_on_after_a_restart()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        await Store.PostAsync(daisy.Id);
        await Store.FollowAsync(donald.Id, daisy.Id);
        await Accounts.DeleteAsync(daisy.Id, Token);

        await Store.ReopenAsync();
        await Store.PurgeAsync();

        (await Store.Statuses.CountAsync(Token)).ShouldBe((1, 0));
        (await Store.GetAccountAsync(donald.Id)).Following.ShouldBe(0);
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Jobs_of_a_deleted_account_end_all_the_same()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        await Store.FollowAsync(donald.Id, daisy.Id);
        await Store.PostAsync(daisy.Id);
        await Accounts.DeleteAsync(daisy.Id, Token);
        await Store.PurgeAsync();

        await Store.RunAllJobsAsync();

        (await Store.Jobs.CountAsync(Token)).ShouldBe(default);
    }
}
