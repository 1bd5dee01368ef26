using System.Globalization;
using Linnet.Aws.Engine;
using Linnet.Aws.Likes;
using Linnet.Aws.Queues;
using Linnet.Aws.Tables;
using Linnet.Core.Likes;
using Linnet.Core.Paging;
using Linnet.Core.Statuses;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Queues;
using Linnet.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Likes;

/// <summary>Likes on AWS are noted at once, and counted by whoever reads the queue.</summary>
public sealed class LikeQueueTests : IAsyncLifetime
{
    private readonly AwsUnderTest _store = new();
    private long _author;
    private Status _status = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _store.OpenAsync();
        _author = (await _store.AddAccountAsync()).Id;
        _status = await _store.PostAsync(_author);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Ones_own_like_is_seen_at_once_in_every_process_and_the_count_follows()
    {
        using (var batcher = Batcher())
        {
            (await batcher.SetAsync(_status.Id, _author, isLiked: true, Token)).Refusal.ShouldBeNull();
            batcher.UnsentCount.ShouldBe(0);
        }

        await _store.ReopenAsync();
        (await StateAsync()).ShouldBe(new(1, IsLiked: true));
        (await CountedAsync()).ShouldBe(0);
        (await _store.Likes.FindLikedAsync(_author, [_status.Id], Token)).ShouldBe([_status.Id]);
        (await _store.Likes.ListByAccountAsync(_author, PageRequest.Newest(), Token)).ShouldHaveSingleItem().OtherId.ShouldBe(_status.Id);

        await _store.CountLikesAsync();
        (await CountedAsync()).ShouldBe(1);
        (await StateAsync()).ShouldBe(new(1, IsLiked: true));
        await _store.ShouldCountRightAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_likes_is_told_a_count_with_the_own_word_in_it_once(bool areCounted)
    {
        using var batcher = Batcher();
        foreach (var (isLiked, count) in new[] { (true, 1), (true, 1), (false, 0), (false, 0), (true, 1) })
        {
            (await batcher.SetAsync(_status.Id, _author, isLiked, Token)).Value.ShouldBe(count);
            if (areCounted)
            {
                await _store.CountLikesAsync();
            }
        }
    }

    [Fact]
    public async Task A_like_that_is_taken_back_before_it_was_counted_counts_nothing()
    {
        using var batcher = Batcher();
        await batcher.SetAsync(_status.Id, _author, isLiked: true, Token);
        await batcher.SetAsync(_status.Id, _author, isLiked: false, Token);

        (await StateAsync()).ShouldBe(new(0, IsLiked: false));
        await _store.CountLikesAsync();

        (await StateAsync()).ShouldBe(new(0, IsLiked: false));
        (await _store.Likes.ListByStatusAsync(_status.Id, PageRequest.Newest(), Token)).ShouldBeEmpty();
        await _store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Words_that_come_twice_late_and_out_of_order_count_as_the_last_one()
    {
        var fans = await _store.AddAccountsAsync(12);
        _store.QueueFaults.Repeated = 0.5;
        using var batcher = Batcher();
        foreach (var fan in fans)
        {
            await batcher.SetAsync(_status.Id, fan, isLiked: true, Token);
            await batcher.SetAsync(_status.Id, fan, isLiked: fan % 2 == 0, Token);
        }

        await _store.CountLikesAsync();
        await _store.CountLikesAsync();

        (await StateAsync()).ShouldNotBeNull().Likes.ShouldBe(fans.Count(fan => fan % 2 == 0));
        await _store.ShouldCountRightAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_words_that_processes_note_out_of_order_the_newest_is_shown(bool isLiked)
    {
        var older = new Like(_store.Ids.Next(), _status.Id, _author, !isLiked);
        var newer = new Like(_store.Ids.Next(), _status.Id, _author, isLiked);
        await _store.LikeJournal.AppendAsync(newer, Token);
        await _store.LikeJournal.AppendAsync(older, Token);

        (await StateAsync()).ShouldBe(new(isLiked ? 1 : 0, isLiked));
        (await CountedAsync()).ShouldBe(0);
        await _store.CountLikesAsync();

        (await StateAsync()).ShouldBe(new(isLiked ? 1 : 0, isLiked));
        await _store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task A_word_that_was_sent_by_a_process_that_died_before_noting_it_counts_once()
    {
        var like = new Like(_store.Ids.Next(), _status.Id, _author, IsLiked: true);
        await SendAsync(like);

        await _store.CountLikesAsync();
        await SendAsync(like);
        await _store.CountLikesAsync();

        (await StateAsync()).ShouldBe(new(1, IsLiked: true));
        await _store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task A_word_that_could_not_be_sent_is_not_acknowledged_and_not_noted()
    {
        _store.QueueFaults.Shares = new Dictionary<CallFault, double> { [CallFault.ServerError] = 1 };
        using var batcher = Batcher();

        await Should.ThrowAsync<Exception>(() => batcher.SetAsync(_status.Id, _author, isLiked: true, Token));

        (await StateAsync()).ShouldBe(new(0, IsLiked: false));
    }

    [Fact]
    public async Task What_a_process_gathered_and_did_not_live_to_count_is_counted_by_another()
    {
        using var batcher = Batcher();
        await batcher.SetAsync(_status.Id, _author, isLiked: true, Token);
        (await Counter(new()).GatherAsync(TimeSpan.Zero, Token)).ShouldBeTrue();

        await _store.ReopenAsync();
        await _store.CountLikesAsync();

        (await StateAsync()).ShouldBe(new(1, IsLiked: true));
    }

    [Fact]
    public async Task A_status_waits_until_there_are_enough_words_or_the_oldest_is_old_enough()
    {
        var fans = await _store.AddAccountsAsync(4);
        var counter = Counter(new() { UnsentPerStatus = 2 });
        using var batcher = Batcher();

        await LikeAsync(fans[0], fans[1]);
        (await StateAsync()).ShouldNotBeNull().Likes.ShouldBe(0);
        counter.NextDue.ShouldNotBeNull().ShouldBeGreaterThan(TimeProvider.System.GetUtcNow().AddSeconds(30));
        await LikeAsync(fans[2]);
        (await StateAsync()).ShouldNotBeNull().Likes.ShouldBe(3);
        counter.NextDue.ShouldBeNull();
        await LikeAsync(fans[3]);
        (await StateAsync()).ShouldNotBeNull().Likes.ShouldBe(3);

        await counter.CountAsync(all: true);

        (await StateAsync()).ShouldNotBeNull().Likes.ShouldBe(4);

        async Task LikeAsync(params long[] accounts)
        {
            foreach (var account in accounts)
            {
                await batcher.SetAsync(_status.Id, account, isLiked: true, Token);
            }

            while (await counter.GatherAsync(TimeSpan.Zero, Token))
            {
            }

            await counter.CountAsync(all: false);
        }
    }

    [Fact]
    public async Task A_word_noted_while_its_status_went_is_removed_when_it_is_read()
    {
        await _store.Statuses.DeleteAsync(_status.Id, _author, Token);
        await _store.LikeJournal.AppendAsync(new(_store.Ids.Next(), _status.Id, _author, IsLiked: true), Token);

        await _store.CountLikesAsync();

        (await _store.Get<Dynamo>().GetAsync(LinnetTables.Likes, LikeItems.Key(_status.Id, _author), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_one_who_likes_much_the_flags_of_a_page_are_right_too()
    {
        var first = _store.Ids.Next();
        await _store.Get<Dynamo>().WriteAsync(
            LinnetTables.Likes,
            Enumerable.Range(0, 300).Select(number => WordOn(first + number, isLiked: number % 3 == 0)),
            [],
            Token);

        (await _store.Likes.FindLikedAsync(_author, [first + 299, first + 4, first + 3, first - 1], Token)).ShouldBe([first + 3]);
        (await _store.Likes.FindLikedAsync(_author, [first + 4, first + 3, first + 5], Token)).ShouldBe([first + 3]);
    }

    private Item WordOn(long statusId, bool isLiked)
    {
        var word = LikeItems.Key(statusId, _author);
        (word["wordId"], word["liked"]) = (statusId, isLiked);
        return word;
    }

    private async Task<int> CountedAsync() => (await _store.Statuses.FindAsync(_status.Id, Token)).ShouldNotBeNull().Likes;

    private Task<LikeState?> StateAsync() => _store.Likes.FindAsync(_status.Id, _author, Token).AsTask();

    private LikeBatcher Batcher() => new(
        _store.Likes, _store.LikeJournal, _store.Ids, _store.Clock, Options.Create(new LikeOptions()), NullLogger<LikeBatcher>.Instance);

    private LikeCounter Counter(LikeOptions options) => new(
        _store.Get<Sqs>(), _store.Get<MessagesInHand>(), _store.Likes, Options.Create(options), _store.Get<Patience>());

    private Task SendAsync(Like like) => new JsonQueue<LikeJob>(_store.Get<Sqs>(), LinnetQueues.Likes, QueueJson.Default.LikeJob).SendAsync(
        [(new(like.Id, like.StatusId, like.AccountId, like.IsLiked), like.StatusId.ToString(CultureInfo.InvariantCulture))], Token);
}
