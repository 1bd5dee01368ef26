using System.Globalization;
using Linnet.Aws.Queues;
using Linnet.Testing;
using Linnet.Testing.Aws;
using Linnet.Testing.Aws.Queues;
using Shouldly;
using Xunit;

namespace Linnet.Aws.Tests.Queues;

public sealed class SqsTests : IAsyncLifetime
{
    private const string Send = nameof(SendMessageBatch);
    private const int HalfABatch = Sqs.BytesPerBatch / 2;

    private static readonly Queue Queue = LinnetQueues.Index;

    private readonly AwsUnderTest _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Sqs Sqs => _store.Get<Sqs>();

    public async ValueTask InitializeAsync() => await _store.OpenAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Messages_are_sent_ten_at_a_time()
    {
        await SendAsync(Enumerable.Range(0, 25).Select(number => new Message($"{number}", "group")));

        (await ReceiveAllAsync()).Select(message => message.Body).ShouldBe(Enumerable.Range(0, 25).Select(number => $"{number}"));
        _store.QueueFaults.Calls(Send).ShouldBe(3);
    }

    [Fact]
    public async Task A_batch_is_no_larger_than_SQS_takes()
    {
        await SendAsync([Large(HalfABatch), Large(HalfABatch), Large(HalfABatch + 1), Large(HalfABatch), Large(Sqs.BytesPerBatch)]);

        (await ReceiveAllAsync()).Count.ShouldBe(5);
        _store.QueueFaults.Calls(Send).ShouldBe(4);
    }

    [Fact]
    public async Task A_message_larger_than_SQS_takes_is_refused()
    {
        var refusal = await Should.ThrowAsync<ArgumentException>(() => SendAsync([Large(Sqs.BytesPerBatch + 1)]));

        refusal.Message.ShouldStartWith("A message has 262145 bytes, but SQS takes 262144 at most.");
    }

    [Fact]
    public async Task What_failed_of_a_batch_is_sent_again_and_nothing_else()
    {
        _store.QueueFaults.Next(Send, CallFault.PartlyFailed, CallFault.PartlyFailed);

        await SendAsync(Enumerable.Range(0, 10).Select(number => new Message($"{number}", "group")));

        (await ReceiveAllAsync()).Select(message => message.Body).Order().ShouldBe(Enumerable.Range(0, 10).Select(number => $"{number}"));
        _store.QueueFaults.Calls(Send).ShouldBe(3);
    }

    [Fact]
    public async Task A_message_comes_with_its_group_its_cover_and_its_deliveries()
    {
        await SendAsync([new Message("hello", "17") { Notes = new Dictionary<string, MessageAttribute> { ["why"] = new("because") } }]);

        for (var time = 1; time <= 3; time++)
        {
            var message = (await Sqs.ReceiveAsync(Queue, 1, TimeSpan.FromSeconds(5), Token)).ShouldHaveSingleItem();
            (message.Body, message.Note("why"), message.Note("who")).ShouldBe(("hello", "because", null));
            (message.Attributes![ReceivedMessage.Group], message.Attributes[ReceivedMessage.Receives])
                .ShouldBe(("17", time.ToString(CultureInfo.InvariantCulture)));
            await Sqs.SetVisibilityAsync(Queue, [message], TimeSpan.Zero, Token);
        }
    }

    [Fact]
    public async Task A_message_that_is_deleted_is_gone_and_deleting_it_again_is_harmless()
    {
        await SendAsync([new Message("hello", "17")]);
        var messages = await ReceiveAllAsync();
        (await Sqs.CountAsync(Queue, Token)).ShouldBe(1);

        await Sqs.DeleteAsync(Queue, messages, Token);
        await Sqs.DeleteAsync(Queue, messages, Token);
        await Sqs.SetVisibilityAsync(Queue, messages, TimeSpan.Zero, Token);

        (await Sqs.CountAsync(Queue, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task A_receiver_waits_for_a_message_and_gets_it_at_once()
    {
        var receiving = Sqs.ReceiveAsync(Queue, 10, TimeSpan.FromSeconds(20), Token);
        await Eventually.HoldsAsync(() => _store.QueueFaults.Calls(nameof(ReceiveMessage)) == 1);

        await SendAsync([new Message("hello", "17")]);

        (await receiving.WaitAsync(TimeSpan.FromSeconds(5), Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_groups_with_messages_waiting_each_is_served_in_its_turn()
    {
        await SendAsync(Enumerable.Range(0, 8).Select(_ => new Message("large", "large")));
        await SendAsync([new Message("small", "small"), new Message("small", "small")]);

        var four = await Sqs.ReceiveAsync(Queue, 4, TimeSpan.FromSeconds(5), Token);

        four.Count(message => message.Body == "small").ShouldBe(2);
    }

    private static Message Large(int bytes) => new(new string('x', bytes), "");

    private Task SendAsync(IEnumerable<Message> messages) => Sqs.SendAsync(Queue, messages, Token);

    private async Task<List<ReceivedMessage>> ReceiveAllAsync()
    {
        List<ReceivedMessage> all = [];
        while (await Sqs.ReceiveAsync(Queue, 10, TimeSpan.Zero, Token) is { Count: > 0 } some)
        {
            all.AddRange(some);
        }

        return all;
    }
}
