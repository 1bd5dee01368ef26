using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Microsoft.Extensions.Options;

namespace Linnet.Aws.Feeds;

/// <summary>
/// Shares the write units of the feeds among all writers, in this process and in others. Time is cut into slots, one behind the
/// other, each as long as its units take at the table's capacity; a writer takes the next slot and writes when it is over. So
/// what is written never comes ahead of what the table gives, second by second and without any burst, however many write.
/// </summary>
/// <remarks>One item holds the end of the last slot, in microseconds of Unix time.</remarks>
internal sealed class WriteBudget(Dynamo dynamo, IOptions<AwsOptions> options, Patience patience)
{
    // A slot is at most a quarter of a second: smooth, and at most four updates of the item a second.
    private const int LeasesPerSecond = 4;

    // What the writers left unused while they were on their way to the next slot is made up for; what was left before that is not.
    private static readonly long MadeUpFor = Micros(TimeSpan.FromSeconds(0.5));

    // Small deliveries may queue where large ones have to wait, so that they are never far behind.
    private static readonly long LargeQueue = Micros(TimeSpan.FromSeconds(2));
    private static readonly long SmallQueue = Micros(TimeSpan.FromSeconds(5));

    // No queue is that long: the clock of the one who wrote it was wrong.
    private static readonly long BrokenClock = Micros(TimeSpan.FromSeconds(10));

    // Others write too, or the capacity is less than the setting says: everybody slows down.
    private static readonly long PauseAfterThrottling = Micros(TimeSpan.FromSeconds(0.5));

    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(60);
    private static readonly Item Key = new() { ["name"] = "feeds" };

    private int UnitsPerSecond => options.Value.FeedWriteUnits;

    /// <summary>Waits for units; they are to be used at once.</summary>
    /// <param name="wanted">Most units, at least 1.</param>
    /// <param name="isSmall">True: goes before large deliveries.</param>
    /// <param name="wasThrottled">True: the table took less than was leased before, so all writers pause.</param>
    /// <param name="ct">Cancels the wait; a slot that was taken is lost.</param>
    /// <returns>How many units were given.</returns>
    /// <exception cref="TimeoutException">There was no place in the queue for too long.</exception>
    public async Task<int> LeaseAsync(int wanted, bool isSmall, bool wasThrottled, CancellationToken ct)
    {
        var units = Math.Min(wanted, Math.Max(1, UnitsPerSecond / LeasesPerSecond));
        var length = (units * Micros(TimeSpan.FromSeconds(1)) / UnitsPerSecond) + (wasThrottled ? PauseAfterThrottling : 0);
        var since = patience.Time.GetTimestamp();
        while (true)
        {
            var (end, wait) = await TakeSlotAsync(length, isSmall ? SmallQueue : LargeQueue, ct);
            if (end is not null)
            {
                await DelayAsync(end.Value - Now(), ct);
                return units;
            }

            if (patience.Time.GetElapsedTime(since) > WaitMax)
            {
                throw new TimeoutException(
                    $"There was no place in the feeds' write budget of {UnitsPerSecond} units a second for {WaitMax.TotalSeconds} s: "
                    + "there are too many writers, or this machine's clock is behind.");
            }

            await DelayAsync(wait, ct);
        }
    }

    /// <summary>Takes the slot behind the last one.</summary>
    /// <returns>When the slot is over; or, when there is none to be had now, how long to wait before asking again.</returns>
    private async Task<(long? End, long Wait)> TakeSlotAsync(long length, long queue, CancellationToken ct)
    {
        var now = Now();
        var next = new Update(LinnetTables.Budget, Key, "SET #freeAt = #freeAt + :length")
        {
            If = "#freeAt BETWEEN :earliest AND :latest",
            Values = new Item { [":length"] = length, [":earliest"] = now - MadeUpFor, [":latest"] = now + queue },
        };
        if (await dynamo.ChangeAsync(next, ct) is { } taken)
        {
            return (taken.Number("freeAt"), 0);
        }

        var freeAt = (await dynamo.GetAsync(LinnetTables.Budget, Key, ct))?.NumberOrNull("freeAt");
        if (freeAt >= now - MadeUpFor && freeAt <= now + BrokenClock)
        {
            // Up to half the queue more, so that not all who wait ask at the same moment.
            return (null, Math.Max(0, freeAt.Value - now - queue) + Random.Shared.NextInt64(queue / 2));
        }

        var first = new Update(LinnetTables.Budget, Key, "SET #freeAt = :end")
        {
            If = freeAt is null ? "attribute_not_exists(#freeAt)" : "#freeAt = :seen",
            Values = new Item { [":end"] = now + length, [":seen"] = freeAt },
        };
        return await dynamo.ChangeAsync(first, ct) is null ? (null, 0) : (now + length, 0);
    }

    private static long Micros(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    private long Now() => Micros(patience.Time.GetUtcNow() - DateTimeOffset.UnixEpoch);

    private Task DelayAsync(long micros, CancellationToken ct) =>
        micros > 0 ? Task.Delay(TimeSpan.FromMicroseconds(micros), patience.Time, ct) : Task.CompletedTask;
}
