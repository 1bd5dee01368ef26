using Linnet.Aws.Engine;
using Linnet.Aws.Search;
using Linnet.Aws.Tables;
using Linnet.Core.Likes;
using Linnet.Core.Paging;
using Linnet.Core.Search;
using Linnet.Testing;
using Linnet.Testing.Aws;
using Linnet.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Search;

public sealed class StatusIndexerTests : IAsyncLifetime
{
    private readonly AwsUnderTest _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Dynamo Dynamo => _store.Get<Dynamo>();

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Indexing_again_counts_no_tag_twice()
    {
        var daisy = await _store.AddAccountAsync();
        var status = await _store.PostAsync(daisy.Id, "#duck", "duck");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _store.Get<StatusIndexer>().IndexAsync(status.Id, Token)));

        (await _store.Statuses.SearchTagsAsync("duck", 0, 5, Token)).ShouldBe([new("duck", 1)]);
        await _store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Indexers_that_overtake_edits_and_each_other_end_with_what_the_status_says()
    {
        var daisy = await _store.AddAccountAsync();
        var status = await _store.PostAsync(daisy.Id, "duck0 #even", "even");
        var indexer = _store.Get<StatusIndexer>();
        var indexing = new List<Task>();
        for (var edit = 1; edit <= 6; edit++)
        {
            indexing.Add(Task.Run(() => indexer.IndexAsync(status.Id, Token), Token));
            var tag = edit % 2 == 0 ? "even" : "odd";
            await _store.Statuses.EditAsync(
                status.Id, daisy.Id, Build.Content($"duck{edit} #{tag}", tag), _store.Clock.GetUtcNow(), Token);
            indexing.Add(Task.Run(() => indexer.IndexAsync(status.Id, Token), Token));
        }

        await Task.WhenAll(indexing);

        var now = (await _store.Statuses.FindAsync(status.Id, Token)).ShouldNotBeNull();
        (await ListWordsAsync()).ShouldBe(IndexItems.EntriesOf(now), ignoreOrder: true);
        (await _store.Statuses.SearchTagsAsync("even", 0, 5, Token)).ShouldBe([new("even", 1)]);
        (await _store.Statuses.SearchTagsAsync("odd", 0, 5, Token)).ShouldBeEmpty();
        await _store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Of_a_deleted_status_nothing_is_left()
    {
        var (daisy, donald) = (await _store.AddAccountAsync(), await _store.AddAccountAsync());
        var status = await _store.PostAsync(daisy.Id, "duck #pond", "pond");
        await _store.IndexAsync();
        await _store.Statuses.EditAsync(status.Id, daisy.Id, Build.Content("goose #lake", "lake"), _store.Clock.GetUtcNow(), Token);
        await _store.Likes.ApplyAsync([new Like(_store.Ids.Next(), status.Id, donald.Id, IsLiked: true)], Token);

        await _store.Statuses.DeleteAsync(status.Id, daisy.Id, Token);
        await _store.IndexAsync();

        foreach (var table in new[]
        {
            LinnetTables.Statuses, LinnetTables.Versions, LinnetTables.Stories, LinnetTables.Words, LinnetTables.Tags, LinnetTables.Likes,
        })
        {
            (await Dynamo.ScanAsync(table, Token).ToListAsync(Token)).ShouldBeEmpty(table.Name);
        }
    }

    [Fact]
    public async Task A_new_status_is_found_soon_in_a_process_that_goes_on_running()
    {
        var daisy = await _store.AddAccountAsync();
        using var service = new IndexService(_store.Get<IndexQueue>(), _store.Get<Patience>(), NullLogger<IndexService>.Instance);
        await service.StartAsync(Token);

        var status = await _store.PostAsync(daisy.Id, "duck");

        await Eventually.HoldsAsync(async () => (await FindAsync("duck")).Contains(status.Id));
        await service.StopAsync(Token);
    }

    private async Task<IReadOnlyList<long>> FindAsync(string query) =>
        await _store.Search.FindStatusesAsync(SearchQuery.Parse(query).Value, null, PageRequest.Newest(), 0, Token);

    private async Task<IEnumerable<string>> ListWordsAsync() =>
        (await Dynamo.ScanAsync(LinnetTables.Words, Token).ToListAsync(Token)).Select(item => item.Text("word"));
}
