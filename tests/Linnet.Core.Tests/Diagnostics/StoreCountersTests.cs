using System.Diagnostics.Metrics;
using Linnet.Core.Diagnostics;

namespace Linnet.Core.Tests.Diagnostics;

public sealed class StoreCountersTests
{
    [Fact]
    public async Task Nothing_is_lost_when_many_count_at_a_time()
    {
        using var counters = new StoreCounters();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () =>
            {
                for (var i = 0; i < 10_000; i++)
                {
                    counters.Of($"status.find{i % 3}").CountRead();
                    counters.Of("account.add").CountWrite();
                    counters.Of("account.find").CountCache(hits: 2, misses: 1);
                    counters.CountTransaction();
                }
            },
            TestContext.Current.CancellationToken)));

        counters.Reads.ShouldBe(80_000);
        counters.Writes.ShouldBe(80_000);
        counters.Transactions.ShouldBe(80_000);
        counters.Of("account.find").CacheHits.ShouldBe(160_000);
        counters.Of("account.find").CacheMisses.ShouldBe(80_000);
        counters.Operations.Select(operation => operation.Name)
            .ShouldBe(["account.add", "account.find", "status.find0", "status.find1", "status.find2"]);
    }

    [Fact]
    public void Names_without_end_are_counted_together()
    {
        using var counters = new StoreCounters();

        for (var i = 0; i < StoreCounters.OperationsMax * 2; i++)
        {
            counters.Of($"operation{i}").CountRead();
        }

        counters.Operations.Count.ShouldBe(StoreCounters.OperationsMax + 1);
        counters.Of("others").Reads.ShouldBe(StoreCounters.OperationsMax);
        counters.Reads.ShouldBe(StoreCounters.OperationsMax * 2);
    }

    [Fact]
    public void The_meter_tells_the_same()
    {
        using var counters = new StoreCounters();
        counters.Of("test.of_the_meter").CountRead();
        counters.Of("test.of_the_meter").CountCache(hits: 3, misses: 0);
        var measured = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Linnet")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (tags.Length == 2 && tags[0].Value is "test.of_the_meter")
            {
                measured.Add($"{instrument.Name} {tags[1].Value} {value}");
            }
        });

        listener.Start();
        listener.RecordObservableInstruments();

        measured.ShouldBe(
            [
                "linnet.store.statements read 1", "linnet.store.statements write 0",
                "linnet.store.cache.lookups hit 3", "linnet.store.cache.lookups miss 0",
            ],
            ignoreOrder: true);
    }
}
