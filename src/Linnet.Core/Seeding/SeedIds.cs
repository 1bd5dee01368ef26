using System.Security.Cryptography;
using System.Text;
using Linnet.Core.Ids;

namespace Linnet.Core.Seeding;

/// <summary>
/// Ids in the past that depend on nothing but a series' name and a number, so that loading again finds what was loaded. Each
/// number has a millisecond of its own; where different series share one, their names keep the ids apart.
/// </summary>
/// <param name="series">The series' name.</param>
/// <param name="from">The time of number 0.</param>
/// <param name="milliseconds">From one number to the next, at least 1.</param>
internal sealed class SeedIds(string series, DateTimeOffset from, long milliseconds)
{
    /// <summary>Accounts signed up from here on.</summary>
    public static readonly DateTimeOffset AccountsFrom = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>They began to follow one another from here on.</summary>
    public static readonly DateTimeOffset FollowsFrom = new(2024, 7, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>They posted from here on.</summary>
    public static readonly DateTimeOffset StatusesFrom = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Nothing is later than this.</summary>
    public static readonly DateTimeOffset End = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly long Millisecond = IdGenerator.AtTime(AccountsFrom.AddMilliseconds(1)) - IdGenerator.AtTime(AccountsFrom);

    private readonly long _first = IdGenerator.AtTime(from) + (HashOf(series) % Millisecond);

    /// <summary>The id of a number.</summary>
    /// <param name="ordinal">The number, from 0.</param>
    /// <param name="shift">Milliseconds after its usual time; less than those from one number to the next.</param>
    public long At(long ordinal, long shift = 0) => _first + (((ordinal * milliseconds) + shift) * Millisecond);

    private static uint HashOf(string series) =>
        BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(series.ToUpperInvariant())));
}
