using Linnet.Core;
using Linnet.Core.Jobs;
using Linnet.Core.Paging;
using Linnet.Core.Statuses;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IStatusStore"/> promises of posting, finding and deleting.</summary>
public abstract class StatusStoreContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private IStatusStore Statuses => Store.Statuses;

    [Fact]
    public async Task A_status_is_found_as_it_was_posted()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var app = await Store.Apps.AddAsync(Build.App(), Token);
        var content = new StatusContent
        {
            Text = "Hello @donald,\n\"it's\" 100 % \\ 🦆 #duck #été",
            Spoiler = "ducks",
            IsSensitive = true,
            Language = "pt-BR",
            Mentions = [new(donald.Id, donald.Alias), new(daisy.Id, daisy.Alias)],
            Tags = ["été", "duck"],
        };

        var status = (await Statuses.AddAsync(new(daisy.Id, content, AppId: app.Id), Token)).ShouldNotBeNull().Status;
        await Store.ReopenAsync();
        var found = (await Statuses.FindAsync(status.Id, Token)).ShouldNotBeNull();

        foreach (var one in new[] { status, found })
        {
            one.ShouldBeSame(new Status { Id = status.Id, AccountId = daisy.Id, Content = content, AppId = app.Id });
            one.CreatedAt.ShouldBe(Store.Clock.GetUtcNow());
        }
    }

    [Fact]
    public async Task A_plain_status_has_nothing_that_was_not_given()
    {
        var daisy = await Store.AddAccountAsync();

        var status = await Store.PostAsync(daisy.Id, "Hello");

        (await Statuses.FindAsync(status.Id, Token)).ShouldBeSame(
            new Status { Id = status.Id, AccountId = daisy.Id, Content = new() { Text = "Hello" } });
    }

    [Fact]
    public async Task Who_does_not_exist_cannot_post()
    {
        (await Statuses.AddAsync(Build.NewStatus(NoSuchId), Token)).ShouldBeNull();

        (await Statuses.CountAsync(Token)).ShouldBe((0, 0));
        (await Store.Jobs.CountAsync(Token)).ShouldBe(default);
    }

    [Fact]
    public async Task A_status_is_counted_and_comes_with_its_job()
    {
        var daisy = await Store.AddAccountAsync();

        var status = (await Statuses.AddAsync(Build.NewStatus(daisy.Id) with { FollowersPerJob = 7 }, Token)).ShouldNotBeNull().Status;

        var counted = await Store.GetAccountAsync(daisy.Id);
        (counted.Statuses, counted.LastStatusId).ShouldBe((1, status.Id));
        (await Statuses.CountAsync(Token)).ShouldBe((1, 1));
        await Store.ReopenAsync();
        var lease = await Store.TakePostStatusAsync();
        lease.Job.ShouldBe(new PostStatusJob(status.Id, daisy.Id, 7));
    }

    [Fact]
    public async Task The_same_key_again_yields_the_first_status()
    {
        var daisy = await Store.AddAccountAsync();
        var first = (await Statuses.AddAsync(Build.NewStatus(daisy.Id, "one") with { IdempotencyKey = "k'%" }, Token)).ShouldNotBeNull();
        await Store.ReopenAsync();

        var again = await Statuses.AddAsync(Build.NewStatus(daisy.Id, "two") with { IdempotencyKey = "k'%" }, Token);

        (first.IsNew, again.ShouldNotBeNull().IsNew).ShouldBe((true, false));
        again.Status.ShouldBeSame(first.Status);
        (await Store.GetAccountAsync(daisy.Id)).Statuses.ShouldBe(1);
        (await Store.Jobs.CountAsync(Token)).PostStatus.ShouldBe(1);
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task The_same_key_many_times_at_once_posts_once()
    {
        var daisy = await Store.AddAccountAsync();

        var posted = await AtOnceAsync(16, index =>
            Statuses.AddAsync(Build.NewStatus(daisy.Id, $"{index}") with { IdempotencyKey = "key" }, Token));

        posted.Select(added => added.ShouldNotBeNull().Status.Id).Distinct().ShouldHaveSingleItem();
        posted.Select(added => added!.Status.Content.Text).Distinct().ShouldHaveSingleItem();
        posted.Count(added => added!.IsNew).ShouldBe(1);
        (await Statuses.CountAsync(Token)).Statuses.ShouldBe(1);
        (await Store.Jobs.CountAsync(Token)).PostStatus.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_is_one_accounts_own_and_its_case_counts()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        (long Account, string? Key)[] posts = [(daisy.Id, "key"), (donald.Id, "key"), (daisy.Id, "KEY"), (daisy.Id, null), (daisy.Id, null)];

        foreach (var (account, key) in posts)
        {
            (await Statuses.AddAsync(Build.NewStatus(account) with { IdempotencyKey = key }, Token)).ShouldNotBeNull();
        }

        (await Statuses.CountAsync(Token)).Statuses.ShouldBe(posts.Length);
    }

    [Fact]
    public async Task Ids_ascend_over_posts_and_follows_of_an_author_whatever_the_clock_does()
    {
        var (author, fan) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        List<long> ids = [author.Id];
        for (var round = 0; round < 4; round++)
        {
            ids.Add((await Store.PostAsync(author.Id)).Id);
            await Store.FollowAsync(fan.Id, author.Id);
            ids.Add((await Store.Follows.ListFollowersAsync(author.Id, PageRequest.Newest(), Token))[0].Since);
            ids.Add((await Store.PostAsync(author.Id)).Id);
            await Store.UnfollowAsync(fan.Id, author.Id);
            Store.Clock.Set(Store.Clock.GetUtcNow().AddMinutes(round % 2 == 0 ? -10 : 5));
        }

        ids.ShouldBe(ids.Distinct().Order());
    }

    [Fact]
    public async Task An_id_is_not_given_again_after_its_status_went_and_the_store_restarted()
    {
        var daisy = await Store.AddAccountAsync();
        var status = await Store.PostAsync(daisy.Id);
        await Statuses.DeleteAsync(status.Id, daisy.Id, Token);
        Store.Clock.Set(Store.Clock.GetUtcNow().AddHours(-1));
        await Store.ReopenAsync();

        (await Store.PostAsync(daisy.Id)).Id.ShouldBeGreaterThan(status.Id);
    }

    [Fact]
    public async Task Posts_at_once_are_all_kept_and_counted()
    {
        var authors = await Store.AddAccountsAsync(4);

        var posted = await AtOnceAsync(40, index => Store.PostAsync(authors[index % 4], $"{index}"));

        posted.Select(status => status.Id).ShouldBeUnique();
        var found = await Statuses.FindManyAsync([.. posted.Select(status => status.Id)], Token);
        found.Select(status => status.Content.Text).ShouldBe(Enumerable.Range(0, 40).Select(index => $"{index}"), ignoreOrder: true);
        (await Statuses.CountAsync(Token)).ShouldBe((4, 40));
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Many_are_found_at_once_and_missing_ones_are_passed_over()
    {
        var daisy = await Store.AddAccountAsync();
        var ids = (await AtOnceAsync(Limits.LookUpIds - 1, _ => Store.PostAsync(daisy.Id))).Select(status => status.Id).ToArray();

        (await Statuses.FindManyAsync([.. ids, NoSuchId], Token)).Select(status => status.Id).ShouldBe(ids, ignoreOrder: true);
        (await Statuses.FindManyAsync([], Token)).ShouldBeEmpty();
        (await Statuses.FindAsync(NoSuchId, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_deleted_status_is_gone_and_counted_off()
    {
        var daisy = await Store.AddAccountAsync();
        var (stays, goes) = (await Store.PostAsync(daisy.Id, "a"), await Store.PostAsync(daisy.Id, "b", "duck"));

        (await Statuses.DeleteAsync(goes.Id, daisy.Id, Token)).ShouldBeSame(goes);

        (await Statuses.FindAsync(goes.Id, Token)).ShouldBeNull();
        (await Statuses.FindManyAsync([stays.Id, goes.Id], Token)).ShouldHaveSingleItem().Id.ShouldBe(stays.Id);
        (await Statuses.ListVersionsAsync(goes.Id, Token)).ShouldBeEmpty();
        (await Store.Receipts.FindAsync(goes.Id, Token)).ShouldBeNull();
        (await Store.GetAccountAsync(daisy.Id)).Statuses.ShouldBe(1);
        (await Statuses.CountAsync(Token)).ShouldBe((1, 1));
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Nobody_deletes_what_is_not_theirs_and_nothing_goes_twice()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var status = await Store.PostAsync(daisy.Id);

        (await Statuses.DeleteAsync(status.Id, donald.Id, Token)).ShouldBeNull();
        (await Statuses.FindAsync(status.Id, Token)).ShouldNotBeNull();

        var deleted = await AtOnceAsync(8, _ => Statuses.DeleteAsync(status.Id, daisy.Id, Token));
        deleted.OfType<Status>().ShouldHaveSingleItem();
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Jobs_of_a_deleted_status_end_all_the_same()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        await Store.FollowAsync(donald.Id, daisy.Id);
        var (early, late) = (await Store.PostAsync(daisy.Id), await Store.PostAsync(daisy.Id));
        await Store.RunPostStatusAsync();
        await Statuses.DeleteAsync(early.Id, daisy.Id, Token);
        await Statuses.DeleteAsync(late.Id, daisy.Id, Token);

        await Store.RunAllJobsAsync();

        (await Store.Jobs.CountAsync(Token)).ShouldBe(default);
        (await Store.Receipts.FindAsync(early.Id, Token)).ShouldBeNull();
    }
}
