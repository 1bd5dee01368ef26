using Shouldly;
using Xunit;

namespace Linnet.Testing.Tests;

public sealed class TestClockTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TestClock _clock = new();

    [Fact]
    public async Task A_delay_ends_when_its_time_has_passed_and_not_before()
    {
        var delay = Task.Delay(2 * Second, _clock, TestContext.Current.CancellationToken);

        _clock.Advance(2 * Second - TimeSpan.FromTicks(1));
        delay.IsCompleted.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromTicks(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_times_and_see_them()
    {
        var start = _clock.GetUtcNow();
        var fired = new List<(string Timer, TimeSpan At)>();
        using var late = Timer("late", 3 * Second, Timeout.InfiniteTimeSpan);
        using var repeated = Timer("repeated", Second, 2 * Second);

        _clock.Advance(4 * Second);

        fired[..2].ShouldBe([("repeated", Second), ("late", 3 * Second)]);
        fired[2..].ShouldBe([("repeated", 3 * Second)]);
        _clock.GetUtcNow().ShouldBe(start + 4 * Second);

        ITimer Timer(string name, TimeSpan due, TimeSpan period) =>
            _clock.CreateTimer(_ => fired.Add((name, _clock.GetUtcNow() - start)), null, due, period);
    }

    [Fact]
    public void A_disposed_timer_never_fires()
    {
        var fired = 0;
        var timer = _clock.CreateTimer(_ => fired++, null, Second, Second);
        _clock.Advance(Second);
        timer.Dispose();

        _clock.Advance(10 * Second);

        fired.ShouldBe(1);
        _clock.PendingTimers.ShouldBe(0);
    }

    [Fact]
    public async Task A_timer_due_at_once_fires_without_the_clock_being_moved()
    {
        var fired = new TaskCompletionSource();
        using var timer = _clock.CreateTimer(_ => fired.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        await fired.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Putting_the_clock_back_lets_no_time_pass()
    {
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, Second, Timeout.InfiniteTimeSpan);
        var timestamp = _clock.GetTimestamp();

        _clock.Set(_clock.GetUtcNow() - 10 * Second);
        _clock.GetElapsedTime(timestamp).ShouldBe(TimeSpan.Zero);
        _clock.Advance(Second);

        fired.ShouldBe(1);
        _clock.GetElapsedTime(timestamp).ShouldBe(Second);
    }
}
