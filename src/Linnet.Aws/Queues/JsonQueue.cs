using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Linnet.Aws.Queues;

/// <summary>A message of a kind, as it was received.</summary>
/// <param name="Value">What it says.</param>
/// <param name="Message">The message that it came in.</param>
internal sealed record Received<T>(T Value, ReceivedMessage Message)
    where T : class;

/// <summary>A queue whose messages are all of one kind, small, and each done for good or not at all.</summary>
/// <param name="sqs">How queues are reached.</param>
/// <param name="queue">The queue.</param>
/// <param name="json">How a message is written.</param>
internal sealed class JsonQueue<T>(Sqs sqs, Queue queue, JsonTypeInfo<T> json)
    where T : class
{
    /// <summary>Sends messages; each may come more than once, and in any order.</summary>
    /// <param name="messages">What to send, and whose turn each takes.</param>
    /// <param name="ct">Cancels the call; some may have been sent.</param>
    public Task SendAsync(IEnumerable<(T Value, string Group)> messages, CancellationToken ct) =>
        sqs.SendAsync(queue, messages.Select(message => new Message(JsonSerializer.Serialize(message.Value, json), message.Group)), ct);

    /// <summary>Takes at most ten messages, which come again unless they are deleted within <see cref="Queue.Visibility"/>.</summary>
    /// <param name="wait">How long to wait for the first, in whole seconds, at most 20.</param>
    /// <param name="ct">Cancels the wait.</param>
    public async Task<IReadOnlyList<Received<T>>> ReceiveAsync(TimeSpan wait, CancellationToken ct)
    {
        var messages = await sqs.ReceiveAsync(queue, Sqs.MessagesPerBatch, wait, ct);
        return
        [
            .. from message in messages
               let value = QueueJson.TryRead(message.Body, json)
               where value is not null
               select new Received<T>(value, message),
        ];
    }

    /// <summary>Removes messages that are done.</summary>
    public Task DeleteAsync(IEnumerable<Received<T>> done, CancellationToken ct) =>
        sqs.DeleteAsync(queue, done.Select(received => received.Message), ct);
}
