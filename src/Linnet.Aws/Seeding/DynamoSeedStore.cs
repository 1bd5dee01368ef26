using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Follows;
using Linnet.Aws.Sessions;
using Linnet.Aws.Tables;
using Linnet.Core.Accounts;
using Linnet.Core.Ids;
using Linnet.Core.Seeding;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Microsoft.Extensions.Options;

namespace Linnet.Aws.Seeding;

/// <summary>
/// Loads in batches, which take no conditions: what is there already is looked up first. Of each record, the item by which it is known to
/// be there is written last, so that a load that broke off is completed by the next.
/// </summary>
internal sealed class DynamoSeedStore(
    Dynamo dynamo,
    SeedStatuses statusLoad,
    SeedFeeds feeds,
    AuthorRows authors,
    Recount recount,
    CapacityRaise capacity,
    IdGenerator ids,
    IOptions<SessionOptions> sessionOptions) : ISeedStore
{
    public long SentAgain => dynamo.SentAgain;

    public Task<T> WhileReadyAsync<T>(Func<Task<T>> load, IProgress<SeedProgress> progress, CancellationToken ct) =>
        capacity.WhileRaisedAsync(load, progress, ct);

    public async Task AddAccountsAsync(IReadOnlyList<Account> accounts, string passwordHash, CancellationToken ct)
    {
        var owners = await AliasItems.FindManyAsync(dynamo, accounts.Select(account => account.Alias), ct);
        var keys = accounts.Select(account => AccountItems.Key(account.Id)).ToList();
        var known = (await dynamo.GetManyAsync(LinnetTables.Accounts, keys, ct)).Select(item => item.Number("id")).ToHashSet();
        var added = accounts.DistinctBy(account => account.Alias, StringComparer.OrdinalIgnoreCase)
            .Where(account => !known.Contains(account.Id) && owners.GetValueOrDefault(account.Alias, account.Id) == account.Id)
            .ToList();
        await Task.WhenAll(
            dynamo.WriteAsync(LinnetTables.Aliases, added.Select(account => AliasItems.Write(account.Alias, account.Id)), [], ct),
            dynamo.WriteAsync(LinnetTables.Names, added.SelectMany(AccountWords.EntriesOf), [], ct));
        await dynamo.WriteAsync(
            LinnetTables.Accounts, added.Select(account => AccountItems.Write(account, email: null, passwordHash)), [], ct);
        RaiseIds(accounts.Select(account => account.Id));
    }

    public async Task AddFollowsAsync(IReadOnlyList<SeedFollow> follows, CancellationToken ct)
    {
        var pairs = follows.DistinctBy(Sides).Select(follow => FollowItems.Pair(follow.FollowerId, follow.FolloweeId)).ToList();
        var known = (await dynamo.GetManyAsync(LinnetTables.Following, pairs, ct))
            .Select(pair => (pair.Number("followerId"), pair.Number("followeeId")))
            .ToHashSet();
        var added = follows.DistinctBy(Sides).Where(follow => !known.Contains(Sides(follow))).ToList();
        await authors.RaiseAsync(added.Select(follow => (follow.FolloweeId, follow.Since)), ct);
        await dynamo.WriteAsync(LinnetTables.Follows, added.Select(IntervalOf), [], ct);
        await feeds.DeliverEarlierAsync(added, ct);
        await dynamo.WriteAsync(LinnetTables.Following, added.Select(PairOf), [], ct);
        RaiseIds(follows.Select(follow => follow.Since));
    }

    public async Task AddStatusesAsync(IReadOnlyList<Status> statuses, CancellationToken ct)
    {
        await statusLoad.AddAsync(statuses, ct);
        RaiseIds(statuses.Select(status => status.Id));
    }

    public async Task AddSessionsAsync(IReadOnlyList<Session> sessions, CancellationToken ct)
    {
        var keys = sessions.Select(session => SessionItems.TokenKey(session.TokenHash)).ToList();
        var known = (await dynamo.GetManyAsync(LinnetTables.Sessions, keys, ct))
            .Select(item => SessionItems.Read(item)!.TokenHash)
            .ToHashSet();
        var added = sessions.Where(session => !known.Contains(session.TokenHash)).ToList();
        var listed = added.Where(session => session.AccountId is not null);
        await dynamo.WriteAsync(
            LinnetTables.Sessions, listed.Select(session => SessionItems.ByAccount(session.AccountId!.Value, session)), [], ct);
        await dynamo.WriteAsync(
            LinnetTables.Sessions, added.Select(session => SessionItems.ByToken(session, sessionOptions.Value.IdleTimeout)), [], ct);
        RaiseIds(sessions.Select(session => session.Id));
    }

    public Task<IReadOnlyList<CountMismatch>> RecountAsync(bool repair, CancellationToken ct) => recount.RunAsync(repair, ct);

    private static (long FollowerId, long FolloweeId) Sides(SeedFollow follow) => (follow.FollowerId, follow.FolloweeId);

    private static Item IntervalOf(SeedFollow follow)
    {
        var item = FollowItems.Interval(follow.FolloweeId, follow.Since);
        item["followerId"] = follow.FollowerId;
        return item;
    }

    private static Item PairOf(SeedFollow follow)
    {
        var item = FollowItems.Pair(follow.FollowerId, follow.FolloweeId);
        item["since"] = follow.Since;
        return item;
    }

    private void RaiseIds(IEnumerable<long> loaded) => ids.RaiseAbove(loaded.DefaultIfEmpty().Max());
}
