using Linnet.Core.Paging;
using Linnet.Core.Statuses;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What the lists of <see cref="IStatusStore"/> promise.</summary>
public abstract class StatusListContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private IStatusStore Statuses => Store.Statuses;

    [Fact]
    public async Task A_story_is_paged_newest_first()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var posted = await PostAsync(count: 14, daisy.Id, donald.Id);
        await DeleteAsync(posted[4]);

        await PageWalk.ShouldBeAsync(
            page => Statuses.ListByAccountAsync(daisy.Id, page, Token),
            [.. posted.Where(status => status.AccountId == daisy.Id).Except([posted[4]]).Select(status => status.Id).Reverse()]);
        (await Statuses.ListByAccountAsync(NoSuchId, PageRequest.Newest(), Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_statuses_are_paged_newest_first()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var posted = await PostAsync(count: 8, daisy.Id, donald.Id);
        await DeleteAsync(posted[7]);
        await DeleteAsync(posted[3]);

        await PageWalk.ShouldBeAsync(
            page => Statuses.ListAllAsync(page, Token),
            [.. posted.Except([posted[7], posted[3]]).Select(status => status.Id).Reverse()]);
    }

    [Fact]
    public async Task A_tag_is_paged_newest_first_and_in_its_exact_spelling()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var posted = await PostAsync(count: 8, daisy.Id, donald.Id);
        await Store.PostAsync(daisy.Id, "none");
        await Store.PostAsync(daisy.Id, "another", "été2", "ét");
        await DeleteAsync(posted[2]);
        await Store.IndexAsync();

        await PageWalk.ShouldBeAsync(
            page => Statuses.ListByTagAsync("été", page, Token),
            [.. posted.Except([posted[2]]).Select(status => status.Id).Reverse()]);
        (await Statuses.ListByTagAsync("ete", PageRequest.Newest(), Token)).ShouldBeEmpty();
        (await Statuses.ListByTagAsync("%", PageRequest.Newest(), Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_survive_a_restart()
    {
        var daisy = await Store.AddAccountAsync();
        var posted = await PostAsync(count: 3, daisy.Id);
        long[] ids = [.. posted.Select(status => status.Id).Reverse()];

        await Store.ReopenAsync();
        await Store.IndexAsync();

        (await Statuses.ListByAccountAsync(daisy.Id, PageRequest.Newest(), Token)).ShouldBe(ids);
        (await Statuses.ListAllAsync(PageRequest.Newest(), Token)).ShouldBe(ids);
        (await Statuses.ListByTagAsync("été", PageRequest.Newest(), Token)).ShouldBe(ids);
    }

    [Fact]
    public async Task Walking_down_misses_and_repeats_nothing_while_posts_go_on()
    {
        var daisy = await Store.AddAccountAsync();
        var posted = await PostAsync(count: 9, daisy.Id);

        var seen = await PageWalk.DownAsync(
            page => Statuses.ListAllAsync(page, Token), () => 2, async () => await PostAsync(count: 1, daisy.Id));

        seen.ShouldBe(posted.Select(status => status.Id).Reverse());
    }

    [Fact]
    public async Task Tags_are_found_by_their_beginning_the_most_used_first()
    {
        var daisy = await Store.AddAccountAsync();
        await Store.PostAsync(daisy.Id, "x", "duck", "duckling");
        await Store.PostAsync(daisy.Id, "x", "duckling", "swan");
        await Store.PostAsync(daisy.Id, "x", "duckling", "été", "d_ck");
        await Store.PostAsync(daisy.Id, "x", "duck");
        await Store.PostAsync(daisy.Id, "x", "ducks");

        (await SearchAsync("duck")).ShouldBe([new("duckling", 3), new("duck", 2), new("ducks", 1)]);
        (await SearchAsync("duck", offset: 1, limit: 1)).ShouldBe([new("duck", 2)]);
        (await SearchAsync("duck", offset: 3)).ShouldBeEmpty();
        (await SearchAsync("ét")).ShouldBe([new("été", 1)]);
        (await SearchAsync("d_")).ShouldBe([new("d_ck", 1)]);
        (await SearchAsync("%")).ShouldBeEmpty();
        (await SearchAsync("ducklings")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tag_that_no_status_bears_any_more_is_not_found()
    {
        var daisy = await Store.AddAccountAsync();
        var status = await Store.PostAsync(daisy.Id, "x", "duck");

        await DeleteAsync(status);

        (await SearchAsync("duck")).ShouldBeEmpty();
    }

    private async Task<List<Status>> PostAsync(int count, params long[] authors)
    {
        List<Status> posted = [];
        for (var i = 0; i < count; i++)
        {
            posted.Add(await Store.PostAsync(authors[i % authors.Length], $"{i}", "été"));
        }

        return posted;
    }

    private async Task DeleteAsync(Status status) =>
        (await Statuses.DeleteAsync(status.Id, status.AccountId, Token)).ShouldNotBeNull();

    private async Task<IReadOnlyList<TagCount>> SearchAsync(string prefix, int offset = 0, int limit = 10)
    {
        await Store.IndexAsync();
        return await Statuses.SearchTagsAsync(prefix, offset, limit, Token);
    }
}
