namespace Linnet.Core.Ids;

/// <summary>
/// Makes time-ordered 64-bit ids: 41 bits of milliseconds since 2020, 10 bits of node, 12 bits of sequence.
/// Every id is greater than all that this generator made or was shown before, also when the clock goes back.
/// </summary>
/// <remarks>The layout follows Twitter's Snowflake (2010). Safe for concurrent use.</remarks>
public sealed class IdGenerator
{
    /// <summary>Greatest node number.</summary>
    public const int NodeMax = 1023;

    private const int NodeShift = 12;
    private const int TimeShift = 22;
    private const long SequenceMask = (1 << NodeShift) - 1;
    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider _time;
    private readonly long _node;
    private readonly Lock _gate = new();
    private long _last;

    /// <summary>A generator for one process.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="node">0 to <see cref="NodeMax"/>; no two running processes share one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The node is out of range.</exception>
    public IdGenerator(TimeProvider time, int node)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(node);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(node, NodeMax);
        _time = time;
        _node = (long)node << NodeShift;
    }

    /// <summary>The greatest id made or shown so far; no future one is as small.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    /// <summary>The next id.</summary>
    public long Next()
    {
        var now = AtTime(_time.GetUtcNow());
        lock (_gate)
        {
            var millisecond = now;
            var lastMillisecond = _last >> TimeShift << TimeShift;
            var sequence = 0L;
            if (lastMillisecond >= now)
            {
                // The same millisecond, a clock that went back, or another node's id that ran ahead of ours.
                millisecond = lastMillisecond;
                sequence = (_last & ~SequenceMask) == (millisecond | _node) ? (_last & SequenceMask) + 1 : 0;
                if (sequence > SequenceMask || (millisecond | _node | sequence) <= _last)
                {
                    millisecond += 1L << TimeShift;
                    sequence = 0;
                }
            }

            return _last = millisecond | _node | sequence;
        }
    }

    /// <summary>Makes every later id greater than <paramref name="id"/>.</summary>
    public void RaiseAbove(long id)
    {
        lock (_gate)
        {
            _last = Math.Max(_last, id);
        }
    }

    /// <summary>The time at which <paramref name="id"/> was made, to the millisecond.</summary>
    public static DateTimeOffset TimeOf(long id) => Epoch.AddMilliseconds(id >> TimeShift);

    /// <summary>The smallest id that can be made at <paramref name="time"/> or later; times before 2020 give 0.</summary>
    public static long AtTime(DateTimeOffset time) =>
        Math.Max(0, (long)(time - Epoch).TotalMilliseconds) << TimeShift;
}
