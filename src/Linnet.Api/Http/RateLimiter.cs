namespace Linnet.Api.Http;

/// <summary>How much is left of a limit.</summary>
/// <param name="Limit">What is allowed in a window.</param>
/// <param name="Remaining">What is left of it; negative: that much too much was asked for.</param>
/// <param name="ResetsAt">When the next window begins.</param>
internal readonly record struct RateLimitState(int Limit, int Remaining, DateTimeOffset ResetsAt);

/// <summary>
/// Counts uses by key in windows of fixed length. The framework's limiter tells neither what is left nor when the window ends,
/// and does not take its time from a <see cref="TimeProvider"/>. A full table is emptied: memory is bounded, and forgetting counts
/// only lets somebody do more.
/// </summary>
internal sealed class RateLimiter(TimeProvider time, TimeSpan window)
{
    private const int KeysMax = 200_000;

    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private DateTimeOffset _windowEnds;

    /// <summary>Counts a use.</summary>
    public RateLimitState Use(string key, int limit)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now >= _windowEnds || _uses.Count >= KeysMax)
            {
                _uses.Clear();
                _windowEnds = now + window;
            }

            var uses = Math.Min(_uses.GetValueOrDefault(key), limit) + 1;
            _uses[key] = uses;
            return new(limit, limit - uses, _windowEnds);
        }
    }
}
