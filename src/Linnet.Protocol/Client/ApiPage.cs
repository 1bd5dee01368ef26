using System.Globalization;

namespace Linnet.Protocol.Client;

/// <summary>A part of a list, and where the parts beside it are.</summary>
/// <param name="Items">The items, newest first; fewer than asked for does not mean that there are no more.</param>
/// <param name="OlderMaxId">The <see cref="PageQuery.MaxId"/> of the older part; null when there is none.</param>
/// <param name="NewerMinId">The <see cref="PageQuery.MinId"/> of the newer part; null when there is none.</param>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, string? OlderMaxId, string? NewerMinId);

/// <summary>Which part of a list is wanted; nothing given: its newest part.</summary>
public readonly record struct PageQuery
{
    /// <summary>Only items older than this one.</summary>
    public string? MaxId { get; init; }

    /// <summary>Only items newer than this one; the newest of them.</summary>
    public string? SinceId { get; init; }

    /// <summary>Only items newer than this one; the oldest of them.</summary>
    public string? MinId { get; init; }

    /// <summary>Most items; null leaves it to the server.</summary>
    public int? Limit { get; init; }

    internal IEnumerable<(string Name, string? Value)> Parameters =>
    [
        ("max_id", MaxId),
        ("since_id", SinceId),
        ("min_id", MinId),
        ("limit", Limit?.ToString(CultureInfo.InvariantCulture)),
    ];
}
