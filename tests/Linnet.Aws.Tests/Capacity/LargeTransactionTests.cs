using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Capacity;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Capacity;

/// <summary>Transactions of up to 100 parts, most of which the emulator would refuse.</summary>
public sealed class LargeTransactionTests : IAsyncLifetime
{
    private static readonly Table Feeds = LinnetTables.Feeds;

    private readonly AwsUnderTest _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Dynamo Dynamo => _store.Get<Dynamo>();

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(100)]
    public async Task All_parts_are_made_or_none_and_those_that_failed_are_named(int count)
    {
        var puts = Enumerable.Range(1, count).Select(id => Put.New(Feeds, Entry(id))).ToList();
        await Dynamo.ChangeAsync(puts[2], Token);

        var failed = await Dynamo.TransactAsync(puts, Token);

        Enumerable.Range(0, count).Where(failed.FailedAt).ShouldBe([2]);
        (await CountAsync()).ShouldBe(1);
        await Dynamo.ChangeAsync(new Delete(Feeds, Entry(3)), Token);
        (await Dynamo.TransactAsync(puts, Token)).IsDone.ShouldBeTrue();
        (await CountAsync()).ShouldBe(count);
    }

    [Fact]
    public async Task More_are_refused() => await Should.ThrowAsync<Amazon.DynamoDBv2.AmazonDynamoDBException>(
        Dynamo.TransactAsync([.. Enumerable.Range(1, 101).Select(id => new Put(Feeds, Entry(id)))], Token));

    [Fact]
    public async Task Nobody_sees_a_part_of_one()
    {
        Update Add(int id) => new(Feeds, Entry(id), "ADD #size :one") { Values = new Item { [":one"] = 1 } };

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await Dynamo.TransactAsync([.. Enumerable.Range(1, 25).Select(Add)], Token);
            var sizes = (await Dynamo.QueryAsync(new(Feeds, 1) { Limit = 40 }, Token)).Select(item => item.Small("size"));
            sizes.Distinct().ShouldHaveSingleItem();
        }));

        (await Dynamo.GetAsync(Feeds, Entry(25), Token))!.Small("size").ShouldBe(6);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(25)]
    public async Task One_whose_answer_is_lost_is_made_once(int count)
    {
        var lost = 1;
        _store.Gate.Fail(
            _store.Prefix, call => call.Operation == "TransactWriteItems" && Interlocked.Exchange(ref lost, 0) == 1 ? Fault.AnswerLost : null);

        (await Dynamo.TransactAsync([.. Enumerable.Range(1, count).Select(id => Put.New(Feeds, Entry(id)))], Token)).IsDone.ShouldBeTrue();

        lost.ShouldBe(0);
        (await CountAsync()).ShouldBe(count);
    }

    private static Item Entry(int statusId) => new() { ["ownerId"] = 1, ["statusId"] = statusId };

    private async Task<int> CountAsync() => (await Dynamo.QueryAsync(new(Feeds, 1) { Limit = 200 }, Token)).Count;
}
