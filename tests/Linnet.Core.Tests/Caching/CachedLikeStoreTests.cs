using Linnet.Core.Caching;
using Linnet.Core.Diagnostics;
using Linnet.Core.Likes;
using Linnet.Core.Tests.Likes;
using Linnet.Testing;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Tests.Caching;

public sealed class CachedLikeStoreTests
{
    [Fact]
    public async Task What_an_account_likes_is_never_out_of_date_where_other_processes_change_it()
    {
        using var counters = new StoreCounters();
        var shared = new LikesInMemory();
        var cached = new CachedLikeStore(shared, new(new TestClock(), Options.Create(new ReadCacheOptions()), counters));
        (await cached.FindLikedAsync(accountId: 1, [1000], TestContext.Current.CancellationToken)).ShouldBeEmpty();

        await shared.ApplyAsync([new Like(5, StatusId: 1000, AccountId: 1, IsLiked: true)], TestContext.Current.CancellationToken);

        (await cached.FindLikedAsync(accountId: 1, [1000], TestContext.Current.CancellationToken)).ShouldBe([1000]);
    }
}
