namespace Linnet.Testing;

/// <summary>
/// A clock that stands still until a test moves it. Delays, timeouts and timers made on it fire while it is advanced,
/// in the order in which they are due, each at its own time.
/// </summary>
/// <remarks>
/// Safe for concurrent use. Callbacks run on the thread that advances the clock; what awaits a delay goes on soon
/// after, on another thread: wait for its effect with <see cref="Eventually"/>.
/// </remarks>
public sealed class TestClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<TestTimer> _timers = [];
    private DateTimeOffset _now;
    private TimeSpan _elapsed;

    /// <summary>A clock that stands at noon of 1 January 2026 (UTC).</summary>
    public TestClock()
        : this(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>A clock that stands at <paramref name="start"/>.</summary>
    public TestClock(DateTimeOffset start) => _now = start;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Timers that wait to fire: a test that sees one knows that a delay has begun.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _elapsed.Ticks;
        }
    }

    /// <summary>Lets <paramref name="time"/> pass, and fires what comes due.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        TimeSpan end;
        lock (_gate)
        {
            end = _elapsed + time;
        }

        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            PassUntil(end);
        }
    }

    /// <summary>
    /// Puts the clock to <paramref name="now"/>, forwards or back, as an operator puts a machine's clock: no time
    /// passes, and no timer fires.
    /// </summary>
    public void Set(DateTimeOffset now)
    {
        lock (_gate)
        {
            _now = now;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private TestTimer? TakeDue(TimeSpan end)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is null)
            {
                return null;
            }

            PassUntil(next.Due);
            _timers.Remove(next);
            if (next.Period > TimeSpan.Zero)
            {
                next.Due += next.Period;
                _timers.Add(next);
            }

            return next;
        }
    }

    private void PassUntil(TimeSpan elapsed)
    {
        if (elapsed > _elapsed)
        {
            _now += elapsed - _elapsed;
            _elapsed = elapsed;
        }
    }

    private void Schedule(TestTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            timer.Period = period;
            if (dueTime >= TimeSpan.Zero)
            {
                timer.Due = _elapsed + dueTime;
                _timers.Add(timer);
            }
        }

        if (dueTime == TimeSpan.Zero)
        {
            // Due at once, but never before the maker holds its timer.
            ThreadPool.QueueUserWorkItem(_ => Advance(TimeSpan.Zero));
        }
    }

    private void Cancel(TestTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class TestTimer(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _disposed;

        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (_disposed)
            {
                return false;
            }

            clock.Schedule(this, dueTime, period);
            return true;
        }

        public void Dispose()
        {
            _disposed = true;
            clock.Cancel(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
