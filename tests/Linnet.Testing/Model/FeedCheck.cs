using Linnet.Testing.Builders;
using Linnet.Testing.Contracts;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Model;

/// <summary>Compares a store with the model while nothing is under way.</summary>
/// <param name="store">The store, all of whose jobs are done.</param>
/// <param name="model">What it ought to hold.</param>
/// <param name="accounts">Whose feeds are compared.</param>
public sealed class FeedCheck(StoreUnderTest store, FeedModel model, long[] accounts)
{
    // Pages of every size come, always in the same order.
    private readonly Random _limits = new(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Compares every feed, every story's followers and every count.</summary>
    public async Task AllAsync()
    {
        var alive = model.Statuses.ToHashSet();
        var followers = await FindFollowersAsync(alive);
        foreach (var account in accounts)
        {
            var expected = alive.Where(status => followers[status].Contains(account)).OrderDescending().ToList();
            model.FeedOf(account).Must.Except(expected).ShouldBeEmpty($"feed of {account}");

            var down = await PageWalk.DownAsync(page => store.Feeds.ReadAsync(account, page, Token), Limit);
            down.ShouldBeUnique();
            down.Where(alive.Contains).ShouldBe(expected, ignoreOrder: false, $"feed of {account} walked down");
            var up = await PageWalk.UpAsync(page => store.Feeds.ReadAsync(account, page, Token), Limit);
            up.ShouldBeUnique();
            up.Where(alive.Contains).ShouldBe(expected, ignoreOrder: false, $"feed of {account} walked up");

            var found = await store.GetAccountAsync(account);
            (found.Followers, found.Following, found.Statuses).ShouldBe(model.CountsOf(account), $"counts of {account}");
        }

        await store.ShouldCountRightAsync();
    }

    /// <summary>Whom each status counts for by the store, which agrees with the model wherever that is sure.</summary>
    private async Task<Dictionary<long, HashSet<long>>> FindFollowersAsync(IEnumerable<long> statuses)
    {
        var found = new Dictionary<long, HashSet<long>>();
        foreach (var status in statuses)
        {
            var list = await store.Follows.ListFollowersAsOfAsync(model.AuthorOf(status), status, 0, 1000, Token);
            var followers = list.Select(follow => follow.AccountId).ToHashSet();
            foreach (var account in accounts)
            {
                if (model.Holds(account, status) is { } holds)
                {
                    followers.Contains(account).ShouldBe(holds, $"{status} counts for {account}");
                }
            }

            found.Add(status, followers);
        }

        return found;
    }

    private int Limit() => _limits.Next(4) == 0 ? _limits.Next(5, 41) : _limits.Next(1, 5);
}
