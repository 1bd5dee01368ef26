using Linnet.Core.Accounts;

namespace Linnet.Core.Follows;

/// <summary>Follows and unfollows. Doing either again is harmless.</summary>
public sealed class FollowAccount(IAccountStore accounts, IFollowStore follows)
{
    /// <summary>Makes one account follow another.</summary>
    /// <returns>How they stand now.</returns>
    public async Task<Result<Relationship>> FollowAsync(long followerId, long followeeId, CancellationToken ct)
    {
        if (followerId == followeeId)
        {
            return Refusal.Invalid("id", "must be another account than one's own: nobody follows themselves");
        }

        if (await accounts.FindAsync(followeeId, ct) is not { IsSuspended: false })
        {
            return Refusal.NotFound();
        }

        return await follows.FollowAsync(followerId, followeeId, ct) switch
        {
            FollowOutcome.Followed or FollowOutcome.AlreadyFollowing => await RelationshipAsync(followerId, followeeId, ct),
            FollowOutcome.TooMany => Refusal.Invalid(
                "id", $"cannot be followed: an account follows at most {Limits.FollowedAccounts} others"),
            _ => Refusal.NotFound(),
        };
    }

    /// <summary>Makes one account stop following another.</summary>
    /// <returns>How they stand now.</returns>
    public async Task<Result<Relationship>> UnfollowAsync(long followerId, long followeeId, CancellationToken ct)
    {
        if (await accounts.FindAsync(followeeId, ct) is null)
        {
            return Refusal.NotFound();
        }

        await follows.UnfollowAsync(followerId, followeeId, ct);
        return await RelationshipAsync(followerId, followeeId, ct);
    }

    private async Task<Result<Relationship>> RelationshipAsync(long viewerId, long otherId, CancellationToken ct) =>
        (await follows.FindRelationshipsAsync(viewerId, [otherId], ct))[0];
}
