using Linnet.Aws.Engine;
using Linnet.Aws.Feeds;
using Linnet.Aws.Tables;
using Linnet.Core.Feeds;
using Linnet.Core.Jobs;
using Linnet.Core.Paging;
using Linnet.Testing;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Capacity;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Feeds;

/// <summary>What is particular to feeds on DynamoDB; what every store promises is in the contracts.</summary>
public sealed class DynamoFeedStoreTests : IAsyncLifetime
{
    private readonly AwsUnderTest _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_delivery_costs_one_unit_and_a_page_of_the_largest_size_one()
    {
        var meter = _store.Gate.Count(_store.Prefix);
        await DeliverAsync(statusId: 1L << 62, owners: 260);
        meter.Sum("feeds").ShouldBe((0, 260, 0));

        for (var status = 1; status <= 40; status++)
        {
            await DeliverAsync((1L << 62) - status, owners: 1);
        }

        meter.Start(hasBurst: true);
        (await _store.Feeds.ReadAsync(1, PageRequest.Newest(40), Token)).Count.ShouldBe(40);
        meter.Sum("feeds").ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task Every_form_of_a_page_is_read_newest_first()
    {
        foreach (var status in new[] { 30, 10, 50, 20, 40 })
        {
            await DeliverAsync(status, owners: 1);
        }

        (await ReadAsync(PageRequest.Newest(2))).ShouldBe([50, 40]);
        (await ReadAsync(PageRequest.Below(40, 2))).ShouldBe([30, 20]);
        (await ReadAsync(new(null, 20, Nearest: false, 2))).ShouldBe([50, 40]);
        (await ReadAsync(new(null, 20, Nearest: true, 2))).ShouldBe([40, 30]);
        (await ReadAsync(new(50, 20, Nearest: true, 5))).ShouldBe([40, 30]);
    }

    [Theory]
    [InlineData(Fault.Throttled)]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.AnswerLost)]
    public async Task Whatever_goes_wrong_with_writes_each_entry_is_there_once(Fault fault)
    {
        var random = new Random(1);
        _store.Gate.Fail(_store.Prefix, request =>
        {
            lock (random)
            {
                return request.IsWrite && random.Next(3) == 0 ? fault : null;
            }
        });

        await DeliverAsync(statusId: 7, owners: 400);

        (await _store.Get<Dynamo>().ScanAsync(LinnetTables.Feeds, Token).Select(item => item.Number("ownerId")).ToListAsync(Token))
            .ShouldBe(Enumerable.Range(1, 400).Select(owner => (long)owner), ignoreOrder: true);
    }

    [Fact]
    public async Task A_table_that_takes_nothing_fails_the_job_loudly()
    {
        var clock = new TestClock();
        var dynamo = _store.Get<Dynamo>();
        var budget = new WriteBudget(dynamo, Options.Create(new AwsOptions()), new Patience(clock));
        var feeds = new DynamoFeedStore(dynamo, new FeedWriter(dynamo, budget), Options.Create(new FanOutOptions()));
        _store.Gate.Fail(_store.Prefix, request => request.Operation is "BatchWriteItem" ? Fault.Throttled : null);

        var delivery = feeds.AppendAsync(7, [1, 2, 3], Token).AsTask();
        await Eventually.HoldsAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(50));
                return delivery.IsCompleted;
            },
            TimeSpan.FromMinutes(2));

        (await Should.ThrowAsync<TimeoutException>(delivery)).Message.ShouldContain("-feeds took no item");
    }

    private async Task DeliverAsync(long statusId, int owners)
    {
        var delivery = await _store.Feeds.AppendAsync(statusId, [.. Enumerable.Range(1, owners).Select(owner => (long)owner)], Token);
        delivery.ShouldBe(new Delivery(owners, 0));
    }

    private ValueTask<IReadOnlyList<long>> ReadAsync(PageRequest page) => _store.Feeds.ReadAsync(1, page, Token);
}
