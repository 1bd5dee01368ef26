using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Capacity;

/// <summary>The examples and rules of AWS's developer guide for what writes cost.</summary>
public sealed class WriteCostTests : IAsyncLifetime
{
    private const int KB = 1024;

    private readonly Things _things = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AmazonDynamoDBClient Client => _things.Client;

    public async ValueTask InitializeAsync() => await _things.OpenAsync(ProjectionType.INCLUDE);

    public ValueTask DisposeAsync() => _things.DisposeAsync();

    [Theory]
    [InlineData(500, 1)]
    [InlineData(512, 1)]
    [InlineData(KB, 1)]
    [InlineData(KB + 1, 2)]
    [InlineData(1638, 2)]
    [InlineData(2 * KB, 2)]
    [InlineData(3584, 4)]
    public async Task Putting_and_deleting_cost_a_unit_for_each_kilobyte_begun(int bytes, int units)
    {
        (await WriteAsync(() => _things.PutAsync("1", bytes))).ShouldBe(units);
        (await WriteAsync(() => Client.DeleteItemAsync(_things.Table, Things.Key("1"), Token))).ShouldBe(units);
        (await WriteAsync(() => Client.DeleteItemAsync(_things.Table, Things.Key("1"), Token))).ShouldBe(1, "nothing was there");
    }

    [Fact]
    public async Task The_larger_of_before_and_after_counts()
    {
        await _things.PutAsync("1", 3 * KB);

        (await WriteAsync(() => _things.PutAsync("1", 100))).ShouldBe(3);
        (await WriteAsync(() => UpdateAsync("text", new string('y', 5 * KB)))).ShouldBe(6, "the new text and the rest of the item");
        (await WriteAsync(() => UpdateAsync("size", "S"))).ShouldBe(6, "though only a small attribute changes");
        (await WriteAsync(() => UpdateAsync("text", "short"))).ShouldBe(6);
        (await WriteAsync(() => UpdateAsync("text", "long"))).ShouldBe(1);
    }

    [Fact]
    public async Task Each_write_of_a_batch_is_rounded_by_itself()
    {
        var batch = new Dictionary<string, List<WriteRequest>>
        {
            [_things.Table] =
            [
                new(new PutRequest(Things.Item("1", 500))), new(new PutRequest(Things.Item("2", 3584))),
            ],
        };

        (await WriteAsync(() => Client.BatchWriteItemAsync(batch, Token))).ShouldBe(5);
    }

    [Fact]
    public async Task In_a_transaction_everything_costs_double()
    {
        var puts = Enumerable.Range(1, 3).Select(i => PutOf($"{i}", 500)).ToList();

        (await WriteAsync(() => TransactAsync([.. puts]))).ShouldBe(6, "three items of 500 bytes");
        (await WriteAsync(() => TransactAsync(PutOf("4", 2 * KB)))).ShouldBe(4);
        (await WriteAsync(() => TransactAsync(CheckOf("4"), DeleteOf("1")))).ShouldBe(4 + 2);
    }

    [Fact]
    public async Task What_a_condition_forbids_costs_as_if_it_had_been_made()
    {
        await _things.PutAsync("1", KB);
        await _things.PutAsync("2", 2 * KB);
        await _things.PutAsync("3", 300 * KB);

        (await WriteAsync(() => PutNewAsync("1", 100))).ShouldBe(1);
        (await WriteAsync(() => PutNewAsync("2", 100))).ShouldBe(2);
        (await WriteAsync(() => PutNewAsync("3", 310 * KB))).ShouldBe(310);
        (await WriteAsync(() => Should.ThrowAsync<TransactionCanceledException>(TransactAsync(
            new TransactWriteItem { Put = new() { TableName = _things.Table, Item = Things.Item("9", KB) } },
            new TransactWriteItem
            {
                Delete = new() { TableName = _things.Table, Key = Things.Key("2"), ConditionExpression = "attribute_exists(nothing)" },
            })))).ShouldBe(2 + 4);
    }

    [Theory]
    [InlineData("color", true)]
    [InlineData("shape", false)]
    public async Task An_index_is_written_when_what_it_holds_changes(string attribute, bool isGlobal)
    {
        await ShouldCostAsync(() => _things.PutAsync("1", 200), table: 1, index: 0);
        await ShouldCostAsync(() => UpdateAsync(attribute, "red"), table: 1, index: 1);
        await ShouldCostAsync(() => UpdateAsync("number", "12"), table: 1, index: 0);
        await ShouldCostAsync(() => UpdateAsync("text", "shown in the index"), table: 1, index: 1);
        await ShouldCostAsync(() => UpdateAsync(attribute, "blue"), table: 1, index: 2);
        await ShouldCostAsync(() => UpdateAsync("text", new string('x', 1500)), table: 2, index: 2);
        await ShouldCostAsync(() => RemoveAsync(attribute), table: 2, index: 2);
        await ShouldCostAsync(() => UpdateAsync("number", "13"), table: 2, index: 0);
        await ShouldCostAsync(() => _things.PutAsync("2", 500, (attribute, "red")), table: 1, index: 1);
        await ShouldCostAsync(() => Client.DeleteItemAsync(_things.Table, Things.Key("2"), Token), table: 1, index: 1);

        // A global index has capacity of its own, a local one lives on its table's.
        async Task ShouldCostAsync(Func<Task> call, double table, double index)
        {
            (await WriteAsync(call)).ShouldBe(isGlobal ? table : table + index);
            _things.Meter.Sum("things/by-color").Written.ShouldBe(isGlobal ? index : 0);
        }
    }

    private Task<UpdateItemResponse> UpdateAsync(string attribute, string value) => Client.UpdateItemAsync(
        new UpdateItemRequest
        {
            TableName = _things.Table,
            Key = Things.Key("1"),
            UpdateExpression = "SET #attribute = :value",
            ExpressionAttributeNames = new() { ["#attribute"] = attribute },
            ExpressionAttributeValues = new() { [":value"] = new(value) },
        },
        Token);

    private Task<UpdateItemResponse> RemoveAsync(string attribute) => Client.UpdateItemAsync(
        new UpdateItemRequest
        {
            TableName = _things.Table,
            Key = Things.Key("1"),
            UpdateExpression = "REMOVE #attribute",
            ExpressionAttributeNames = new() { ["#attribute"] = attribute },
        },
        Token);

    private Task<ConditionalCheckFailedException> PutNewAsync(string id, int bytes) => Should.ThrowAsync<ConditionalCheckFailedException>(Client.PutItemAsync(
        new PutItemRequest { TableName = _things.Table, Item = Things.Item(id, bytes), ConditionExpression = "attribute_not_exists(id)" },
        Token));

    private Task<TransactWriteItemsResponse> TransactAsync(params TransactWriteItem[] parts) =>
        Client.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [.. parts] }, Token);

    private TransactWriteItem PutOf(string id, int bytes) => new() { Put = new() { TableName = _things.Table, Item = Things.Item(id, bytes) } };

    private TransactWriteItem CheckOf(string id) => new()
    {
        ConditionCheck = new() { TableName = _things.Table, Key = Things.Key(id), ConditionExpression = "attribute_exists(id)" },
    };

    private TransactWriteItem DeleteOf(string id) => new() { Delete = new() { TableName = _things.Table, Key = Things.Key(id) } };

    private async Task<double> WriteAsync(Func<Task> call)
    {
        var (read, written) = await _things.CostAsync(call);
        read.ShouldBe(0);
        return written;
    }
}
