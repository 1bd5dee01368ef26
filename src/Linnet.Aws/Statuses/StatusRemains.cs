using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core;

namespace Linnet.Aws.Statuses;

/// <summary>Removes what hangs on a deleted status: its likes and its history.</summary>
internal sealed class StatusRemains(Dynamo dynamo)
{
    private const int LikesPerStep = 100;

    /// <summary>Removes all of it.</summary>
    public async Task RemoveAsync(long statusId, CancellationToken ct)
    {
        while (await RemoveSomeLikesAsync(statusId, ct))
        {
        }

        var versions = await dynamo.QueryAsync(new(LinnetTables.Versions, statusId) { Limit = Limits.StatusEdits }, ct);
        await dynamo.WriteAsync(LinnetTables.Versions, [], versions.Select(version => version.KeyIn(LinnetTables.Versions)), ct);
    }

    /// <summary>Removes some of its likes.</summary>
    /// <returns>True while there may be more.</returns>
    public async Task<bool> RemoveSomeLikesAsync(long statusId, CancellationToken ct)
    {
        var likes = await dynamo.QueryAsync(
            new(LinnetTables.Likes, statusId) { Index = LinnetTables.Likes["by-status"], Limit = LikesPerStep }, ct);
        await dynamo.WriteAsync(LinnetTables.Likes, [], likes.Select(like => like.KeyIn(LinnetTables.Likes)), ct);
        return likes.Count == LikesPerStep;
    }
}
