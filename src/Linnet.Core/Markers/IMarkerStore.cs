namespace Linnet.Core.Markers;

/// <summary>How far an account has read a timeline.</summary>
/// <param name="Timeline"><c>home</c> or <c>notifications</c>.</param>
/// <param name="LastReadId">The newest item read.</param>
/// <param name="Version">How often it was set.</param>
/// <param name="UpdatedAt">When it was last set.</param>
public sealed record Marker(string Timeline, long LastReadId, int Version, DateTimeOffset UpdatedAt);

/// <summary>Keeps reading positions, so that several clients of one person agree.</summary>
public interface IMarkerStore
{
    /// <summary>The account's markers.</summary>
    ValueTask<IReadOnlyList<Marker>> ListAsync(long accountId, CancellationToken ct);

    /// <summary>Sets markers in one step.</summary>
    /// <returns>The markers that were set.</returns>
    Task<IReadOnlyList<Marker>> SetAsync(
        long accountId, IReadOnlyDictionary<string, long> lastReadIds, DateTimeOffset now, CancellationToken ct);
}
