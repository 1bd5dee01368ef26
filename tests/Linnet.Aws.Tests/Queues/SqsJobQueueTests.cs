using Linnet.Aws.Engine;
using Linnet.Aws.Queues;
using Linnet.Aws.Tables;
using Linnet.Core.Jobs;
using Linnet.Testing;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Queues;
using Linnet.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Queues;

/// <summary>What the queues on SQS do beyond what every queue promises.</summary>
public sealed class SqsJobQueueTests : IAsyncLifetime
{
    private const long Author = 5;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly AwsUnderTest _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SqsJobQueue Jobs => _store.Get<SqsJobQueue>();

    private Sqs Sqs => _store.Get<Sqs>();

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(LinnetQueues.ExpressFollowersMax, true)]
    [InlineData(LinnetQueues.ExpressFollowersMax + 1, false)]
    public async Task Jobs_of_a_small_status_take_the_express_queue(int followers, bool isExpress)
    {
        await Jobs.EnqueueAsync([Job(1, 0), Job(1, 1)], Token);
        await Jobs.SendPostStatusAsync(new(2, Author, 250), Token);
        await Jobs.CompleteAsync(await _store.TakePostStatusAsync(), [Job(2, 0)], followers, 1, Token);

        var express = await Sqs.CountAsync(LinnetQueues.UpdateFeedExpress, Token);
        var others = await Sqs.CountAsync(LinnetQueues.UpdateFeed, Token);

        (express, others).ShouldBe(isExpress ? (1, 2) : (0, 3));
    }

    [Fact]
    public async Task A_worker_of_the_express_queue_takes_small_jobs_alone()
    {
        await Jobs.EnqueueAsync([Job(1, 0)], Token);
        var taking = Jobs.TakeExpressAsync(Token).AsTask();
        (await _store.TakeUpdateFeedAsync()).Job.StatusId.ShouldBe(1);

        await Jobs.SendPostStatusAsync(new(2, Author, 250), Token);
        await Jobs.CompleteAsync(await _store.TakePostStatusAsync(), [Job(2, 0)], 3, 1, Token);

        (await taking.WaitAsync(Wait, Token)).Job.StatusId.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_is_kept_from_others_for_as_long_as_it_is_in_hand()
    {
        const string Prolong = nameof(ChangeMessageVisibilityBatch);
        var clock = new TestClock();
        var inHand = new MessagesInHand(Sqs, clock, NullLogger<MessagesInHand>.Instance);
        await Jobs.EnqueueAsync([Job(1, 0)], Token);
        var message = (await Sqs.ReceiveAsync(LinnetQueues.UpdateFeed, 1, Wait, Token)).ShouldHaveSingleItem();
        var name = inHand.Add(LinnetQueues.UpdateFeed, message, "job");
        for (var time = 1; time <= 3; time++)
        {
            clock.Advance(MessagesInHand.ProlongEvery);
            await Eventually.HoldsAsync(() => _store.QueueFaults.Calls(Prolong) == time);
        }

        inHand.Remove(name).ShouldNotBeNull();
        clock.Advance(MessagesInHand.ProlongEvery);
        await inHand.DisposeAsync();

        _store.QueueFaults.Calls(Prolong).ShouldBe(3);
    }

    [Fact]
    public async Task A_job_whose_workers_end_without_a_word_is_set_aside_by_SQS()
    {
        await Jobs.EnqueueAsync([Job(7, 3)], Token);
        await LoseAsync(Queue.ReceivesMax);
        (await Jobs.ListAsync(setAsideOnly: true, null, 10, Token)).ShouldBeEmpty();
        await LoseAsync(1);

        var dead = (await Jobs.ListAsync(setAsideOnly: true, null, 10, Token)).ShouldHaveSingleItem();

        (dead.Kind, dead.StatusId, dead.AuthorId, dead.Number, dead.Attempts, dead.Error, dead.CreatedAt).ShouldBe(
            (JobKind.UpdateFeed, 7, Author, 3, Queue.ReceivesMax, "Never ended in 10 deliveries", _store.Clock.GetUtcNow()));
        (await Jobs.RetryAsync(dead.Id, Token)).ShouldBe(1);
        (await _store.TakeUpdateFeedAsync()).Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_no_job_holds_up_nobody()
    {
        await Sqs.SendAsync(LinnetQueues.UpdateFeed, [new Message("nonsense", "1"), new Message("{}", "1")], Token);
        await Jobs.EnqueueAsync([Job(1, 0)], Token);

        (await _store.TakeUpdateFeedAsync()).Job.StatusId.ShouldBe(1);
    }

    [Fact]
    public async Task The_longest_job_fits_into_a_message()
    {
        var owners = Enumerable.Range(0, Core.Limits.FollowersPerJobMax).Select(i => long.MaxValue - i).ToArray();
        UpdateFeedJob[] jobs = [.. Enumerable.Range(0, 20).Select(number => new UpdateFeedJob(long.MaxValue, long.MaxValue, number, owners))];

        await Jobs.EnqueueAsync(jobs, Token);

        (await Jobs.CountAsync(Token)).UpdateFeed.ShouldBe(20);
    }

    [Fact]
    public async Task Messages_that_repeat_come_late_and_out_of_order_and_calls_that_fail_leave_every_receipt_right()
    {
        const int Statuses = 20;
        const int JobsPerStatus = 6;
        _store.QueueFaults.Repeated = 0.3;
        _store.QueueFaults.Late = TimeSpan.FromMilliseconds(500);
        _store.QueueFaults.Shares = new Dictionary<CallFault, double>
        {
            [CallFault.ServerError] = 0.05,
            [CallFault.Throttled] = 0.05,
            [CallFault.PartlyFailed] = 0.05,
        };

        // Not at random: new credentials that expire within the same call are a refusal.
        _store.QueueFaults.Next(nameof(SendMessageBatch), [.. Enumerable.Repeat(CallFault.AnswerLost, 5), CallFault.CredentialsExpired]);
        _store.QueueFaults.Next(nameof(DeleteMessageBatch), Enumerable.Repeat(CallFault.AnswerLost, 5));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task[] workers =
        [
            WorkAsync(Jobs.TakePostStatusAsync, JobKind.PostStatus, FindFollowersAsync, stop.Token),
            WorkAsync(Jobs.TakeUpdateFeedAsync, JobKind.UpdateFeed, lease => Jobs.CompleteAsync(lease, new(2, 1), Token), stop.Token),
            WorkAsync(Jobs.TakeUpdateFeedAsync, JobKind.UpdateFeed, lease => Jobs.CompleteAsync(lease, new(2, 1), Token), stop.Token),
        ];
        for (var status = 1; status <= Statuses; status++)
        {
            await Jobs.SendPostStatusAsync(new(status, status % 3, 3), Token);
        }

        for (var status = 1; status <= Statuses; status++)
        {
            await Eventually.HoldsAsync(
                async () => (await ReceiptAsync(status))?.TimeOrNull("completedAt") is not null, TimeSpan.FromSeconds(60));
        }

        await stop.CancelAsync();
        await Task.WhenAll(workers);
        for (var status = 1; status <= Statuses; status++)
        {
            var receipt = (await ReceiptAsync(status)).ShouldNotBeNull();
            (receipt.Small("jobs"), receipt.Small("written"), receipt.Small("deferred"))
                .ShouldBe((JobsPerStatus, 2 * JobsPerStatus, JobsPerStatus));
        }

        Task FindFollowersAsync(Lease<PostStatusJob> lease) => Jobs.CompleteAsync(
            lease,
            [.. Enumerable.Range(0, JobsPerStatus).Select(number => Job(lease.Job.StatusId, number))],
            JobsPerStatus * 3,
            JobsPerStatus,
            Token);
    }

    private static UpdateFeedJob Job(long status, int number) => new(status, Author, number, [1, 2, 3]);

    private Task<Item?> ReceiptAsync(long status) =>
        _store.Get<Dynamo>().GetAsync(LinnetTables.Receipts, new() { ["statusId"] = status }, Token);

    /// <summary>Takes jobs and does them until it is stopped; what fails goes back.</summary>
    private async Task WorkAsync<T>(
        Func<CancellationToken, ValueTask<Lease<T>>> take, JobKind kind, Func<Lease<T>, Task> work, CancellationToken stop)
        where T : class
    {
        while (!stop.IsCancellationRequested)
        {
            Lease<T>? lease = null;
            try
            {
                lease = await take(stop);
                await work(lease);
            }
            catch (Exception) when (lease is null)
            {
                // The queue is in trouble, or the test at its end.
            }
            catch (SqsException exception)
            {
                await Jobs.FailAsync(kind, lease!.Id, exception.Code, Token);
                _store.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }
    }

    /// <summary>Receives the job so many times, as workers do that end without a word.</summary>
    private async Task LoseAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            var messages = await Sqs.ReceiveAsync(LinnetQueues.UpdateFeed, 1, TimeSpan.Zero, Token);
            await Sqs.SetVisibilityAsync(LinnetQueues.UpdateFeed, messages, TimeSpan.Zero, Token);
        }
    }
}
