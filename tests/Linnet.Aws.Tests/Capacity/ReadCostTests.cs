using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Linnet.Testing.Aws.Capacity;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Capacity;

/// <summary>The examples and rules of AWS's developer guide for what reads cost.</summary>
public sealed class ReadCostTests : IAsyncLifetime
{
    private const int KB = 1024;

    private readonly Things _things = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AmazonDynamoDBClient Client => _things.Client;

    public async ValueTask InitializeAsync() => await _things.OpenAsync(ProjectionType.KEYS_ONLY);

    public ValueTask DisposeAsync() => _things.DisposeAsync();

    [Theory]
    [InlineData(3500, 1)]
    [InlineData(3584, 1)]
    [InlineData(4 * KB, 1)]
    [InlineData((4 * KB) + 1, 2)]
    [InlineData(8 * KB, 2)]
    [InlineData(10 * KB, 3)]
    public async Task Reading_an_item_costs_a_unit_for_every_4_kilobytes_half_without_consistency_double_in_a_transaction(
        int bytes, double units)
    {
        await _things.PutAsync("1", bytes);

        (await ReadAsync(() => GetAsync("1", isConsistent: true))).ShouldBe(units);
        (await ReadAsync(() => GetAsync("1", isConsistent: false))).ShouldBe(units / 2);
        (await ReadAsync(() => TransactAsync("1"))).ShouldBe(units * 2);
        (await ReadAsync(() => GetAsync("1", isConsistent: true, "id"))).ShouldBe(units, "a projection makes nothing cheaper");
    }

    [Fact]
    public async Task What_is_not_there_costs_as_much_as_something_small()
    {
        (await ReadAsync(() => GetAsync("1", isConsistent: true))).ShouldBe(1);
        (await ReadAsync(() => GetAsync("1", isConsistent: false))).ShouldBe(0.5);
        (await ReadAsync(() => QueryAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Each_item_of_a_batch_is_rounded_by_itself()
    {
        await _things.PutAsync("1", 1536);
        await _things.PutAsync("2", 6656);
        var batch = new Dictionary<string, KeysAndAttributes>
        {
            [_things.Table] = new() { Keys = [Things.Key("1"), Things.Key("2"), Things.Key("none")], ConsistentRead = true },
        };

        (await ReadAsync(() => Client.BatchGetItemAsync(batch, Token))).ShouldBe(3 + 1);
    }

    [Fact]
    public async Task Three_small_items_in_a_transaction_cost_6_units()
    {
        foreach (var id in new[] { "1", "2", "3" })
        {
            await _things.PutAsync(id, 500);
        }

        (await ReadAsync(() => TransactAsync("1", "2", "3"))).ShouldBe(6);
    }

    [Fact]
    public async Task A_query_is_charged_for_the_sum_of_all_that_it_looks_at()
    {
        for (var i = 0; i < 10; i++)
        {
            await _things.PutAsync($"{i}", 4178);
        }

        (await ReadAsync(() => QueryAsync())).ShouldBe(11, "40.8 KB are rounded up to 44 KB");
        (await ReadAsync(() => QueryAsync(query => query.ConsistentRead = false))).ShouldBe(5.5);
        (await ReadAsync(() => QueryAsync(query => query.Select = Select.COUNT))).ShouldBe(11);
        (await ReadAsync(() => QueryAsync(query => query.ProjectionExpression = "id"))).ShouldBe(11);
        (await ReadAsync(() => QueryAsync(query => query.Limit = 2))).ShouldBe(3, "8.2 KB");
        (await ReadAsync(() => QueryAsync(query =>
        {
            query.FilterExpression = "begins_with(#text, :nothing)";
            query.ExpressionAttributeNames = new() { ["#text"] = "text" };
            query.ExpressionAttributeValues[":nothing"] = new("y");
        }))).ShouldBe(11, "what the filter leaves out was read");
        (await ReadAsync(() => Client.ScanAsync(new ScanRequest(_things.Table), Token))).ShouldBe(5.5);
    }

    [Fact]
    public async Task A_query_of_an_index_is_charged_for_what_the_index_holds()
    {
        var entry = "boxb".Length + "id1".Length + "color".Length + 2000;
        for (var i = 0; i < 8; i++)
        {
            await _things.PutAsync($"{i}", 5 * KB, ("color", new string('c', 2000)), ("shape", "s"));
        }

        (await ReadAsync(() => QueryAsync(ByColor), "things/by-color")).ShouldBe(0.5 * Math.Ceiling(8 * entry / 4096.0));
        (await ReadAsync(() => QueryAsync(query => query.IndexName = "by-shape"))).ShouldBe(1, "small entries");
        (await ReadAsync(() => QueryAsync(query => (query.IndexName, query.Select) = ("by-shape", Select.ALL_ATTRIBUTES))))
            .ShouldBe(1 + (8 * 2), "each item is fetched from the table");

        static void ByColor(QueryRequest query)
        {
            (query.IndexName, query.ConsistentRead) = ("by-color", false);
            query.KeyConditionExpression = "color = :box";
            query.ExpressionAttributeValues[":box"] = new(new string('c', 2000));
        }
    }

    [Theory]
    [InlineData(1500 * 64, true, 24)]
    [InlineData(80 * KB, false, 10)]
    [InlineData(8 * 2000, false, 2)]
    [InlineData(1024 * KB, false, 128)]
    [InlineData(1024 * KB, true, 256)]
    [InlineData(3 * KB, true, 1)]
    public void Units_equal_the_further_examples_that_AWS_published(int bytes, bool isConsistent, double units) =>
        Units.OfRead(bytes, isConsistent).ShouldBe(units);

    private Task<GetItemResponse> GetAsync(string id, bool isConsistent, string? projection = null) => Client.GetItemAsync(
        new GetItemRequest
        {
            TableName = _things.Table,
            Key = Things.Key(id),
            ConsistentRead = isConsistent,
            ProjectionExpression = projection,
        },
        Token);

    private Task<TransactGetItemsResponse> TransactAsync(params string[] ids) => Client.TransactGetItemsAsync(
        new TransactGetItemsRequest
        {
            TransactItems = [.. ids.Select(id => new TransactGetItem { Get = new() { TableName = _things.Table, Key = Things.Key(id) } })],
        },
        Token);

    private Task<QueryResponse> QueryAsync(Action<QueryRequest>? change = null)
    {
        var query = new QueryRequest
        {
            TableName = _things.Table,
            KeyConditionExpression = "box = :box",
            ExpressionAttributeValues = new() { [":box"] = new("b") },
            ConsistentRead = true,
        };
        change?.Invoke(query);
        return Client.QueryAsync(query, Token);
    }

    private async Task<double> ReadAsync(Func<Task> call, string resource = "things")
    {
        var (read, written) = await _things.CostAsync(call, resource);
        written.ShouldBe(0);
        return read;
    }
}
