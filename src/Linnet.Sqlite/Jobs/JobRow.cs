using System.Globalization;
using Linnet.Core.Jobs;

namespace Linnet.Sqlite.Jobs;

/// <summary>Which job: known before the job has a row.</summary>
/// <param name="Kind">Its queue.</param>
/// <param name="StatusId">Its status.</param>
/// <param name="Number">As in the column of this name.</param>
internal readonly record struct JobKey(JobKind Kind, long StatusId, int Number)
{
    private const int Parts = 3;

    /// <summary>What <see cref="ToString"/> made; of anything else, a key that no job has.</summary>
    public static JobKey Parse(string name)
    {
        var parts = name.Split('.', Parts + 1);
        return parts.Length == Parts && IsNumber(parts[0], out var kind) && IsNumber(parts[1], out var statusId)
            && IsNumber(parts[2], out var number) && number <= int.MaxValue
                ? new((JobKind)kind, statusId, (int)number)
                : default;
    }

    /// <summary>The job's name, for leases and operators.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(int)Kind}.{StatusId}.{Number}");

    private static bool IsNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

/// <summary>A job in a worker's hands.</summary>
/// <param name="Key">Which job.</param>
/// <param name="AuthorId">Whose turn it is.</param>
/// <param name="OwnerIds">Whose feeds; null: it is a post-status job.</param>
/// <param name="Attempts">Failed deliveries so far.</param>
internal sealed record JobRow(JobKey Key, long AuthorId, IReadOnlyList<long>? OwnerIds, int Attempts);
