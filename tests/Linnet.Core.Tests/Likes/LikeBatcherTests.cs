using Linnet.Core.Likes;
using Linnet.Testing;

namespace Linnet.Core.Tests.Likes;

/// <summary>What people see while likes are on their way, and what becomes of likes when something goes wrong.</summary>
public sealed class LikeBatcherTests : IDisposable
{
    private const long Status = 1000;
    private const long Daisy = 1;
    private const long Donald = 2;

    private readonly BatcherUnderTest _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task An_unsent_like_is_seen_and_counted_at_once()
    {
        await _test.LikeAsync(Status, Daisy);

        _test.CountOf(Status).ShouldBe(1);
        (await _test.IsLikedAsync(Status, Daisy)).ShouldBeTrue();
        (await _test.IsLikedAsync(Status, Donald)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_like_that_the_store_has_is_taken_back_at_once()
    {
        await _test.LikeAsync(Status, Daisy, Donald);
        await _test.Batcher.SendAsync(all: true);

        await _test.SetAsync(Status, Daisy, isLiked: false);

        _test.CountOf(Status).ShouldBe(1);
        (await _test.IsLikedAsync(Status, Daisy)).ShouldBeFalse();
        (await _test.IsLikedAsync(Status, Donald)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_word_that_others_send_on_is_journalled_and_not_held()
    {
        _test.Store.IsCountedElsewhere = true;

        await _test.LikeAsync(Status, Daisy);
        (await _test.Batcher.SendAsync(all: true)).ShouldBeTrue();

        (_test.Store.Appended, _test.Batcher.UnsentCount, _test.Store.Transactions.Count).ShouldBe((1, 0, 0));
        _test.CountOf(Status).ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Saying_the_same_again_is_not_even_written_down(bool isSent)
    {
        await _test.LikeAsync(Status, Daisy);
        if (isSent)
        {
            await _test.Batcher.SendAsync(all: true);
            _test.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await _test.LikeAsync(Status, Daisy);
        await _test.SetAsync(Status, Donald, isLiked: false);

        _test.Store.Appended.ShouldBe(1);
        _test.CountOf(Status).ShouldBe(1);
    }

    [Fact]
    public async Task The_count_is_right_at_every_moment_of_a_transaction_whenever_the_status_was_read()
    {
        await _test.LikeAsync(Status, Donald);
        await _test.Batcher.SendAsync(all: true);
        _test.Clock.Advance(TimeSpan.FromMinutes(1));
        await _test.LikeAsync(Status, Daisy);
        await _test.SetAsync(Status, Donald, isLiked: false);
        await _test.LikeAsync(Status, 3);
        List<int> seen = [];
        _test.Store.BeforeCommit = () => seen.AddRange(_test.CountOf(Status, read: 1), _test.CountOf(Status, read: 1));
        _test.Store.AfterCommit = () => seen.AddRange(_test.CountOf(Status, read: 1), _test.CountOf(Status, read: 2));

        await _test.Batcher.SendAsync(all: true);
        seen.AddRange(_test.CountOf(Status, read: 1), _test.CountOf(Status, read: 2));

        seen.ShouldBe([2, 2, 2, 2, 2, 2]);
    }

    [Fact]
    public async Task Words_that_come_while_others_are_sent_count_right_and_are_sent_later()
    {
        await _test.LikeAsync(Status, Daisy, Donald);
        _test.Store.BeforeCommit = () =>
        {
            _test.Store.BeforeCommit = static () => { };
            _test.SetAsync(Status, Daisy, isLiked: false).IsCompletedSuccessfully.ShouldBeTrue();
            _test.SetAsync(Status, 3, isLiked: true).IsCompletedSuccessfully.ShouldBeTrue();
        };

        await _test.Batcher.SendAsync(all: false);
        _test.Store.Transactions.ShouldBeEmpty("nothing is due");
        _test.Clock.Advance(TimeSpan.FromMinutes(1));
        await _test.Batcher.SendAsync(all: false);

        _test.Store.CountOf(Status).ShouldBe(2);
        (_test.CountOf(Status), _test.Batcher.UnsentCount).ShouldBe((2, 2));
        (await _test.IsLikedAsync(Status, Daisy)).ShouldBeFalse();
        _test.Store.Journalled.Count.ShouldBe(2);

        _test.Clock.Advance(TimeSpan.FromMinutes(1));
        await _test.Batcher.SendAsync(all: false);
        (_test.Store.CountOf(Status), _test.CountOf(Status), _test.Batcher.UnsentCount).ShouldBe((2, 2, 0));
        _test.Store.Journalled.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_could_not_be_sent_is_kept_counted_and_sent_when_the_store_is_well_again()
    {
        _test.Store.Fails = true;
        await _test.LikeAsync(Status, Accounts(11));

        (await _test.Batcher.SendAsync(all: false)).ShouldBeFalse();
        (_test.CountOf(Status), _test.Batcher.UnsentCount, _test.Store.Journalled.Count).ShouldBe((11, 11, 11));

        _test.Store.Fails = false;
        (await _test.Batcher.SendAsync(all: false)).ShouldBeTrue();
        (_test.CountOf(Status), _test.Batcher.UnsentCount, _test.Store.Journalled.Count).ShouldBe((11, 0, 0));
    }

    [Fact]
    public async Task A_store_in_trouble_is_asked_again_after_a_second_and_not_for_every_like()
    {
        _test.Store.Fails = true;
        using var stop = new CancellationTokenSource();
        var run = _test.Batcher.RunAsync(stop.Token);
        await _test.LikeAsync(Status, Accounts(11));
        await Eventually.HoldsAsync(() => _test.Store.Failures == 1 && _test.Clock.PendingTimers == 1);

        await _test.LikeAsync(Status + 1, Accounts(20));
        _test.Clock.Advance(TimeSpan.FromSeconds(0.9));
        _test.Store.Failures.ShouldBe(1);
        _test.Store.Fails = false;
        _test.Clock.Advance(TimeSpan.FromSeconds(0.1));

        await Eventually.HoldsAsync(() => _test.Store.CountOf(Status) == 11 && _test.Store.CountOf(Status + 1) == 20);
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task What_an_earlier_process_left_is_sent_first_and_later_words_have_greater_ids()
    {
        var future = new Like(long.MaxValue / 2, Status, Daisy, IsLiked: true);
        await _test.Store.AppendAsync(future, Token);
        await _test.Store.AppendAsync(new(7, Status, Donald, IsLiked: true), Token);

        await _test.Batcher.TakeOverAsync(Token);
        _test.Store.CountOf(Status).ShouldBe(2);
        _test.Store.Journalled.ShouldBeEmpty();

        await _test.SetAsync(Status, Daisy, isLiked: false);
        await _test.Batcher.SendAsync(all: true);
        _test.Store.CountOf(Status).ShouldBe(1);
    }

    [Fact]
    public async Task With_very_many_unsent_the_oldest_do_not_wait_and_with_too_many_further_ones_are_refused()
    {
        for (var status = 1; status <= Limits.UnsentLikes; status++)
        {
            await _test.LikeAsync(status, Daisy);
        }

        var refused = await _test.Batcher.SetAsync(Status, Donald, isLiked: true, Token);
        refused.Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.TooMany);
        await _test.Batcher.SendAsync(all: false);

        _test.Store.Transactions.Count.ShouldBeGreaterThan(0);
        _test.Batcher.UnsentCount.ShouldBeLessThan(Limits.UnsentLikes / 2);
        _test.Store.CountOf(1).ShouldBe(1);
        _test.Store.CountOf(Limits.UnsentLikes).ShouldBe(0);
        await _test.LikeAsync(Status, Donald);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IEnumerable<long> Accounts(int count) => Enumerable.Range(1, count).Select(number => (long)number);
}
