using Linnet.Core.Statuses;

namespace Linnet.Core.Likes;

/// <summary>Likes statuses, and takes likes back. Doing either again is harmless.</summary>
public sealed class LikeStatus(StatusLoader loader, LikeBatcher batcher)
{
    /// <summary>Says whether an account likes a status from now on. The word is durable when the task completes.</summary>
    /// <returns>The status with its new count.</returns>
    public async Task<Result<StatusView>> SetAsync(long accountId, long statusId, bool isLiked, CancellationToken ct)
    {
        if (await loader.FindAsync(statusId, accountId, ct) is not { } view)
        {
            return Refusal.NotFound();
        }

        // Whether there is anything to do only the store knows: what was loaded may be older than a word given to another process.
        return (await batcher.SetAsync(statusId, accountId, isLiked, ct)).Succeeded(out var likes, out var refusal)
            ? view with { IsLiked = isLiked, Likes = likes }
            : refusal;
    }
}
