using Linnet.Core;
using Linnet.Core.Follows;
using Linnet.Core.Seeding;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IFollowStore"/> promises of follows as they are now.</summary>
public abstract class FollowStoreContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private IFollowStore Follows => Store.Follows;

    /// <summary>Lets an account that follows nobody follow many, of whom nobody looks at one.</summary>
    protected virtual async Task FollowManyAsync(long accountId, int count)
    {
        var since = Store.Ids.Next();
        await Store.Seed.AddFollowsAsync(
            [.. Enumerable.Range(1, count).Select(i => new SeedFollow(accountId, NoSuchId + i, since + i))], Token);
        await Store.Seed.RecountAsync(repair: true, Token);
    }

    [Fact]
    public async Task Following_raises_both_counts_once()
    {
        var ids = await Store.AddAccountsAsync(2);

        (await Follows.FollowAsync(ids[0], ids[1], Token)).ShouldBe(FollowOutcome.Followed);
        (await Follows.FollowAsync(ids[0], ids[1], Token)).ShouldBe(FollowOutcome.AlreadyFollowing);

        await ShouldCountAsync(ids[0], followers: 0, following: 1);
        await ShouldCountAsync(ids[1], followers: 1, following: 0);
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Unfollowing_lowers_both_counts_once()
    {
        var ids = await Store.AddAccountsAsync(2);
        await Store.FollowAsync(ids[0], ids[1]);

        (await Follows.UnfollowAsync(ids[0], ids[1], Token)).ShouldBeTrue();
        (await Follows.UnfollowAsync(ids[0], ids[1], Token)).ShouldBeFalse();
        (await Follows.UnfollowAsync(ids[1], ids[0], Token)).ShouldBeFalse();

        await ShouldCountAsync(ids[0], followers: 0, following: 0);
        await ShouldCountAsync(ids[1], followers: 0, following: 0);
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Nobody_can_follow_or_be_followed_who_does_not_exist()
    {
        var daisy = await Store.AddAccountAsync();

        (await Follows.FollowAsync(daisy.Id, NoSuchId, Token)).ShouldBe(FollowOutcome.NoSuchAccount);
        (await Follows.FollowAsync(NoSuchId, daisy.Id, Token)).ShouldBe(FollowOutcome.NoSuchAccount);
        (await Follows.UnfollowAsync(daisy.Id, NoSuchId, Token)).ShouldBeFalse();

        (await Store.GetAccountAsync(daisy.Id)).ShouldBe(daisy);
    }

    [Fact]
    public async Task The_same_follow_begun_many_times_at_once_begins_once()
    {
        var ids = await Store.AddAccountsAsync(2);

        var outcomes = await AtOnceAsync(16, _ => Follows.FollowAsync(ids[0], ids[1], Token));

        outcomes.Count(outcome => outcome is FollowOutcome.Followed).ShouldBe(1);
        outcomes.Count(outcome => outcome is FollowOutcome.AlreadyFollowing).ShouldBe(15);
        await ShouldCountAsync(ids[1], followers: 1, following: 0);

        var ends = await AtOnceAsync(16, _ => Follows.UnfollowAsync(ids[0], ids[1], Token));

        ends.Count(ended => ended).ShouldBe(1);
        await ShouldCountAsync(ids[1], followers: 0, following: 0);
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Many_who_follow_one_at_once_are_all_counted()
    {
        var daisy = await Store.AddAccountAsync();
        var fans = await Store.AddAccountsAsync(20);

        await AtOnceAsync(20, index => Follows.FollowAsync(fans[index], daisy.Id, Token));

        await ShouldCountAsync(daisy.Id, followers: 20, following: 0);
        var list = await Follows.ListFollowersAsync(daisy.Id, Core.Paging.PageRequest.Newest(40), Token);
        list.Select(follow => follow.AccountId).ShouldBe(fans, ignoreOrder: true);
        list.Select(follow => follow.Since).ShouldBeUnique();
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task An_account_follows_only_so_many_others()
    {
        var daisy = await Store.AddAccountAsync();
        var others = await Store.AddAccountsAsync(3);
        await FollowManyAsync(daisy.Id, Limits.FollowedAccounts - 2);
        await Store.FollowAsync(daisy.Id, others[0]);

        (await Follows.FollowAsync(daisy.Id, others[1], Token)).ShouldBe(FollowOutcome.Followed);
        (await Follows.FollowAsync(daisy.Id, others[2], Token)).ShouldBe(FollowOutcome.TooMany);

        await ShouldCountAsync(daisy.Id, followers: 0, following: Limits.FollowedAccounts);
        await ShouldCountAsync(others[2], followers: 0, following: 0);
        await Store.UnfollowAsync(daisy.Id, others[0]);
        await Store.FollowAsync(daisy.Id, others[2]);
    }

    [Fact]
    public async Task Relationships_come_in_the_order_asked_for()
    {
        var ids = await Store.AddAccountsAsync(5);
        var viewer = ids[0];
        await Store.FollowAsync(viewer, ids[1]);
        await Store.FollowAsync(ids[2], viewer);
        await Store.FollowAsync(viewer, ids[3]);
        await Store.FollowAsync(ids[3], viewer);
        await Store.FollowAsync(viewer, ids[4]);
        await Store.UnfollowAsync(viewer, ids[4]);

        (await Follows.FindRelationshipsAsync(viewer, [ids[4], ids[3], NoSuchId, ids[1], ids[2]], Token)).ShouldBe(
        [
            new(ids[4], false, false), new(ids[3], true, true), new(NoSuchId, false, false), new(ids[1], true, false),
            new(ids[2], false, true),
        ]);
        (await Follows.FindRelationshipsAsync(viewer, [], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Followers_are_paged_the_latest_first()
    {
        var daisy = await Store.AddAccountAsync();
        var fans = await Store.AddAccountsAsync(6);
        foreach (var fan in fans)
        {
            await Store.FollowAsync(fan, daisy.Id);
        }

        await Store.UnfollowAsync(fans[2], daisy.Id);
        await Store.UnfollowAsync(fans[0], daisy.Id);
        await Store.FollowAsync(fans[0], daisy.Id);

        var list = await Follows.ListFollowersAsync(daisy.Id, Core.Paging.PageRequest.Newest(), Token);
        list.Select(follow => follow.AccountId).ShouldBe([fans[0], fans[5], fans[4], fans[3], fans[1]]);
        await PageWalk.ShouldBeAsync(
            async page => [.. (await Follows.ListFollowersAsync(daisy.Id, page, Token)).Select(follow => follow.Since)],
            [.. list.Select(follow => follow.Since)]);
    }

    [Fact]
    public async Task The_followed_are_paged_the_latest_first()
    {
        var daisy = await Store.AddAccountAsync();
        var others = await Store.AddAccountsAsync(6);
        foreach (var other in others)
        {
            await Store.FollowAsync(daisy.Id, other);
        }

        await Store.UnfollowAsync(daisy.Id, others[2]);
        await Store.UnfollowAsync(daisy.Id, others[0]);
        await Store.FollowAsync(daisy.Id, others[0]);

        var list = await Follows.ListFollowingAsync(daisy.Id, Core.Paging.PageRequest.Newest(), Token);
        list.Select(follow => follow.AccountId).ShouldBe([others[0], others[5], others[4], others[3], others[1]]);
        await PageWalk.ShouldBeAsync(
            async page => [.. (await Follows.ListFollowingAsync(daisy.Id, page, Token)).Select(follow => follow.Since)],
            [.. list.Select(follow => follow.Since)]);
    }

    private async Task ShouldCountAsync(long id, int followers, int following)
    {
        var account = await Store.GetAccountAsync(id);
        (account.Followers, account.Following).ShouldBe((followers, following));
    }
}
