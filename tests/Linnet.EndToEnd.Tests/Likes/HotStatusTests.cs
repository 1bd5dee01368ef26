using System.Collections.Concurrent;
using System.Globalization;
using Linnet.Core.Likes;
using Linnet.Core.Paging;
using Linnet.Core.Statuses;
using Linnet.EndToEnd.Tests.Hosts;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Likes;

/// <summary>Everybody likes one status: the store has little to do, and everybody sees a right count.</summary>
public sealed class HotStatusTests
{
    private const int Fans = 110;
    private const int TransactionsMax = 11;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task A_hundred_and_ten_likes_of_one_status_cost_at_most_eleven_transactions(int atOnce)
    {
        var transactions = new ConcurrentQueue<int>();
        await using var app = await new LinnetApp { Replace = services => Count(services, transactions) }.StartedAsync();
        var author = await app.SignedInAsAsync("author");
        var fans = await app.SignedInManyAsync("fan", Fans);
        var status = (await author.PostAsync("Everybody likes this")).Id;
        var counts = new ConcurrentBag<long>();

        await Parallel.ForEachAsync(
            fans,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = Token },
            async (fan, ct) => counts.Add((await fan.Client.FavouriteAsync(status, ct)).Value.FavouritesCount));

        if (atOnce == 1)
        {
            counts.ShouldBe(Enumerable.Range(1, Fans).Select(count => (long)count), ignoreOrder: true);
        }

        counts.Max().ShouldBe(Fans);
        (await author.Client.GetStatusAsync(status, Token)).Value.FavouritesCount.ShouldBe(Fans);
        await app.StopAsync();
        transactions.Sum().ShouldBe(Fans);
        transactions.Count.ShouldBeLessThanOrEqualTo(TransactionsMax);

        await app.StartAsync();
        var id = long.Parse(status, CultureInfo.InvariantCulture);
        (await app.Get<IStatusStore>().FindAsync(id, Token)).ShouldNotBeNull().Likes.ShouldBe(Fans);
        (await app.Get<Core.Seeding.ISeedStore>().RecountAsync(repair: false, Token)).ShouldBeEmpty();
    }

    private static void Count(IServiceCollection services, ConcurrentQueue<int> transactions)
    {
        var store = services.Last(service => service.ServiceType == typeof(ILikeStore));
        services.AddSingleton<ILikeStore>(provider => new CountedStore(
            (ILikeStore)store.ImplementationFactory!(provider), transactions));
    }

    /// <summary>Notes how many likes each transaction has.</summary>
    private sealed class CountedStore(ILikeStore store, ConcurrentQueue<int> transactions) : ILikeStore
    {
        public Task<IReadOnlyDictionary<long, int>> ApplyAsync(IReadOnlyCollection<Like> likes, CancellationToken ct)
        {
            transactions.Enqueue(likes.Count);
            return store.ApplyAsync(likes, ct);
        }

        public ValueTask<LikeState?> FindAsync(long statusId, long accountId, CancellationToken ct) =>
            store.FindAsync(statusId, accountId, ct);

        public ValueTask<IReadOnlySet<long>> FindLikedAsync(
            long accountId, IReadOnlyCollection<long> statusIds, CancellationToken ct) =>
            store.FindLikedAsync(accountId, statusIds, ct);

        public ValueTask<IReadOnlyList<LikeEntry>> ListByAccountAsync(long accountId, PageRequest page, CancellationToken ct) =>
            store.ListByAccountAsync(accountId, page, ct);

        public ValueTask<IReadOnlyList<LikeEntry>> ListByStatusAsync(long statusId, PageRequest page, CancellationToken ct) =>
            store.ListByStatusAsync(statusId, page, ct);
    }
}
