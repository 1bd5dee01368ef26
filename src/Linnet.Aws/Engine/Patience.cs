using Amazon.DynamoDBv2.Model;

namespace Linnet.Aws.Engine;

/// <summary>
/// Waits between attempts: exponential with full jitter (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015),
/// so that writers who failed together do not come again together.
/// </summary>
/// <param name="time">The clock that pauses go by.</param>
internal sealed class Patience(TimeProvider time)
{
    // With pauses of up to 2 s, some 20 s.
    private const int AttemptsMax = 25;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>The clock that pauses go by.</summary>
    public TimeProvider Time => time;

    /// <summary>Makes a call again while the capacity that it needs is used up: for work that no reader waits for.</summary>
    public async Task<T> PersistAsync<T>(Func<Task<T>> call, CancellationToken ct)
    {
        for (var attempt = 2; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (ProvisionedThroughputExceededException) when (attempt <= AttemptsMax)
            {
                await PauseAsync(attempt, ct);
            }
        }
    }

    /// <summary>Waits before attempt <paramref name="attempt"/>, which is 2 or greater.</summary>
    public Task PauseAsync(int attempt, CancellationToken ct)
    {
        var most = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, attempt - 2));
        return Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * most), time, ct);
    }
}
