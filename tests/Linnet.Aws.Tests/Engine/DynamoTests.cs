using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Paging;
using Linnet.Testing.Aws;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Engine;

public sealed class DynamoTests : IAsyncLifetime
{
    private static readonly Table Feeds = LinnetTables.Feeds;

    private readonly AwsUnderTest _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Dynamo Dynamo => _store.Get<Dynamo>();

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task What_is_written_in_batches_is_read_in_order_page_by_page()
    {
        await Dynamo.WriteAsync(Feeds, Enumerable.Range(1, 60).Select(Entry), [], Token);

        (await ReadAsync(PageRequest.Newest(3))).ShouldBe([60, 59, 58]);
        (await ReadAsync(PageRequest.Below(58, 2))).ShouldBe([57, 56]);
        (await ReadAsync(new(null, 10, Nearest: true, 2))).ShouldBe([11, 12]);
        (await ReadAsync(new(13, 10, Nearest: false, 40))).ShouldBe([12, 11]);
    }

    [Fact]
    public async Task Only_those_that_exist_are_found_however_many_are_asked_for()
    {
        await Dynamo.WriteAsync(Feeds, Enumerable.Range(1, 30).Select(Entry), [], Token);

        var found = await Dynamo.GetManyAsync(Feeds, [.. Enumerable.Range(1, 250).Select(Entry)], Token);

        found.Select(item => item.Number("statusId")).ShouldBe(Enumerable.Range(1, 30).Select(id => (long)id), ignoreOrder: true);
    }

    [Fact]
    public async Task A_change_whose_condition_does_not_hold_is_not_made()
    {
        (await Dynamo.ChangeAsync(Put.New(Feeds, Entry(1)), Token)).ShouldNotBeNull();

        (await Dynamo.ChangeAsync(Put.New(Feeds, Entry(1)), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task An_update_gives_the_item_as_it_is_and_a_deletion_as_it_was()
    {
        var update = new Update(Feeds, Entry(1), "SET #name = :name ADD #size :one")
        {
            Values = new Item { [":name"] = "size", [":one"] = 1 },
        };

        var updated = await Dynamo.ChangeAsync(update, Token);
        var deleted = await Dynamo.ChangeAsync(new Delete(Feeds, Entry(1)), Token);

        updated!.Text("name").ShouldBe("size");
        deleted!.Small("size").ShouldBe(1);
        (await Dynamo.GetAsync(Feeds, Entry(1), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_transaction_says_which_condition_failed_and_changes_nothing()
    {
        await Dynamo.ChangeAsync(Put.New(Feeds, Entry(2)), Token);

        var result = await Dynamo.TransactAsync([Put.New(Feeds, Entry(1)), Put.New(Feeds, Entry(2))], Token);

        result.IsDone.ShouldBeFalse();
        (result.FailedAt(0), result.FailedAt(1)).ShouldBe((false, true));
        (await Dynamo.GetAsync(Feeds, Entry(1), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Transactions_that_meet_are_all_made_in_the_end()
    {
        var addOne = new Update(Feeds, Entry(1), "ADD #size :one") { Values = new Item { [":one"] = 1 } };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Dynamo.TransactAsync([addOne], Token)));

        (await Dynamo.GetAsync(Feeds, Entry(1), Token))!.Small("size").ShouldBe(20);
    }

    private static Item Entry(int statusId) => new() { ["ownerId"] = 1, ["statusId"] = statusId };

    private async Task<IEnumerable<long>> ReadAsync(PageRequest page) =>
        (await Dynamo.QueryAsync(new Query(Feeds, 1) { Limit = 0 }.Of(page), Token)).Select(item => item.Number("statusId"));
}
