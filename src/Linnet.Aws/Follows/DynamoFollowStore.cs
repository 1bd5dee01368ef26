using System.Runtime.CompilerServices;
using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Follows;
using Linnet.Core.Paging;

namespace Linnet.Aws.Follows;

/// <inheritdoc/>
internal sealed class DynamoFollowStore(Dynamo dynamo, AuthorOrder order) : IFollowStore
{
    private const int AttemptsMax = 10;

    public async Task<FollowOutcome> FollowAsync(long followerId, long followeeId, CancellationToken ct)
    {
        var result = await order.RunAsync(followeeId, since => FollowItems.Begin(followerId, followeeId, since), ct);
        if (result.IsDone)
        {
            return FollowOutcome.Followed;
        }

        if (result.FailedAt(0))
        {
            return FollowOutcome.NoSuchAccount;
        }

        if (await FindSinceAsync(followerId, followeeId, ct) is not null)
        {
            return FollowOutcome.AlreadyFollowing;
        }

        var follower = await dynamo.GetAsync(LinnetTables.Accounts, AccountItems.Key(followerId), ct);
        return AccountItems.Read(follower) is { IsSuspended: false } ? FollowOutcome.TooMany : FollowOutcome.NoSuchAccount;
    }

    public async Task<bool> UnfollowAsync(long followerId, long followeeId, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            if (await FindSinceAsync(followerId, followeeId, ct) is not { } since
                || await dynamo.GetAsync(LinnetTables.Accounts, AccountItems.Key(followeeId), ct) is not { } author)
            {
                return false;
            }

            var isEmpty = author.Number("lastStatusId") < since;
            var result = await order.RunAsync(
                followeeId, until => FollowItems.End(followerId, followeeId, since, until, isEmpty), ct);
            if (!result.FailedAt(0))
            {
                return result.IsDone;
            }
        }

        throw new TimeoutException($"The author posted {AttemptsMax} times while a follow was to be ended.");
    }

    public async ValueTask<IReadOnlyList<Relationship>> FindRelationshipsAsync(
        long viewerId, IReadOnlyList<long> accountIds, CancellationToken ct)
    {
        var keys = accountIds.SelectMany(id => new[] { (viewerId, id), (id, viewerId) }).Distinct()
            .Select(pair => FollowItems.Pair(pair.Item1, pair.Item2));
        var found = (await dynamo.GetManyAsync(LinnetTables.Following, [.. keys], ct))
            .Select(pair => (pair.Number("followerId"), pair.Number("followeeId")))
            .ToHashSet();
        return
        [
            .. accountIds.Select(
                id => new Relationship(id, Following: found.Contains((viewerId, id)), FollowedBy: found.Contains((id, viewerId)))),
        ];
    }

    public ValueTask<IReadOnlyList<FollowEntry>> ListFollowersAsync(long accountId, PageRequest page, CancellationToken ct) =>
        ListAsync(new(LinnetTables.Follows, accountId) { Filter = FollowItems.IsOpen, Limit = page.Limit }, page, "followerId", ct);

    public ValueTask<IReadOnlyList<FollowEntry>> ListFollowingAsync(long accountId, PageRequest page, CancellationToken ct) => ListAsync(
        new(LinnetTables.Following, accountId) { Index = LinnetTables.Following["by-since"], Limit = page.Limit },
        page,
        "followeeId",
        ct);

    public async ValueTask<IReadOnlyList<FollowEntry>> ListFollowersAsOfAsync(
        long authorId, long statusId, long afterSince, int limit, CancellationToken ct)
    {
        var query = new Query(LinnetTables.Follows, authorId)
        {
            From = afterSince + 1,
            To = statusId - 1,
            Filter = $"{FollowItems.IsOpen} OR #until > :status",
            Values = new Item { [":status"] = statusId },
            Limit = limit,
        };
        return [.. (await dynamo.QueryAsync(query, ct)).Select(item => FollowItems.Read(item, "followerId"))];
    }

    private async Task<long?> FindSinceAsync(
        long followerId, long followeeId, CancellationToken ct, [CallerMemberName] string operation = "") =>
        (await dynamo.GetAsync(LinnetTables.Following, FollowItems.Pair(followerId, followeeId), ct, member: operation))
            ?.Number("since");

    private async ValueTask<IReadOnlyList<FollowEntry>> ListAsync(
        Query query, PageRequest page, string other, CancellationToken ct, [CallerMemberName] string operation = "")
    {
        var items = await dynamo.PageAsync(query, page, ct, member: operation);
        return [.. items.Select(item => FollowItems.Read(item, other))];
    }
}
