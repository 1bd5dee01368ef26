using Linnet.Core.Feeds;
using Linnet.Core.Paging;
using Linnet.Core.Seeding;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IFeedStore"/> promises.</summary>
public abstract class FeedStoreContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private IFeedStore Feeds => Store.Feeds;

    [Fact]
    public async Task Who_follows_nobody_has_an_empty_feed()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        await Store.PostAsync(donald.Id);
        await Store.RunAllJobsAsync();

        (await ReadAsync(daisy.Id)).ShouldBeEmpty();
        (await ReadAsync(NoSuchId)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_feed_holds_what_was_posted_while_its_owner_followed(bool readBefore)
    {
        var (owner, author) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        List<long> expected = [];
        for (var round = 0; round < 3; round++)
        {
            await PostAsync(author.Id);
            await Store.FollowAsync(owner.Id, author.Id);
            if (readBefore)
            {
                await ReadAsync(owner.Id);
            }

            expected.Insert(0, await PostAsync(author.Id));
            expected.Insert(0, await PostAsync(author.Id));
            await Store.UnfollowAsync(owner.Id, author.Id);
            await PostAsync(author.Id);
        }

        (await ReadAsync(owner.Id)).ShouldBe(expected);
        (await ReadAsync(author.Id)).ShouldBeEmpty("one's own statuses are no entries of the feed");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Delivering_again_changes_nothing(bool readBefore)
    {
        var (author, owners) = await AddFollowedAsync(owners: 3);
        if (readBefore)
        {
            await ReadAsync(owners[0]);
        }

        var status = (await Store.PostAsync(author)).Id;
        for (var times = 0; times < 3; times++)
        {
            var delivery = await Feeds.AppendAsync(status, owners, Token);
            (delivery.Written + delivery.Deferred).ShouldBe(owners.Length);
            foreach (var owner in owners)
            {
                (await ReadAsync(owner)).ShouldBe([status]);
            }
        }

        (await Feeds.AppendAsync(status, [], Token)).ShouldBe(new(0, 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Entries_stand_by_id_in_whatever_order_they_were_delivered(bool readBefore)
    {
        var (author, owners) = await AddFollowedAsync(owners: 1);
        if (readBefore)
        {
            await ReadAsync(owners[0]);
        }

        List<long> posted = [];
        for (var i = 0; i < 7; i++)
        {
            posted.Add((await Store.PostAsync(author)).Id);
        }

        foreach (var index in new[] { 3, 6, 0, 5, 1, 4, 2 })
        {
            await Feeds.AppendAsync(posted[index], owners, Token);
        }

        await PageWalk.ShouldBeAsync(page => Feeds.ReadAsync(owners[0], page, Token), [.. posted.AsEnumerable().Reverse()]);
    }

    [Fact]
    public async Task A_late_delivery_stays_below_what_came_after_it()
    {
        var (author, owners) = await AddFollowedAsync(owners: 1);
        await ReadAsync(owners[0]);
        var late = (await Store.PostAsync(author)).Id;
        var early = (await Store.PostAsync(author)).Id;
        await Feeds.AppendAsync(early, owners, Token);
        (await ReadAsync(owners[0])).ShouldContain(early);
        await Store.UnfollowAsync(owners[0], author);

        await Feeds.AppendAsync(late, owners, Token);

        (await ReadAsync(owners[0])).ShouldBe([early, late]);
    }

    [Fact]
    public async Task A_long_feed_is_read_to_its_end_in_both_directions_also_after_a_restart()
    {
        var owner = await Store.AddAccountAsync();
        var authors = await Store.AddAccountsAsync(3);
        foreach (var author in authors)
        {
            await Store.FollowAsync(owner.Id, author);
        }

        await ReadAsync(owner.Id);
        var posted = (await AtOnceAsync(150, index => Store.PostAsync(authors[index % 3]))).Select(status => status.Id).ToList();
        await Store.RunAllJobsAsync();
        posted.Sort((one, other) => other.CompareTo(one));

        for (var restarts = 0; restarts < 2; restarts++)
        {
            (await PageWalk.DownAsync(page => Feeds.ReadAsync(owner.Id, page, Token), () => 7)).ShouldBe(posted);
            (await PageWalk.UpAsync(page => Feeds.ReadAsync(owner.Id, page, Token), () => 40)).ShouldBe(posted);
            (await PageWalk.DownAsync(page => Feeds.ReadAsync(owner.Id, page, Token), () => 40)).ShouldBe(posted);
            await Store.ReopenAsync();
        }
    }

    [Fact]
    public async Task A_feed_of_more_than_a_thousand_entries_is_read_to_its_end_while_more_come()
    {
        var (author, owners) = await AddFollowedAsync(owners: 1);
        var since = (await Store.Follows.ListFollowingAsync(owners[0], PageRequest.Newest(), Token))[0].Since;
        long[] ids = [.. Enumerable.Range(1, 1100).Select(i => since + i)];
        await Store.Seed.AddStatusesAsync([.. ids.Select(id => Build.Status(id, author))], Token);
        List<long> all = [.. ids];

        (await PageWalk.UpAsync(page => Feeds.ReadAsync(owners[0], page, Token), () => 40)).ShouldBe(ids.Reverse());
        foreach (var limit in new[] { 7, 40, 33 })
        {
            var before = all.AsEnumerable().Reverse().ToList();
            var pages = 0;
            var walk = await PageWalk.DownAsync(
                page => Feeds.ReadAsync(owners[0], page, Token),
                () => limit,
                async () =>
                {
                    if (++pages % 9 == 0)
                    {
                        all.Add(await PostAsync(author));
                    }
                });
            walk.ShouldBe(before);
        }
    }

    [Fact]
    public async Task Deleted_statuses_take_nothing_else_with_them()
    {
        var (author, owners) = await AddFollowedAsync(owners: 1);
        List<long> posted = [];
        for (var i = 0; i < 10; i++)
        {
            posted.Add(await PostAsync(author));
        }

        await ReadAsync(owners[0]);
        var deleted = posted.Where((_, index) => index % 3 == 0).ToList();
        foreach (var status in deleted)
        {
            await Store.Statuses.DeleteAsync(status, author, Token);
        }

        var walk = await PageWalk.DownAsync(page => Feeds.ReadAsync(owners[0], page, Token), () => 3);
        walk.ShouldBeSubsetOf(posted);
        walk.Except(deleted).ShouldBe(posted.Except(deleted).Reverse());
    }

    [Fact]
    public async Task What_was_delivered_before_a_read_is_in_it_while_deliveries_go_on()
    {
        var (author, owners) = await AddFollowedAsync(owners: 4);
        var delivered = 0L;
        var posting = Task.Run(
            async () =>
            {
                for (var i = 0; i < 40; i++)
                {
                    var id = await PostAsync(author);
                    Volatile.Write(ref delivered, id);
                }
            },
            Token);

        await AtOnceAsync(owners.Length, async index =>
        {
            while (!posting.IsCompleted)
            {
                var before = Volatile.Read(ref delivered);
                var page = await ReadAsync(owners[index]);
                page.OrderDescending().Distinct().ShouldBe(page);
                (before == 0 || page.Contains(before)).ShouldBeTrue($"{before} was delivered before the read");
            }

            return index;
        });
        await posting;

        foreach (var owner in owners)
        {
            (await PageWalk.DownAsync(page => Feeds.ReadAsync(owner, page, Token), () => 25)).Count.ShouldBe(40);
        }
    }

    [Fact]
    public async Task Every_one_of_many_followers_gets_a_status()
    {
        var author = await Store.AddAccountAsync();
        var fans = Enumerable.Range(1, 1200).Select(i => Build.Account(author.Id + i)).ToList();
        await Store.Seed.AddAccountsAsync(fans, "hash", Token);
        await Store.Seed.AddFollowsAsync([.. fans.Select((fan, i) => new SeedFollow(fan.Id, author.Id, author.Id + 2000 + i))], Token);
        for (var i = 0; i < fans.Count; i += 7)
        {
            await ReadAsync(fans[i].Id);
        }

        var status = (await Store.PostAsync(author.Id)).Id;
        await Store.RunAllJobsAsync();

        foreach (var fan in fans.Where((_, index) => index % 5 == 0))
        {
            (await ReadAsync(fan.Id)).ShouldBe([status]);
        }

        var receipt = (await Store.Receipts.FindAsync(status, Token)).ShouldNotBeNull();
        (receipt.Followers, receipt.Jobs, receipt.JobsDone, receipt.Written + receipt.Deferred).ShouldBe((1200, 5, 5, 1200));
    }

    private async Task<(long Author, long[] Owners)> AddFollowedAsync(int owners)
    {
        var author = (await Store.AddAccountAsync()).Id;
        var ids = await Store.AddAccountsAsync(owners);
        foreach (var id in ids)
        {
            await Store.FollowAsync(id, author);
        }

        return (author, ids);
    }

    private async Task<long> PostAsync(long author)
    {
        var status = (await Store.PostAsync(author)).Id;
        await Store.RunAllJobsAsync();
        return status;
    }

    private ValueTask<IReadOnlyList<long>> ReadAsync(long owner) => Feeds.ReadAsync(owner, PageRequest.Newest(40), Token);
}
