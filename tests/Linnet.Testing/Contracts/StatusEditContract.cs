using Linnet.Core;
using Linnet.Core.Paging;
using Linnet.Core.Statuses;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IStatusStore"/> promises of edits and of their history.</summary>
public abstract class StatusEditContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private IStatusStore Statuses => Store.Statuses;

    private DateTimeOffset Now => Store.Clock.GetUtcNow();

    [Fact]
    public async Task An_edit_replaces_the_content_and_nothing_else()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var status = await Store.PostAsync(daisy.Id, "one #duck", "duck");
        Store.Clock.Advance(TimeSpan.FromMinutes(1));
        var content = new StatusContent
        {
            Text = "two\n@donald #goose",
            Spoiler = "geese",
            IsSensitive = true,
            Language = "en",
            Mentions = [new(donald.Id, donald.Alias)],
            Tags = ["goose"],
        };

        var edited = (await Statuses.EditAsync(status.Id, daisy.Id, content, Now, Token)).Value;

        edited.ShouldBeSame(status with { Content = content, EditedAt = Now });
        (await Statuses.FindAsync(status.Id, Token)).ShouldBeSame(edited);
        (await Store.GetAccountAsync(daisy.Id)).Statuses.ShouldBe(1);
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task The_history_holds_every_version_oldest_first()
    {
        var daisy = await Store.AddAccountAsync();
        var status = await Store.PostAsync(daisy.Id, "one", "first");
        (await Statuses.ListVersionsAsync(status.Id, Token)).ShouldHaveSingleItem()
            .Content.ShouldBeSame(status.Content);
        List<StatusVersion> expected = [new(status.CreatedAt, status.Content)];
        foreach (var text in new[] { "two", "three", "one" })
        {
            Store.Clock.Advance(TimeSpan.FromMinutes(1));
            var content = Build.Content(text, text) with { Spoiler = text, Mentions = [new(daisy.Id, daisy.Alias)] };
            (await Statuses.EditAsync(status.Id, daisy.Id, content, Now, Token)).Refusal.ShouldBeNull();
            expected.Add(new(Now, content));
        }

        await Store.ReopenAsync();

        (await Statuses.ListVersionsAsync(status.Id, Token)).ShouldBeSame(expected);
        (await Statuses.ListVersionsAsync(NoSuchId, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_leaves_no_trace()
    {
        var daisy = await Store.AddAccountAsync();
        var content = Build.Content("one", "a", "b") with { Mentions = [new(daisy.Id, daisy.Alias)], Language = "en" };
        var status = (await Statuses.AddAsync(new(daisy.Id, content), Token)).ShouldNotBeNull().Status;
        Store.Clock.Advance(TimeSpan.FromMinutes(1));
        var same = content with { Tags = ["a", "b"], Mentions = [new(daisy.Id, daisy.Alias)] };

        var edited = (await Statuses.EditAsync(status.Id, daisy.Id, same, Now, Token)).Value;

        edited.ShouldBeSame(status);
        (await Statuses.FindAsync(status.Id, Token)).ShouldNotBeNull().EditedAt.ShouldBeNull();
        (await Statuses.ListVersionsAsync(status.Id, Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_of_any_part_is_an_edit()
    {
        var daisy = await Store.AddAccountAsync();
        var content = Build.Content("one");
        var status = (await Statuses.AddAsync(new(daisy.Id, content), Token)).ShouldNotBeNull().Status;
        StatusContent[] edits =
        [
            content with { Spoiler = "s" }, content with { IsSensitive = true }, content with { Language = "en" },
            content with { Tags = ["t"] }, content with { Mentions = [new(daisy.Id, daisy.Alias)] },
        ];

        foreach (var edit in edits)
        {
            (await Statuses.EditAsync(status.Id, daisy.Id, edit, Now, Token)).Value.Content.ShouldBeSame(edit);
        }

        (await Statuses.ListVersionsAsync(status.Id, Token)).Count.ShouldBe(1 + edits.Length);
    }

    [Fact]
    public async Task Nobody_edits_what_is_not_theirs_or_not_there()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var (status, deleted) = (await Store.PostAsync(daisy.Id), await Store.PostAsync(daisy.Id));
        await Statuses.DeleteAsync(deleted.Id, daisy.Id, Token);

        foreach (var (id, account) in new[] { (status.Id, donald.Id), (NoSuchId, daisy.Id), (deleted.Id, daisy.Id) })
        {
            (await Statuses.EditAsync(id, account, Build.Content("two"), Now, Token))
                .Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.NotFound);
        }

        (await Statuses.FindAsync(status.Id, Token)).ShouldBeSame(status);
        (await Statuses.FindAsync(deleted.Id, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task An_edit_past_the_limit_is_refused_and_changes_nothing()
    {
        var daisy = await Store.AddAccountAsync();
        var status = await Store.PostAsync(daisy.Id, "0");
        for (var edit = 1; edit <= Limits.StatusEdits; edit++)
        {
            (await Statuses.EditAsync(status.Id, daisy.Id, Build.Content($"{edit}"), Now, Token)).Refusal.ShouldBeNull();
        }

        var refusal = (await Statuses.EditAsync(status.Id, daisy.Id, Build.Content("more"), Now, Token)).Refusal.ShouldNotBeNull();

        refusal.Kind.ShouldNotBe(RefusalKind.NotFound);
        (await Statuses.FindAsync(status.Id, Token)).ShouldNotBeNull().Content.Text.ShouldBe($"{Limits.StatusEdits}");
        (await Statuses.ListVersionsAsync(status.Id, Token)).Count.ShouldBe(Limits.StatusEdits + 1);
    }

    [Fact]
    public async Task Tags_follow_the_edit()
    {
        var daisy = await Store.AddAccountAsync();
        var status = await Store.PostAsync(daisy.Id, "x", "stays", "goes");

        await Statuses.EditAsync(status.Id, daisy.Id, Build.Content("x", "comes", "stays"), Now, Token);
        await Store.IndexAsync();

        (await ListByTagAsync("stays")).ShouldBe([status.Id]);
        (await ListByTagAsync("comes")).ShouldBe([status.Id]);
        (await ListByTagAsync("goes")).ShouldBeEmpty();
        (await Statuses.SearchTagsAsync("stays", 0, 5, Token)).ShouldBe([new("stays", 1)]);
        (await Statuses.SearchTagsAsync("goes", 0, 5, Token)).ShouldBeEmpty();
        await Store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Edits_at_once_are_all_in_the_history()
    {
        var daisy = await Store.AddAccountAsync();
        var status = await Store.PostAsync(daisy.Id, "first");

        await AtOnceAsync(10, index => Statuses.EditAsync(status.Id, daisy.Id, Build.Content($"{index}"), Now, Token));

        var versions = await Statuses.ListVersionsAsync(status.Id, Token);
        versions.Select(version => version.Content.Text)
            .ShouldBe(Enumerable.Range(0, 10).Select(index => $"{index}").Prepend("first"), ignoreOrder: true);
        versions[^1].Content.Text.ShouldBe((await Statuses.FindAsync(status.Id, Token)).ShouldNotBeNull().Content.Text);
    }

    private async Task<IReadOnlyList<long>> ListByTagAsync(string tag) =>
        await Statuses.ListByTagAsync(tag, PageRequest.Newest(), Token);
}
