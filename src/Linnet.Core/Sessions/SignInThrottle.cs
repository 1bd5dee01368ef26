using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Sessions;

/// <summary>Settings of the brake on guessing passwords.</summary>
public sealed class SignInThrottleOptions
{
    /// <summary>False: failures are not counted; default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Failures from one address within ten minutes before it is refused; default 100.</summary>
    [Range(1, 1_000_000)]
    public int FailuresPerAddress { get; set; } = 100;

    /// <summary>Failures from one address for one account within ten minutes before it is refused; default 10.</summary>
    [Range(1, 1_000_000)]
    public int FailuresPerAddressAndAccount { get; set; } = 10;

    /// <summary>Failures for one account, from anywhere, within ten minutes before wrong answers come slowly; default 50.</summary>
    [Range(1, 1_000_000)]
    public int FailuresPerAccount { get; set; } = 50;
}

/// <summary>
/// Counts failed sign-ins in memory. What is counted for an account as a whole only slows wrong answers, so that nobody can lock
/// another out.
/// </summary>
public sealed class SignInThrottle(TimeProvider time, IOptions<SignInThrottleOptions> options)
{
    private const int KeysMax = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, int> _failures = [];
    private readonly Lock _gate = new();
    private DateTimeOffset _windowEnds;

    /// <summary>A refusal when this address has failed too often; else null.</summary>
    public Refusal? Refuses(string address, string alias)
    {
        var limits = options.Value;
        if (!limits.Enabled)
        {
            return null;
        }

        lock (_gate)
        {
            var left = RollWindow();
            return _failures.GetValueOrDefault(Address(address)) >= limits.FailuresPerAddress
                || _failures.GetValueOrDefault(Pair(address, alias)) >= limits.FailuresPerAddressAndAccount
                ? Refusal.TooMany("Too many failed sign-ins; try again later", left)
                : null;
        }
    }

    /// <summary>Counts a failure; completes later when the account has had many.</summary>
    public async Task CountFailureAsync(string address, string alias, CancellationToken ct)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        bool slow;
        lock (_gate)
        {
            RollWindow();
            Count(Address(address));
            Count(Pair(address, alias));
            slow = Count(Account(alias)) > options.Value.FailuresPerAccount;
        }

        if (slow)
        {
            await Task.Delay(Slowness, time, ct);
        }
    }

    private static string Address(string address) => $"a {address}";

    private static string Account(string alias) => $"n {alias.ToUpperInvariant()}";

    private static string Pair(string address, string alias) => $"p {address} {alias.ToUpperInvariant()}";

    private TimeSpan RollWindow()
    {
        var now = time.GetUtcNow();
        if (now >= _windowEnds || _failures.Count >= KeysMax)
        {
            _failures.Clear();
            _windowEnds = now + Window;
        }

        return _windowEnds - now;
    }

    private int Count(string key) => _failures[key] = _failures.GetValueOrDefault(key) + 1;
}
