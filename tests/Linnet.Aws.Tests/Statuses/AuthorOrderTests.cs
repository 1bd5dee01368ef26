using System.Collections.Concurrent;
using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Follows;
using Linnet.Aws.Search;
using Linnet.Aws.Statuses;
using Linnet.Core.Ids;
using Linnet.Core.Paging;
using Linnet.Testing;
using Linnet.Testing.Aws;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Statuses;

/// <summary>An author's posts and follows have ids in the order in which they happened, whichever processes they came to.</summary>
public sealed class AuthorOrderTests : IAsyncLifetime
{
    private readonly AwsUnderTest _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_process_whose_clock_is_slow_gives_greater_ids_all_the_same()
    {
        var (author, fan) = (await _store.AddAccountAsync(), await _store.AddAccountAsync());
        using var slow = new Process(_store, TimeSpan.FromMinutes(-10));
        using var quick = new Process(_store, TimeSpan.FromMinutes(10));

        var first = await quick.PostAsync(author.Id);
        var second = await slow.PostAsync(author.Id);
        await slow.Follows.FollowAsync(fan.Id, author.Id, Token);
        var since = (await _store.Follows.ListFollowersAsync(author.Id, PageRequest.Newest(), Token))[0].Since;
        var third = await quick.PostAsync(author.Id);
        await slow.Follows.UnfollowAsync(fan.Id, author.Id, Token);
        var fourth = await slow.PostAsync(author.Id);

        long[] ids = [first, second, since, third, fourth];
        ids.ShouldBe(ids.Distinct().Order());
        (await AsOfAsync(author.Id, second)).ShouldBeEmpty();
        (await AsOfAsync(author.Id, third)).ShouldBe([fan.Id]);
        (await AsOfAsync(author.Id, fourth)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Posts_of_one_author_at_once_in_several_processes_get_ids_in_the_order_of_their_commits()
    {
        const int Posts = 10;
        var author = await _store.AddAccountAsync();
        var processes = Enumerable.Range(-1, 3).Select(number => new Process(_store, TimeSpan.FromSeconds(number))).ToList();
        var done = new ConcurrentBag<long>();

        await Task.WhenAll(processes.Select(process => Task.Run(
            async () =>
            {
                for (var post = 0; post < Posts; post++)
                {
                    var before = done.DefaultIfEmpty().Max();
                    var id = await process.PostAsync(author.Id);
                    id.ShouldBeGreaterThan(before);
                    done.Add(id);
                }
            },
            Token)));

        processes.ForEach(process => process.Dispose());
        done.ShouldBeUnique();
        var account = await _store.GetAccountAsync(author.Id);
        (account.Statuses, account.LastStatusId).ShouldBe((processes.Count * Posts, done.Max()));
        (await _store.Statuses.ListByAccountAsync(author.Id, PageRequest.Newest(40), Token)).ShouldBe(done.OrderDescending());
    }

    private async Task<IEnumerable<long>> AsOfAsync(long author, long status) =>
        (await _store.Follows.ListFollowersAsOfAsync(author, status, 0, 10, Token)).Select(follow => follow.AccountId);

    /// <summary>Another process on the same tables, with a clock and a node number of its own.</summary>
    private sealed class Process : IDisposable
    {
        private readonly AuthorOrder _order;
        private readonly DynamoStatusStore _statuses;

        public Process(AwsUnderTest store, TimeSpan isAhead)
        {
            var clock = new TestClock();
            clock.Set(store.Clock.GetUtcNow() + isAhead);
            var (dynamo, patience) = (store.Get<Dynamo>(), store.Get<Patience>());
            var ids = new IdGenerator(clock, Random.Shared.Next(IdGenerator.NodeMax + 1));
            _order = new(dynamo, ids, patience);
            Follows = new(dynamo, _order);
            _statuses = new(
                dynamo, _order, store.Get<HandOver>(), store.Get<TagIndex>(), store.Get<StatusRemains>(), clock, patience);
        }

        public DynamoFollowStore Follows { get; }

        public async Task<long> PostAsync(long accountId) =>
            (await _statuses.AddAsync(Build.NewStatus(accountId), Token)).ShouldNotBeNull().Status.Id;

        public void Dispose() => _order.Dispose();
    }
}
