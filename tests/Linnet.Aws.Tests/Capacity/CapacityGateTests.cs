using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Linnet.Testing;
using Linnet.Testing.Aws.Capacity;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Capacity;

/// <summary>What the gate refuses, and how it says so. A unit a second with a full burst is 300 units at once.</summary>
public sealed class CapacityGateTests : IAsyncLifetime
{
    private const int KB = 1024;

    private readonly Things _things = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AmazonDynamoDBClient Client => _things.Client;

    public async ValueTask InitializeAsync() => await _things.OpenAsync();

    public ValueTask DisposeAsync() => _things.DisposeAsync();

    [Fact]
    public async Task A_call_that_the_capacity_does_not_suffice_for_is_refused_and_noted()
    {
        await _things.PutAsync("here", 30 * KB);
        await ProvideAsync(units: 1, hasBurst: false);

        await Should.ThrowAsync<ProvisionedThroughputExceededException>(_things.PutAsync("1", 300 * KB));
        await Should.ThrowAsync<ProvisionedThroughputExceededException>(_things.PutAsync("here", 100), "the larger of both counts");
        await Should.ThrowAsync<ProvisionedThroughputExceededException>(Client.DeleteItemAsync(_things.Table, Things.Key("here"), Token));

        _things.Meter.Sum("things").ShouldBe((0, 0, 3));
        (await IdsAsync()).ShouldBe(["here"]);
    }

    [Fact]
    public async Task Of_a_batch_what_fits_is_written_and_the_rest_comes_back()
    {
        await ProvideAsync(units: 1, hasBurst: true);
        var puts = Enumerable.Range(1, 4).Select(i => new WriteRequest(new PutRequest(Things.Item($"{i}", 99 * KB)))).ToList();

        var response = await Client.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [_things.Table] = puts } }, Token);

        response.UnprocessedItems[_things.Table].ShouldHaveSingleItem().PutRequest.Item["id"].S.ShouldBe("4");
        _things.Meter.Sum("things").ShouldBe((0, 297, 1));
        await Should.ThrowAsync<ProvisionedThroughputExceededException>(
            Client.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = response.UnprocessedItems }, Token), "none fits");
        (await IdsAsync()).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task Of_a_batch_what_fits_is_read_and_the_other_keys_come_back()
    {
        await _things.PutAsync("large", 240 * KB);
        await ProvideAsync(units: 1, hasBurst: true);
        for (var i = 0; i < 4; i++)
        {
            await Client.GetItemAsync(_things.Table, Things.Key("large"), true, Token);
        }

        var keys = Enumerable.Range(0, 100).Select(i => Things.Key($"{i}")).ToList();
        var batch = new BatchGetItemRequest { RequestItems = new() { [_things.Table] = new() { Keys = keys, ConsistentRead = true } } };
        var response = await Client.BatchGetItemAsync(batch, Token);

        // 60 of 300 units are left, and what comes while the test runs.
        response.UnprocessedKeys[_things.Table].Keys.Count.ShouldBeInRange(20, 40);
        response.UnprocessedKeys[_things.Table].ConsistentRead.ShouldBe(true);
        await Should.ThrowAsync<ProvisionedThroughputExceededException>(async () =>
        {
            while (true)
            {
                await Client.BatchGetItemAsync(batch, Token);
            }
        });
    }

    [Fact]
    public async Task A_transaction_is_made_whole_or_refused_with_the_reasons()
    {
        await _things.ProvideAsync(units: 40_000, indexUnits: 1);
        _things.Meter.Start(hasBurst: false);
        await Eventually.PassesAsync(() => _things.PutAsync("0", 100), TimeSpan.FromSeconds(10));
        var parts = Enumerable.Range(1, 20).Select(i => new TransactWriteItem
        {
            Put = new() { TableName = _things.Table, Item = new(Things.Item($"{i:00}", 100)) { ["color"] = new("red") } },
        });

        var refusal = await Should.ThrowAsync<TransactionCanceledException>(Client.TransactWriteItemsAsync(
            new TransactWriteItemsRequest
            {
                TransactItems = [new() { Put = new() { TableName = _things.Table, Item = Things.Item("plain", 100) } }, .. parts],
            },
            Token));

        refusal.CancellationReasons.ConvertAll(reason => reason.Code)
            .ShouldBe(["None", .. Enumerable.Repeat("ProvisionedThroughputExceeded", 20)]);
        _things.Meter.Sum("things/by-color").Throttled.ShouldBe(1);
        (await IdsAsync()).ShouldBe(["0"]);
    }

    [Fact]
    public async Task An_index_without_capacity_holds_up_its_table_and_only_writes_that_touch_it()
    {
        await _things.ProvideAsync(units: 40_000, indexUnits: 1);
        _things.Meter.Start(hasBurst: false);

        await Eventually.PassesAsync(() => _things.PutAsync("1", 100), TimeSpan.FromSeconds(10));
        await Should.ThrowAsync<ProvisionedThroughputExceededException>(async () =>
        {
            while (true)
            {
                await _things.PutAsync("2", 100, ("color", "red"));
                await _things.PutAsync("2", 100, ("color", "blue"));
            }
        });
    }

    [Fact]
    public async Task What_UpdateTable_provides_counts_at_once_and_DescribeTable_tells()
    {
        await ProvideAsync(units: 1, hasBurst: false);
        await Should.ThrowAsync<ProvisionedThroughputExceededException>(_things.PutAsync("1", 20 * KB));
        (await Client.DescribeTableAsync(_things.Table, Token)).Table.ProvisionedThroughput.WriteCapacityUnits.ShouldBe(1);

        await _things.ProvideAsync(units: 2000);
        await Eventually.PassesAsync(() => _things.PutAsync("1", 20 * KB), TimeSpan.FromSeconds(10));
        (await Client.DescribeTableAsync(_things.Table, Token)).Table.ProvisionedThroughput.WriteCapacityUnits.ShouldBe(2000);

        await Client.UpdateTableAsync(new UpdateTableRequest { TableName = _things.Table, BillingMode = BillingMode.PAY_PER_REQUEST }, Token);
        await _things.PutAsync("2", 399 * KB);
    }

    [Fact]
    public void What_was_charged_is_told_second_by_second()
    {
        var clock = new TestClock();
        var meter = new Meter(clock, "prefix-");
        List<Charge> two = [new("prefix-things", 2)];

        foreach (var milliseconds in new[] { 500, 400, 2000 })
        {
            clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            meter.TryTake(two, isWrite: true, out _).ShouldBeTrue();
            meter.Book(two, two, isWrite: true);
        }

        meter.Book([], two, isWrite: false);
        meter.Seconds("things").ShouldBe([new(0, 0, 4, 0), new(2, 2, 2, 0)]);
        meter.Start(hasBurst: true);
        meter.Seconds("things").ShouldBeEmpty();
    }

    private async Task ProvideAsync(int units, bool hasBurst)
    {
        await _things.ProvideAsync(units);
        _things.Meter.Start(hasBurst);
    }

    private async Task<IEnumerable<string>> IdsAsync()
    {
        await Client.UpdateTableAsync(new UpdateTableRequest { TableName = _things.Table, BillingMode = BillingMode.PAY_PER_REQUEST }, Token);
        return (await Client.ScanAsync(new ScanRequest(_things.Table), Token)).Items.Select(item => item["id"].S).Order();
    }
}
