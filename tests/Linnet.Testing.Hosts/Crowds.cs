using Linnet.Core.Accounts;
using Linnet.Core.Ids;
using Linnet.Core.Seeding;
using Linnet.Core.Sessions;
using Xunit;

namespace Linnet.Testing.Hosts;

/// <summary>Loads many accounts and follows at once.</summary>
public static class Crowds
{
    /// <summary>Accounts <c>alias1</c>, <c>alias2</c>, … without sessions; their ids.</summary>
    public static async Task<IReadOnlyList<long>> AddStrangersAsync(
        this LinnetApp app, IdGenerator ids, string alias, int count)
    {
        var accounts = Enumerable.Range(1, count)
            .Select(number => new Account
            {
                Id = ids.Next(),
                Alias = $"{alias}{number}",
                FirstName = alias,
                LastName = $"{number}",
            })
            .ToList();
        await app.Get<ISeedStore>().AddAccountsAsync(accounts, "", TestContext.Current.CancellationToken);
        return [.. accounts.Select(account => account.Id)];
    }

    /// <summary>Follows, with their counts.</summary>
    public static async Task AddFollowsAsync(
        this LinnetApp app, IdGenerator ids, IEnumerable<(long Follower, long Followee)> follows)
    {
        var token = TestContext.Current.CancellationToken;
        var seeds = follows.Select(follow => new SeedFollow(follow.Follower, follow.Followee, ids.Next())).ToList();
        await app.Get<ISeedStore>().AddFollowsAsync(seeds, token);
        await app.Get<ISeedStore>().RecountAsync(repair: true, token);
    }

    /// <summary>Signs in an account that was loaded.</summary>
    public static async Task<Person> SignInAsync(this LinnetApp app, long accountId, string alias)
    {
        var begun = await app.Get<SessionKeeper>()
            .BeginAsync(accountId, null, Scopes.All, TestContext.Current.CancellationToken);
        return new Person(app, accountId, alias, begun.Value.Token);
    }
}
