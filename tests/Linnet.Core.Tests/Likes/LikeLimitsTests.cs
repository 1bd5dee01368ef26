using Linnet.Testing;

namespace Linnet.Core.Tests.Likes;

/// <summary>When likes are sent: both limits, which hold for each status by itself.</summary>
public sealed class LikeLimitsTests : IDisposable
{
    private const long One = 1000;
    private const long Other = 2000;

    private readonly BatcherUnderTest _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Ten_likes_of_a_status_are_not_sent_and_eleven_are_in_one_transaction()
    {
        await _test.LikeAsync(One, Accounts(10));
        await _test.Batcher.SendAsync(all: false);
        _test.Store.Transactions.ShouldBeEmpty();

        await _test.LikeAsync(One, 11);
        await _test.Batcher.SendAsync(all: false);

        _test.Store.Transactions.ShouldHaveSingleItem().Count.ShouldBe(11);
        _test.Store.CountOf(One).ShouldBe(11);
        _test.Batcher.UnsentCount.ShouldBe(0);
        _test.Store.Journalled.ShouldBeEmpty();
    }

    [Fact]
    public async Task Likes_of_one_status_do_not_send_those_of_another()
    {
        await _test.LikeAsync(One, Accounts(10));
        await _test.LikeAsync(Other, Accounts(11));

        await _test.Batcher.SendAsync(all: false);

        _test.Store.Transactions.ShouldHaveSingleItem().ShouldAllBe(like => like.StatusId == Other);
        _test.Batcher.UnsentCount.ShouldBe(10);
    }

    [Fact]
    public async Task Many_statuses_with_few_likes_each_wait_however_many_likes_these_are()
    {
        for (var status = 1; status <= 500; status++)
        {
            await _test.LikeAsync(status, Accounts(10));
        }

        await _test.Batcher.SendAsync(all: false);

        _test.Store.Transactions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_status_whose_oldest_like_is_a_minute_old_is_sent_and_a_younger_one_is_not()
    {
        await _test.LikeAsync(One, 1);
        _test.Clock.Advance(TimeSpan.FromSeconds(30));
        await _test.LikeAsync(One, 2);
        await _test.LikeAsync(Other, 1);
        _test.Clock.Advance(TimeSpan.FromSeconds(29));
        await _test.Batcher.SendAsync(all: false);
        _test.Store.Transactions.ShouldBeEmpty();

        _test.Clock.Advance(TimeSpan.FromSeconds(2));
        await _test.Batcher.SendAsync(all: false);

        _test.Store.Transactions.ShouldHaveSingleItem().Select(like => (like.StatusId, like.AccountId))
            .ShouldBe([(One, 1), (One, 2)], ignoreOrder: true);
        _test.Batcher.UnsentCount.ShouldBe(1);
    }

    [Fact]
    public async Task Changing_ones_mind_does_not_make_a_like_younger()
    {
        await _test.LikeAsync(One, 1);
        _test.Clock.Advance(TimeSpan.FromSeconds(50));
        await _test.SetAsync(One, 1, isLiked: false);
        _test.Clock.Advance(TimeSpan.FromSeconds(11));

        await _test.Batcher.SendAsync(all: false);

        _test.Store.Transactions.ShouldHaveSingleItem().ShouldHaveSingleItem().IsLiked.ShouldBeFalse();
    }

    [Fact]
    public async Task Changing_ones_mind_again_and_again_counts_as_one_unsent_like()
    {
        for (var time = 0; time < 50; time++)
        {
            await _test.SetAsync(One, 1, isLiked: time % 2 == 0);
        }

        await _test.Batcher.SendAsync(all: false);

        _test.Store.Transactions.ShouldBeEmpty();
        _test.Store.Journalled.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Both_limits_are_settings()
    {
        using var test = new BatcherUnderTest(new() { UnsentPerStatus = 2, UnsentFor = TimeSpan.FromSeconds(5) });
        await test.LikeAsync(One, 1, 2, 3);
        await test.LikeAsync(Other, 1);

        await test.Batcher.SendAsync(all: false);
        test.Store.Transactions.ShouldHaveSingleItem().Count.ShouldBe(3);

        test.Clock.Advance(TimeSpan.FromSeconds(5));
        await test.Batcher.SendAsync(all: false);
        test.Store.Transactions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_hundred_and_ten_likes_of_one_status_cost_ten_transactions()
    {
        foreach (var account in Accounts(110))
        {
            await _test.LikeAsync(One, account);
            await _test.Batcher.SendAsync(all: false);
        }

        _test.Store.Transactions.Count.ShouldBe(10);
        _test.Store.CountOf(One).ShouldBe(110);
    }

    [Fact]
    public async Task While_it_runs_it_sends_by_itself_what_becomes_due()
    {
        using var stop = new CancellationTokenSource();
        var run = _test.Batcher.RunAsync(stop.Token);
        await _test.LikeAsync(One, Accounts(11));
        await Eventually.HoldsAsync(() => _test.Store.Transactions.Count == 1 && _test.Batcher.UnsentCount == 0);

        await _test.LikeAsync(Other, 1);
        await Eventually.HoldsAsync(() => _test.Clock.PendingTimers > 0);
        _test.Clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.HoldsAsync(() => _test.Store.Transactions.Count == 2);

        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task Stopped_it_sends_everything()
    {
        using var stop = new CancellationTokenSource();
        var run = _test.Batcher.RunAsync(stop.Token);
        await _test.LikeAsync(One, Accounts(5));
        await _test.LikeAsync(Other, 1);

        await stop.CancelAsync();
        await run;

        _test.Store.CountOf(One).ShouldBe(5);
        _test.Store.CountOf(Other).ShouldBe(1);
        _test.Store.Journalled.ShouldBeEmpty();
    }

    [Fact]
    public async Task More_likes_of_one_status_than_a_transaction_takes_go_in_several()
    {
        using var test = new BatcherUnderTest(new() { UnsentPerStatus = 10_000 });
        await test.LikeAsync(One, Accounts(Limits.LikesPerTransaction + 1));

        await test.Batcher.SendAsync(all: true);

        test.Store.Transactions.Select(likes => likes.Count).ShouldBe([Limits.LikesPerTransaction, 1]);
        test.CountOf(One).ShouldBe(Limits.LikesPerTransaction + 1);
    }

    private static IEnumerable<long> Accounts(int count) => Enumerable.Range(1, count).Select(number => (long)number);
}
