namespace Linnet.Aws.Engine;

/// <summary>
/// Waits between attempts: exponential with full jitter (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015),
/// so that writers who failed together do not come again together.
/// </summary>
/// <param name="time">The clock that pauses go by.</param>
internal sealed class Patience(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>The clock that pauses go by.</summary>
    public TimeProvider Time => time;

    /// <summary>Waits before attempt <paramref name="attempt"/>, which is 2 or greater.</summary>
    public Task PauseAsync(int attempt, CancellationToken ct)
    {
        var most = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, attempt - 2));
        return Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * most), time, ct);
    }
}
