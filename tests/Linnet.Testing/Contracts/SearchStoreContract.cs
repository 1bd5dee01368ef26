using Linnet.Core.Ids;
using Linnet.Core.Paging;
using Linnet.Core.Search;
using Linnet.Core.Statuses;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="ISearchStore"/> promises, beside what counts as the same word.</summary>
public abstract class SearchStoreContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private IStatusStore Statuses => Store.Statuses;

    [Fact]
    public async Task Words_must_all_occur_in_any_order_and_a_phrase_in_its_own()
    {
        var daisy = await Store.AddAccountAsync();
        var both = await Store.PostAsync(daisy.Id, "Brown bread, and butter");
        var turned = await Store.PostAsync(daisy.Id, "butter on bread");
        var one = await Store.PostAsync(daisy.Id, "bread");

        (await FindAsync("bread")).ShouldBe([one.Id, turned.Id, both.Id]);
        (await FindAsync("butter bread")).ShouldBe([turned.Id, both.Id]);
        (await FindAsync("\"bread and butter\"")).ShouldBe([both.Id]);
        (await FindAsync("\"butter bread\"")).ShouldBeEmpty();
        (await FindAsync("bread -butter")).ShouldBe([one.Id]);
        (await FindAsync("bread -\"brown bread\"")).ShouldBe([one.Id, turned.Id]);
        (await FindAsync("butt")).ShouldBeEmpty();
        (await FindAsync("bu* br*")).ShouldBe([turned.Id, both.Id]);
        (await FindAsync("\"butter o\" -x")).ShouldBeEmpty();
        (await FindAsync("\"butter on\"*")).ShouldBe([turned.Id]);
        (await FindAsync("\"brown bre\"*")).ShouldBe([both.Id]);
    }

    [Fact]
    public async Task Author_tags_and_days_narrow_the_search()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var first = await Store.PostAsync(daisy.Id, "rain #weather", "weather");
        Store.Clock.Advance(TimeSpan.FromDays(1));
        var second = await Store.PostAsync(donald.Id, "rain #weather #weathervane", "weather", "weathervane");
        Store.Clock.Advance(TimeSpan.FromDays(1));
        var third = await Store.PostAsync(daisy.Id, "rain weather");

        (await FindAsync("rain", daisy.Id)).ShouldBe([third.Id, first.Id]);
        (await FindAsync("rain", NoSuchId)).ShouldBeEmpty();
        (await FindAsync("#weather")).ShouldBe([second.Id, first.Id]);
        (await FindAsync("#Weather rain", daisy.Id)).ShouldBe([first.Id]);
        (await FindAsync("#weather*", donald.Id)).ShouldBe([second.Id]);
        (await FindAsync("rain -#weather")).ShouldBe([third.Id]);
        (await FindAsync("weather")).ShouldBe([third.Id, second.Id, first.Id]);
        (await FindAsync("rain before:2026-01-02")).ShouldBe([first.Id]);
        (await FindAsync("rain after:2026-01-02")).ShouldBe([third.Id]);
        (await FindAsync("rain after:2026-01-01 before:2026-01-03")).ShouldBe([second.Id]);
        (await FindAsync("rain after:2026-01-01 before:2026-01-03", daisy.Id)).ShouldBeEmpty();
        (await FindAsync("rain after:1999-01-01 before:9999-12-31")).Count.ShouldBe(3);
        (await FindAsync("rain after:9999-12-31")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_by_an_author_is_found_without_a_word()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var status = await Store.PostAsync(daisy.Id, "!?");
        await Store.PostAsync(donald.Id);
        await Store.IndexAsync();

        (await Store.Search.FindStatusesAsync(new SearchQuery { From = daisy.Alias }, daisy.Id, PageRequest.Newest(), 0, Token))
            .ShouldBe([status.Id]);
    }

    [Fact]
    public async Task The_warning_is_searched_too_but_no_phrase_reaches_from_it_into_the_text()
    {
        var daisy = await Store.AddAccountAsync();
        var content = Build.Content("egg salad") with { Spoiler = "About food" };
        var status = (await Statuses.AddAsync(new(daisy.Id, content), Token)).ShouldNotBeNull().Status;

        (await FindAsync("food egg")).ShouldBe([status.Id]);
        (await FindAsync("\"about food\"")).ShouldBe([status.Id]);
        (await FindAsync("\"food egg\"")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Deleted_and_replaced_text_is_not_found_from_then_on()
    {
        var daisy = await Store.AddAccountAsync();
        var (kept, edited, deleted) =
            (await Store.PostAsync(daisy.Id, "old"), await Store.PostAsync(daisy.Id, "old #old", "old"), await Store.PostAsync(daisy.Id, "old"));
        (await FindAsync("old")).ShouldBe([deleted.Id, edited.Id, kept.Id]);

        await Statuses.EditAsync(edited.Id, daisy.Id, Build.Content("new #new", "new"), Store.Clock.GetUtcNow(), Token);
        await Statuses.DeleteAsync(deleted.Id, daisy.Id, Token);

        (await FindNowAsync("old")).ShouldBe([kept.Id]);
        (await FindNowAsync("#old")).ShouldBeEmpty();
        (await FindAsync("new")).ShouldBe([edited.Id]);
        (await FindAsync("#new")).ShouldBe([edited.Id]);
    }

    [Fact]
    public async Task What_changes_before_it_could_be_found_is_found_as_it_is_in_the_end()
    {
        var daisy = await Store.AddAccountAsync();
        var (edited, deleted) = (await Store.PostAsync(daisy.Id, "old"), await Store.PostAsync(daisy.Id, "old"));
        await Statuses.EditAsync(edited.Id, daisy.Id, Build.Content("new"), Store.Clock.GetUtcNow(), Token);
        await Statuses.DeleteAsync(deleted.Id, daisy.Id, Token);

        (await FindAsync("old")).ShouldBeEmpty();
        (await FindAsync("new")).ShouldBe([edited.Id]);
    }

    [Fact]
    public async Task An_edit_back_and_forth_leaves_no_trace()
    {
        var daisy = await Store.AddAccountAsync();
        var status = await Store.PostAsync(daisy.Id, "one");
        foreach (var text in new[] { "two", "one", "three", "two" })
        {
            (await FindAsync("one two three")).ShouldBeEmpty();
            await Statuses.EditAsync(status.Id, daisy.Id, Build.Content(text), Store.Clock.GetUtcNow(), Token);
            (await FindAsync(text)).ShouldBe([status.Id]);
        }

        await Statuses.DeleteAsync(status.Id, daisy.Id, Token);
        foreach (var text in new[] { "one", "two", "three" })
        {
            (await FindNowAsync(text)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Statuses_of_suspended_and_deleted_accounts_are_left_out()
    {
        var (suspended, deleted) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var status = await Store.PostAsync(suspended.Id, "duck");
        await Store.PostAsync(deleted.Id, "duck");
        await Store.IndexAsync();

        await Store.Accounts.SetSuspendedAsync(suspended.Id, true, Token);
        await Store.Accounts.DeleteAsync(deleted.Id, Token);
        (await FindNowAsync("duck")).ShouldBeEmpty();

        await Store.PurgeAsync();
        await Store.Accounts.SetSuspendedAsync(suspended.Id, false, Token);
        (await FindNowAsync("duck")).ShouldBe([status.Id]);
    }

    [Fact]
    public async Task Loaded_statuses_are_found_also_when_younger_ones_were_before()
    {
        var daisy = await Store.AddAccountAsync();
        var young = await Store.PostAsync(daisy.Id, "duck");
        (await FindAsync("duck")).ShouldBe([young.Id]);
        var old = IdGenerator.AtTime(new(2024, 2, 29, 0, 0, 0, TimeSpan.Zero));

        await Store.Seed.AddStatusesAsync([Build.Status(old, daisy.Id, "duck"), Build.Status(old + 1, daisy.Id, "duck")], Token);
        await Store.Seed.AddStatusesAsync([Build.Status(old, daisy.Id, "goose")], Token);
        await Statuses.DeleteAsync(old + 1, daisy.Id, Token);

        (await FindAsync("duck")).ShouldBe([young.Id, old]);
        (await FindAsync("goose")).ShouldBeEmpty();
        (await FindAsync("duck before:2024-03-01 after:2024-02-28")).ShouldBe([old]);
    }

    [Fact]
    public async Task Results_are_paged_without_gaps_or_repeats()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        List<long> expected = [];
        for (var i = 0; i < 9; i++)
        {
            var status = await Store.PostAsync(i % 3 == 0 ? donald.Id : daisy.Id, i % 2 == 0 ? $"duck number {i}" : "goose");
            if (i % 2 == 0)
            {
                expected.Insert(0, status.Id);
            }
        }

        await Store.Accounts.SetSuspendedAsync(donald.Id, true, Token);
        await Store.IndexAsync();
        var query = SearchQuery.Parse("duck").Value;
        IReadOnlyList<long> shown = [.. expected.Where((_, index) => (8 - (index * 2)) % 3 != 0)];

        await PageWalk.ShouldBeAsync(page => Store.Search.FindStatusesAsync(query, null, page, 0, Token), shown);
        for (var offset = 0; offset <= shown.Count; offset++)
        {
            (await Store.Search.FindStatusesAsync(query, null, PageRequest.Newest(2), offset, Token))
                .ShouldBe(shown.Skip(offset).Take(2), $"passed over {offset}");
        }
    }

    [Fact]
    public async Task Results_survive_a_restart()
    {
        var daisy = await Store.AddAccountAsync();
        var found = await Store.PostAsync(daisy.Id, "duck");
        (await FindAsync("duck")).ShouldBe([found.Id]);
        var late = await Store.PostAsync(daisy.Id, "duck");

        await Store.ReopenAsync();

        (await FindAsync("duck")).ShouldBe([late.Id, found.Id]);
    }

    [Fact]
    public async Task The_longest_texts_and_queries_are_dealt_with()
    {
        var daisy = await Store.AddAccountAsync();
        var (long1, long2) = (new string('a', 4096), string.Concat(Enumerable.Repeat("長", 1300)));
        var (first, second) = (await Store.PostAsync(daisy.Id, long1), await Store.PostAsync(daisy.Id, long2));

        (await FindAsync(long1[..200])).ShouldBe([first.Id]);
        (await FindAsync(long2[..200])).ShouldBe([second.Id]);
        (await FindAsync("aa*")).ShouldBe([first.Id]);
        (await FindAsync("長")).ShouldBe([second.Id]);
    }

    private async Task<IReadOnlyList<long>> FindAsync(string query, long? authorId = null)
    {
        await Store.IndexAsync();
        return await FindNowAsync(query, authorId);
    }

    private async Task<IReadOnlyList<long>> FindNowAsync(string query, long? authorId = null) =>
        await Store.Search.FindStatusesAsync(SearchQuery.Parse(query).Value, authorId, PageRequest.Newest(), 0, Token);
}
