using System.Collections.Concurrent;
using Linnet.Aws.Engine;
using Linnet.Aws.Feeds;
using Linnet.Aws.Tables;
using Linnet.Testing;
using Linnet.Testing.Aws;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Feeds;

public sealed class WriteBudgetTests : IAsyncLifetime
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly AwsUnderTest _store = new();
    private readonly TestClock _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Units_are_given_when_the_table_has_them_and_not_before()
    {
        var lease = BudgetOf(100).LeaseAsync(10, isSmall: false, wasThrottled: false, Token);
        await WaitingAsync(1);

        _clock.Advance(TimeSpan.FromMilliseconds(99));
        lease.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        (await lease).ShouldBe(10);
    }

    [Theory]
    [InlineData(100, 25)]
    [InlineData(1, 1)]
    [InlineData(10, 2)]
    [InlineData(40_000, 1000)]
    public async Task At_most_a_quarter_of_a_second_is_given_at_once(int unitsPerSecond, int given)
    {
        var lease = BudgetOf(unitsPerSecond).LeaseAsync(1000, isSmall: false, wasThrottled: false, Token);
        await WaitingAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await lease).ShouldBe(given);
    }

    [Fact]
    public async Task A_moment_without_a_lease_is_made_up_for_and_a_longer_rest_is_not()
    {
        var budget = BudgetOf(100);
        await LeaseAsync(budget, TimeSpan.FromMilliseconds(250));
        _clock.Advance(TimeSpan.FromMilliseconds(400));
        await LeaseAsync(budget, TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromMilliseconds(700));
        await LeaseAsync(budget, TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    public async Task Small_deliveries_go_before_large_ones_that_wait()
    {
        var large = Enumerable.Range(0, 12).Select(_ => BudgetOf(100).LeaseAsync(25, isSmall: false, wasThrottled: false, Token)).ToList();
        await WaitingAsync(large.Count);
        var small = BudgetOf(100).LeaseAsync(10, isSmall: true, wasThrottled: false, Token);
        await WaitingAsync(large.Count + 1);

        // Nine of the twelve have a place in the queue of two seconds: the last one took it just before the queue was full.
        await AdvanceAsync(TimeSpan.FromMilliseconds(2400), large.Append(small));

        small.IsCompleted.ShouldBeTrue();
        large.Count(lease => lease.IsCompleted).ShouldBeLessThan(large.Count);
    }

    [Fact]
    public async Task After_throttling_all_writers_pause_for_half_a_second()
    {
        var throttled = BudgetOf(100).LeaseAsync(25, isSmall: false, wasThrottled: true, Token);
        await WaitingAsync(1);
        var other = BudgetOf(100).LeaseAsync(25, isSmall: false, wasThrottled: false, Token);
        await WaitingAsync(2);

        _clock.Advance(TimeSpan.FromMilliseconds(749));
        throttled.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        await throttled;
        other.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await other;
    }

    [Fact]
    public async Task What_a_broken_clock_wrote_is_replaced()
    {
        await FillAsync(TimeSpan.FromSeconds(11));

        await LeaseAsync(BudgetOf(100), TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var lease = BudgetOf(100).LeaseAsync(25, isSmall: false, wasThrottled: false, cancelled.Token);
        await WaitingAsync(1);

        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(lease);
    }

    [Fact]
    public async Task A_wait_without_hope_ends_loudly()
    {
        await FillAsync(TimeSpan.FromSeconds(8));
        var lease = BudgetOf(100).LeaseAsync(25, isSmall: false, wasThrottled: false, Token);
        for (var seconds = 0; seconds < 90 && !lease.IsCompleted; seconds++)
        {
            await AdvanceAsync(TimeSpan.FromSeconds(1), [lease]);
            await FillAsync(TimeSpan.FromSeconds(8));
        }

        (await Should.ThrowAsync<TimeoutException>(lease)).Message.ShouldContain("100 units a second");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task However_writers_meet_no_moment_gets_more_than_its_units(int seed)
    {
        const int unitsPerSecond = 100;
        var random = new Random(seed);
        var given = new ConcurrentQueue<(TimeSpan At, int Units)>();
        var start = _clock.GetTimestamp();
        var end = TimeSpan.FromSeconds(15);
        var writers = Enumerable.Range(0, 1 + random.Next(8)).Select(writer => WriteAsync(new Random((seed * 100) + writer))).ToList();

        await AdvanceAsync(end + TimeSpan.FromSeconds(5), writers);
        await Task.WhenAll(writers);

        var leases = given.OrderBy(lease => lease.At).ToList();
        foreach (var (from, index) in leases.Select((lease, index) => (lease.At, index)))
        {
            var sum = 0;
            foreach (var (at, units) in leases.Skip(index))
            {
                sum += units;
                ((double)sum).ShouldBeLessThanOrEqualTo(
                    (unitsPerSecond * ((at - from).TotalSeconds + 0.5)) + 25, $"from {from} to {at}, seed {seed}");
            }
        }

        var all = leases.Where(lease => lease.At <= end).Sum(lease => lease.Units);
        ((double)all).ShouldBeLessThanOrEqualTo(unitsPerSecond * end.TotalSeconds, "from a standing start there is no burst at all");
        ((double)all).ShouldBeGreaterThan(0.8 * unitsPerSecond * end.TotalSeconds, "and little is left unused");

        async Task WriteAsync(Random own)
        {
            var budget = BudgetOf(unitsPerSecond);
            while (_clock.GetElapsedTime(start) < end)
            {
                var units = await budget.LeaseAsync(1 + own.Next(60), own.Next(4) == 0, wasThrottled: false, Token);
                given.Enqueue((_clock.GetElapsedTime(start), units));
            }
        }
    }

    private WriteBudget BudgetOf(int unitsPerSecond) =>
        new(_store.Get<Dynamo>(), Options.Create(new AwsOptions { FeedWriteUnits = unitsPerSecond }), new Patience(_clock));

    /// <summary>Takes a full lease, which is to be given after so long.</summary>
    private async Task LeaseAsync(WriteBudget budget, TimeSpan after)
    {
        var start = _clock.GetTimestamp();
        var lease = budget.LeaseAsync(25, isSmall: false, wasThrottled: false, Token);
        await AdvanceAsync(TimeSpan.FromSeconds(1), [lease]);
        _clock.GetElapsedTime(start).ShouldBe(after, Tick);
    }

    private Task<Item?> FillAsync(TimeSpan ahead) => _store.Get<Dynamo>().ChangeAsync(
        new Put(
            LinnetTables.Budget,
            new Item { ["name"] = "feeds", ["freeAt"] = (_clock.GetUtcNow() + ahead - DateTimeOffset.UnixEpoch).Ticks / 10 }),
        Token);

    /// <summary>Returns when so many leases wait for the clock.</summary>
    private Task WaitingAsync(int leases) => Eventually.HoldsAsync(() => _clock.PendingTimers == leases);

    /// <summary>Lets time pass until tasks are done, as long as every one that is not waits for the clock, and no longer than told.</summary>
    private async Task AdvanceAsync(TimeSpan time, IEnumerable<Task> tasks)
    {
        var waiting = tasks.ToList();
        for (var passed = TimeSpan.Zero; passed < time; passed += Tick)
        {
            await Eventually.HoldsAsync(() => _clock.PendingTimers >= waiting.Count(task => !task.IsCompleted));
            if (waiting.TrueForAll(task => task.IsCompleted))
            {
                return;
            }

            _clock.Advance(Tick);
        }
    }
}
