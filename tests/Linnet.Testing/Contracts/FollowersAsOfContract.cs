using Linnet.Core.Follows;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IFollowStore.ListFollowersAsOfAsync"/> promises: whom a status counts for, for ever.</summary>
public abstract class FollowersAsOfContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    [Fact]
    public async Task A_status_counts_for_those_who_followed_before_it_and_until_after_it()
    {
        var (author, fans) = await AddAuthorAsync(fans: 3);
        await Store.FollowAsync(fans[0], author);
        var first = (await Store.PostAsync(author)).Id;
        await Store.FollowAsync(fans[1], author);
        var second = (await Store.PostAsync(author)).Id;
        await Store.UnfollowAsync(fans[0], author);
        await Store.FollowAsync(fans[2], author);
        var third = (await Store.PostAsync(author)).Id;

        (await AsOfAsync(author, first)).ShouldBe([fans[0]]);
        (await AsOfAsync(author, second)).ShouldBe([fans[0], fans[1]]);
        (await AsOfAsync(author, third)).ShouldBe([fans[1], fans[2]]);
    }

    [Fact]
    public async Task Following_again_counts_for_what_came_before_the_end_and_after_the_new_beginning()
    {
        var (author, fans) = await AddAuthorAsync(fans: 1);
        List<long> statuses = [];
        for (var round = 0; round < 3; round++)
        {
            statuses.Add((await Store.PostAsync(author)).Id);
            await Store.FollowAsync(fans[0], author);
            statuses.Add((await Store.PostAsync(author)).Id);
            await Store.UnfollowAsync(fans[0], author);
        }

        foreach (var (status, index) in statuses.Select((status, index) => (status, index)))
        {
            (await AsOfAsync(author, status)).Count.ShouldBe(index % 2, $"status {index}");
        }
    }

    [Fact]
    public async Task A_follow_without_a_status_in_it_counts_for_none()
    {
        var (author, fans) = await AddAuthorAsync(fans: 1);
        var before = (await Store.PostAsync(author)).Id;
        await Store.FollowAsync(fans[0], author);
        await Store.UnfollowAsync(fans[0], author);
        await Store.FollowAsync(fans[0], author);
        await Store.UnfollowAsync(fans[0], author);
        var after = (await Store.PostAsync(author)).Id;

        (await AsOfAsync(author, before)).ShouldBeEmpty();
        (await AsOfAsync(author, after)).ShouldBeEmpty();
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task The_answer_stays_the_same_also_after_a_restart_with_a_clock_that_went_back()
    {
        var (author, fans) = await AddAuthorAsync(fans: 2);
        await Store.FollowAsync(fans[0], author);
        await Store.FollowAsync(fans[1], author);
        var status = (await Store.PostAsync(author)).Id;
        await Store.UnfollowAsync(fans[1], author);
        Store.Clock.Set(Store.Clock.GetUtcNow().AddHours(-1));
        await Store.ReopenAsync();

        await Store.FollowAsync(fans[1], author);
        await Store.UnfollowAsync(fans[0], author);
        var later = (await Store.PostAsync(author)).Id;

        later.ShouldBeGreaterThan(status);
        (await AsOfAsync(author, status)).ShouldBe([fans[0], fans[1]]);
        (await AsOfAsync(author, later)).ShouldBe([fans[1]]);
    }

    [Fact]
    public async Task An_end_that_was_the_last_thing_before_a_restart_stays_before_what_follows()
    {
        var (author, fans) = await AddAuthorAsync(fans: 1);
        await Store.FollowAsync(fans[0], author);
        var inside = (await Store.PostAsync(author)).Id;
        Store.Clock.Advance(TimeSpan.FromHours(1));
        await Store.UnfollowAsync(fans[0], author);
        Store.Clock.Set(Store.Clock.GetUtcNow().AddHours(-2));
        await Store.ReopenAsync();

        var outside = (await Store.PostAsync(author)).Id;

        (await AsOfAsync(author, inside)).ShouldBe([fans[0]]);
        (await AsOfAsync(author, outside)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Followers_come_in_pages_those_who_followed_first_coming_first(int limit)
    {
        var (author, fans) = await AddAuthorAsync(fans: 7);
        foreach (var fan in fans)
        {
            await Store.FollowAsync(fan, author);
        }

        var status = (await Store.PostAsync(author)).Id;
        await Store.UnfollowAsync(fans[3], author);
        await Store.FollowAsync(fans[3], author);
        await Store.PostAsync(author);

        List<FollowEntry> seen = [];
        IReadOnlyList<FollowEntry> page;
        do
        {
            page = await Store.Follows.ListFollowersAsOfAsync(author, status, seen.LastOrDefault().Since, limit, Token);
            page.Count.ShouldBeLessThanOrEqualTo(limit);
            seen.AddRange(page);
        }
        while (page.Count == limit);

        seen.Select(follow => follow.AccountId).ShouldBe(fans);
        seen.Select(follow => follow.Since).ShouldBeInOrder(SortDirection.Ascending);
        seen.ShouldAllBe(follow => follow.Since < status);
    }

    [Fact]
    public async Task Posts_and_follows_at_once_get_ids_in_one_order_for_all()
    {
        var (author, fans) = await AddAuthorAsync(fans: 8);

        var known = await AtOnceAsync(fans.Length, async index =>
        {
            var before = (await Store.PostAsync(author)).Id;
            await Store.FollowAsync(fans[index], author);
            var during = (await Store.PostAsync(author)).Id;
            await Store.UnfollowAsync(fans[index], author);
            var after = (await Store.PostAsync(author)).Id;
            return (Fan: fans[index], Before: before, During: during, After: after);
        });

        foreach (var (fan, before, during, after) in known)
        {
            (await AsOfAsync(author, before)).ShouldNotContain(fan);
            (await AsOfAsync(author, during)).ShouldContain(fan);
            (await AsOfAsync(author, after)).ShouldNotContain(fan);
        }

        await Store.ShouldCountRightAsync();
    }

    private async Task<(long Author, long[] Fans)> AddAuthorAsync(int fans) =>
        ((await Store.AddAccountAsync()).Id, await Store.AddAccountsAsync(fans));

    private async Task<IReadOnlyList<long>> AsOfAsync(long author, long status) =>
        [.. (await Store.Follows.ListFollowersAsOfAsync(author, status, 0, 100, Token)).Select(follow => follow.AccountId)];
}
