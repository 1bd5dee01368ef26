using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Accounts;

/// <summary>Settings of password hashing.</summary>
public sealed class PasswordOptions
{
    /// <summary>Least rounds that Linnet hashes with.</summary>
    public const int IterationsMin = 210_000;

    /// <summary>
    /// Rounds of PBKDF2-HMAC-SHA512, 210,000 to 10,000,000; default 210,000. When it grows, hashes are renewed at the next sign-in.
    /// </summary>
    [Range(IterationsMin, 10_000_000)]
    public int Iterations { get; set; } = IterationsMin;
}

/// <summary>What came of comparing a password with a hash.</summary>
public enum PasswordCheck
{
    /// <summary>It is another password.</summary>
    Wrong,

    /// <summary>It is the password.</summary>
    Right,

    /// <summary>It is the password, and its hash should be made anew with the present settings.</summary>
    RightButOutdated,
}

/// <summary>
/// Hashes and checks passwords with the framework's hasher, on as many threads as there are cores and no more, so that a
/// rush of sign-ins cannot starve the rest. Callers beyond a bounded queue are turned away.
/// </summary>
public sealed class Passwords : IDisposable
{
    private const int WaitingMax = 100;

    // The framework's hasher is generic over a user it never looks at.
    private static readonly object NoUser = new();
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);

    private readonly PasswordHasher<object> _hasher;
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);
    private readonly Lazy<string> _nobodys;
    private int _waiting;

    /// <summary>Passwords under the given settings.</summary>
    public Passwords(IOptions<PasswordOptions> options)
    {
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.Iterations }));
        _nobodys = new(() => _hasher.HashPassword(NoUser, Guid.NewGuid().ToString()));
    }

    /// <summary>A salted hash; a refusal when too many are waiting.</summary>
    public Task<Result<string>> HashAsync(string password, CancellationToken ct) =>
        InTurnAsync(() => _hasher.HashPassword(NoUser, password), ct);

    /// <summary>Compares; with a null hash it does the same work and says <see cref="PasswordCheck.Wrong"/>.</summary>
    public Task<Result<PasswordCheck>> CheckAsync(string password, string? hash, CancellationToken ct) => InTurnAsync(
        () => _hasher.VerifyHashedPassword(NoUser, hash ?? _nobodys.Value, password) switch
        {
            _ when hash is null => PasswordCheck.Wrong,
            PasswordVerificationResult.Success => PasswordCheck.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordCheck.RightButOutdated,
            _ => PasswordCheck.Wrong,
        },
        ct);

    /// <inheritdoc/>
    public void Dispose() => _cores.Dispose();

    private async Task<Result<T>> InTurnAsync<T>(Func<T> work, CancellationToken ct)
        where T : notnull
    {
        if (Interlocked.Increment(ref _waiting) > WaitingMax)
        {
            Interlocked.Decrement(ref _waiting);
            return Refusal.TooMany("Too many people are signing in at this moment; try again in a few seconds", TryAgainAfter);
        }

        try
        {
            await _cores.WaitAsync(ct);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            return await Task.Run(work, ct);
        }
        finally
        {
            _cores.Release();
        }
    }
}
