using Linnet.Core.Accounts;
using Linnet.Core.Follows;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Linnet.Testing.Contracts;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Builders;

/// <summary>The steps that most tests begin with; each fails at once when it does not succeed.</summary>
public static class StoreSteps
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Signs somebody up.</summary>
    public static async Task<Account> AddAccountAsync(this StoreUnderTest store, string? alias = null) =>
        (await store.Accounts.AddAsync(Build.NewAccount(alias), Token)).ShouldNotBeNull();

    /// <summary>Signs several up, and gives their ids.</summary>
    public static async Task<long[]> AddAccountsAsync(this StoreUnderTest store, int count) =>
        [.. (await Task.WhenAll(Enumerable.Range(0, count).Select(_ => store.AddAccountAsync()))).Select(account => account.Id)];

    /// <summary>Makes one follow another.</summary>
    public static async Task FollowAsync(this StoreUnderTest store, long followerId, long followeeId) =>
        (await store.Follows.FollowAsync(followerId, followeeId, Token)).ShouldBe(FollowOutcome.Followed);

    /// <summary>Makes one follow another no more.</summary>
    public static async Task UnfollowAsync(this StoreUnderTest store, long followerId, long followeeId) =>
        (await store.Follows.UnfollowAsync(followerId, followeeId, Token)).ShouldBeTrue();

    /// <summary>Posts a status.</summary>
    public static async Task<Status> PostAsync(
        this StoreUnderTest store, long accountId, string text = "Good morning", params IReadOnlyList<string> tags) =>
        (await store.Statuses.AddAsync(Build.NewStatus(accountId, text, tags), Token)).ShouldNotBeNull().Status;

    /// <summary>Signs an account in.</summary>
    public static async Task<Session> AddSessionAsync(this StoreUnderTest store, long? accountId, long? appId = null) =>
        (await store.Sessions.AddAsync(Build.TokenHash(), accountId, appId, "read write", store.Clock.GetUtcNow(), Token))
            .ShouldNotBeNull();

    /// <summary>The account as it is now.</summary>
    public static async Task<Account> GetAccountAsync(this StoreUnderTest store, long id) =>
        (await store.Accounts.FindAsync(id, Token)).ShouldNotBeNull();

    /// <summary>Removes all that deleted accounts left behind.</summary>
    public static async Task PurgeAsync(this StoreUnderTest store)
    {
        while (await store.Accounts.PurgeAsync(Token))
        {
        }
    }

    /// <summary>Fails when a stored count differs from a recount.</summary>
    public static async Task ShouldCountRightAsync(this StoreUnderTest store)
    {
        await store.IndexAsync();
        (await store.Seed.RecountAsync(repair: false, Token)).ShouldBeEmpty();
    }
}
