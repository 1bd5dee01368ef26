using Linnet.Core.Follows;
using Linnet.Core.Likes;
using Linnet.Core.Paging;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Capacity;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Statuses;

/// <summary>DynamoDB does what it is asked for, and the answer is lost: the client sends it again, and nothing happens twice.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private readonly AwsUnderTest _store = new();
    private int _lost;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("key")]
    public async Task A_post_gives_one_status(string? key)
    {
        var daisy = await _store.AddAccountAsync();
        LoseAnswers("TransactWriteItems");

        var added = (await _store.Statuses.AddAsync(Build.NewStatus(daisy.Id) with { IdempotencyKey = key }, Token)).ShouldNotBeNull();

        _lost.ShouldBe(1);
        added.IsNew.ShouldBeTrue();
        (await _store.Statuses.ListByAccountAsync(daisy.Id, PageRequest.Newest(), Token)).ShouldBe([added.Status.Id]);
        (await _store.Jobs.CountAsync(Token)).PostStatus.ShouldBe(1);
        await _store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Following_and_unfollowing_count_once()
    {
        var ids = await _store.AddAccountsAsync(2);
        LoseAnswers("TransactWriteItems", times: 2);

        (await _store.Follows.FollowAsync(ids[0], ids[1], Token)).ShouldBe(FollowOutcome.Followed);
        (await _store.GetAccountAsync(ids[1])).Followers.ShouldBe(1);
        (await _store.Follows.UnfollowAsync(ids[0], ids[1], Token)).ShouldBeTrue();

        _lost.ShouldBe(2);
        (await _store.GetAccountAsync(ids[1])).Followers.ShouldBe(0);
        await _store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Edits_and_deletions_happen_once()
    {
        var daisy = await _store.AddAccountAsync();
        var status = await _store.PostAsync(daisy.Id, "one");
        LoseAnswers("TransactWriteItems", times: 2);

        (await _store.Statuses.EditAsync(status.Id, daisy.Id, Build.Content("two"), _store.Clock.GetUtcNow(), Token)).Refusal.ShouldBeNull();
        (await _store.Statuses.ListVersionsAsync(status.Id, Token)).Count.ShouldBe(2);
        (await _store.Statuses.DeleteAsync(status.Id, daisy.Id, Token)).ShouldNotBeNull();

        _lost.ShouldBe(2);
        await _store.ShouldCountRightAsync();
    }

    [Fact]
    public async Task Likes_count_once()
    {
        var daisy = await _store.AddAccountAsync();
        var status = await _store.PostAsync(daisy.Id);
        var like = new Like(_store.Ids.Next(), status.Id, daisy.Id, IsLiked: true);
        LoseAnswers("UpdateItem");
        await _store.LikeJournal.AppendAsync(like, Token);
        LoseAnswers("TransactWriteItems");

        (await _store.Likes.ApplyAsync([like], Token))[status.Id].ShouldBe(1);

        _lost.ShouldBe(2);
        await _store.ShouldCountRightAsync();
    }

    private void LoseAnswers(string operation, int times = 1)
    {
        var left = times;
        _store.Gate.Fail(_store.Prefix, call =>
        {
            if (call.Operation != operation || Interlocked.Decrement(ref left) < 0)
            {
                return null;
            }

            Interlocked.Increment(ref _lost);
            return Fault.AnswerLost;
        });
    }
}
