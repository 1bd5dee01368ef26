using System.Collections.Concurrent;
using System.Globalization;
using Linnet.Core.Diagnostics;
using Linnet.Core.Likes;
using Linnet.Core.Seeding;
using Linnet.Core.Statuses;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Likes;

/// <summary>Everybody likes one status: the store has little to do, and everybody sees a right count.</summary>
[Trait(TestStorage.Trait, TestStorage.Sqlite)]
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
        // The clock stands and no worker runs: nothing but likes is written.
        var clock = new TestClock();
        await using var app = await new LinnetApp
        {
            Time = clock,
            Settings = { ["FanOut:Workers"] = "0", ["Likes:UnsentFor"] = "00:00:01" },
        }.StartedAsync();
        var author = await app.SignedInAsAsync("author");
        var fans = await app.SignedInManyAsync("fan", Fans);
        var status = (await author.PostAsync("Everybody likes this")).Id;
        var before = app.Get<StoreCounters>().Transactions;

        var counts = await LikeAsync(fans, status, atOnce);
        await Eventually.HoldsAsync(() => app.Get<LikeBatcher>().UnsentCount <= 10);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.HoldsAsync(() => app.Get<LikeBatcher>().UnsentCount == 0);

        (app.Get<StoreCounters>().Transactions - before).ShouldBeInRange(1, TransactionsMax);
        counts.Max().ShouldBe(Fans);
        if (atOnce == 1)
        {
            counts.ShouldBe(Enumerable.Range(1, Fans).Select(count => (long)count), ignoreOrder: true);
        }

        var id = long.Parse(status, CultureInfo.InvariantCulture);
        (await app.Get<IStatusStore>().FindAsync(id, Token)).ShouldNotBeNull().Likes.ShouldBe(Fans);
        (await author.Client.GetStatusAsync(status, Token)).Value.FavouritesCount.ShouldBe(Fans);
        (await app.Get<ISeedStore>().RecountAsync(repair: false, Token)).ShouldBeEmpty();
    }

    /// <returns>The count in each answer.</returns>
    private static async Task<IReadOnlyCollection<long>> LikeAsync(IEnumerable<Person> fans, string status, int atOnce)
    {
        var counts = new ConcurrentBag<long>();
        await Parallel.ForEachAsync(
            fans,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = Token },
            async (fan, ct) => counts.Add((await fan.Client.FavouriteAsync(status, ct)).Value.FavouritesCount));
        return counts;
    }
}
