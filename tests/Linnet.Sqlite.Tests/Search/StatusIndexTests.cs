using Linnet.Core.Paging;
using Linnet.Core.Search;
using Linnet.Testing;
using Linnet.Testing.Builders;
using Linnet.Testing.Contracts;
using Shouldly;
using Xunit;

namespace Linnet.Sqlite.Tests.Search;

/// <summary>How the index follows what is stored.</summary>
public sealed class StatusIndexTests : StoreContract<SqliteUnderTest>
{
    [Fact]
    public async Task The_indexer_gathers_posts_for_a_moment_and_then_takes_them_all()
    {
        var daisy = await Store.AddAccountAsync();
        var posted = await AtOnceAsync(250, index => Store.PostAsync(daisy.Id, $"duck {index}"));
        (await FindAsync("duck")).ShouldBeEmpty();

        await Eventually.PassesAsync(async () =>
        {
            Store.Clock.Advance(TimeSpan.FromMilliseconds(200));
            foreach (var (status, index) in posted.Select((status, index) => (status, index)))
            {
                (await FindAsync($"\"duck {index}\"")).ShouldBe([status.Id]);
            }
        });
    }

    [Fact]
    public async Task An_index_by_other_rules_is_made_anew_after_the_start()
    {
        var daisy = await Store.AddAccountAsync("daisy");
        var status = await Store.PostAsync(daisy.Id, "duck");
        await Store.IndexAsync();
        await Store.Database.Writer.RunAsync(
            scope => scope.Db.Execute("UPDATE search_progress SET version = version - 1")
                + scope.Db.Execute("DELETE FROM account_word"),
            Token);

        await Store.ReopenAsync();
        (await FindAsync("duck")).ShouldBeEmpty();

        await Store.IndexAsync();
        (await FindAsync("duck")).ShouldBe([status.Id]);
        (await Store.Accounts.SearchAsync("dai", 0, 5, Token)).ShouldHaveSingleItem().Id.ShouldBe(daisy.Id);
        (await Store.Statuses.DeleteAsync(status.Id, daisy.Id, Token)).ShouldNotBeNull();
        (await FindAsync("duck")).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<long>> FindAsync(string query) =>
        await Store.Search.FindStatusesAsync(SearchQuery.Parse(query).Value, null, PageRequest.Newest(40), 0, Token);
}
