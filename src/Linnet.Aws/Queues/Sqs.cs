using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Linnet.Aws.Engine;
using Microsoft.Extensions.Options;

namespace Linnet.Aws.Queues;

/// <summary>A message on its way into a queue.</summary>
/// <param name="Body">What it says.</param>
/// <param name="Group">Whose it is: of groups with messages waiting, none has to wait for all of another's.</param>
internal sealed record Message(string Body, string Group)
{
    /// <summary>How long it stays invisible; whole seconds, at most 15 minutes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>What stands on its cover.</summary>
    public IReadOnlyDictionary<string, MessageAttribute>? Notes { get; init; }

    /// <summary>What it counts against the limits of SQS.</summary>
    public int Bytes => Encoding.UTF8.GetByteCount(Body)
        + (Notes?.Sum(note => Encoding.UTF8.GetByteCount(note.Key + note.Value.DataType + note.Value.StringValue)) ?? 0);
}

/// <summary>
/// What is done with queues, with what all have in common: full names, batches within the limits of SQS, and what failed of a batch
/// sent again.
/// </summary>
internal sealed class Sqs(SqsClient client, IOptions<AwsOptions> options, Patience patience)
{
    /// <summary>Messages that SQS takes or gives at once.</summary>
    public const int MessagesPerBatch = 10;

    /// <summary>Bytes that SQS takes at once, in one message or several.</summary>
    public const int BytesPerBatch = 256 * 1024;

    private const int AttemptsMax = 8;
    private static readonly string[] Counts =
        ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"];

    private readonly ConcurrentDictionary<Queue, string> _addresses = [];

    /// <summary>The queue's name in the account.</summary>
    public string NameOf(Queue queue) => $"{options.Value.Prefix}-{queue.Name}";

    /// <summary>Sends messages. When it fails, some of them may have been sent.</summary>
    /// <exception cref="ArgumentException">A message is larger than SQS takes.</exception>
    public async Task SendAsync(Queue queue, IEnumerable<Message> messages, CancellationToken ct)
    {
        var address = await AddressOfAsync(queue, ct);
        foreach (var batch in Batches(messages))
        {
            var entries = batch.Select((message, place) => new SendEntry(IdOf(place), message.Body, message.Group)
            {
                DelaySeconds = message.Delay > TimeSpan.Zero ? (int)message.Delay.TotalSeconds : null,
                MessageAttributes = message.Notes,
            });
            await CallAsync(
                [.. entries],
                entry => entry.Id,
                some => client.CallAsync<SendMessageBatch, BatchAnswer>(new(address, some), ct),
                ct);
        }
    }

    /// <summary>Takes messages; while there is none, it waits.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="most">How many at most, from 1.</param>
    /// <param name="wait">How long to wait for the first, in whole seconds, at most 20.</param>
    /// <param name="ct">Cancels the wait; what was on its way then comes again after <see cref="Queue.Visibility"/>.</param>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(Queue queue, int most, TimeSpan wait, CancellationToken ct)
    {
        var address = await AddressOfAsync(queue, ct);
        var request = new ReceiveMessage(address, Math.Min(most, MessagesPerBatch), (int)wait.TotalSeconds);
        return (await client.CallAsync<ReceiveMessage, ReceiveAnswer>(request, ct, wait)).Messages ?? [];
    }

    /// <summary>Removes messages that were received; those that others have received since, or that are gone, are passed over.</summary>
    public async Task DeleteAsync(Queue queue, IEnumerable<ReceivedMessage> messages, CancellationToken ct)
    {
        var address = await AddressOfAsync(queue, ct);
        foreach (var batch in messages.Chunk(MessagesPerBatch))
        {
            await CallAsync(
                [.. batch.Select((message, place) => new DeleteEntry(IdOf(place), message.ReceiptHandle))],
                entry => entry.Id,
                some => client.CallAsync<DeleteMessageBatch, BatchAnswer>(new(address, some), ct),
                ct,
                passesOverFaults: true);
        }
    }

    /// <summary>
    /// Sets for how much longer messages that were received are invisible; zero gives them back. Those that others have received since,
    /// or that are gone, are passed over.
    /// </summary>
    public async Task SetVisibilityAsync(Queue queue, IEnumerable<ReceivedMessage> messages, TimeSpan visibility, CancellationToken ct)
    {
        var address = await AddressOfAsync(queue, ct);
        foreach (var batch in messages.Chunk(MessagesPerBatch))
        {
            await CallAsync(
                [.. batch.Select((message, place) => new VisibilityEntry(IdOf(place), message.ReceiptHandle, (int)visibility.TotalSeconds))],
                entry => entry.Id,
                some => client.CallAsync<ChangeMessageVisibilityBatch, BatchAnswer>(new(address, some), ct),
                ct,
                passesOverFaults: true);
        }
    }

    /// <summary>About how many messages wait, are in hand or are delayed; SQS tells after some moments.</summary>
    public async Task<int> CountAsync(Queue queue, CancellationToken ct)
    {
        var request = new GetQueueAttributes(await AddressOfAsync(queue, ct), Counts);
        var answer = await client.CallAsync<GetQueueAttributes, AttributesAnswer>(request, ct);
        return Counts.Sum(name => int.Parse(answer.Attributes?.GetValueOrDefault(name) ?? "0", CultureInfo.InvariantCulture));
    }

    /// <summary>Makes a queue and that of its dead letters; those that are there, made alike, are passed over.</summary>
    public async Task CreateAsync(Queue queue, CancellationToken ct)
    {
        var dead = await client.CallAsync<CreateQueue, QueueUrlAnswer>(
            new(NameOf(queue.DeadLetters), AttributesOf(Queue.DeadRetention)), ct);
        var deadName = (await client.CallAsync<GetQueueAttributes, AttributesAnswer>(new(dead.QueueUrl, ["QueueArn"]), ct))
            .Attributes!["QueueArn"];
        var policy = JsonSerializer.Serialize(
            new() { ["deadLetterTargetArn"] = deadName, ["maxReceiveCount"] = Number(Queue.ReceivesMax) },
            QueueJson.Default.DictionaryStringString);
        var attributes = AttributesOf(Queue.Retention);
        attributes["RedrivePolicy"] = policy;
        await client.CallAsync<CreateQueue, QueueUrlAnswer>(new(NameOf(queue), attributes), ct);
    }

    private static Dictionary<string, string> AttributesOf(TimeSpan retention) => new(StringComparer.Ordinal)
    {
        ["VisibilityTimeout"] = Number((int)Queue.Visibility.TotalSeconds),
        ["MessageRetentionPeriod"] = Number((int)retention.TotalSeconds),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string IdOf(int place) => Number(place);

    private static IEnumerable<List<Message>> Batches(IEnumerable<Message> messages)
    {
        var (batch, bytes) = (new List<Message>(), 0);
        foreach (var message in messages)
        {
            var size = message.Bytes;
            if (size > BytesPerBatch)
            {
                throw new ArgumentException($"A message has {size} bytes, but SQS takes {BytesPerBatch} at most.", nameof(messages));
            }

            if (batch.Count == MessagesPerBatch || bytes + size > BytesPerBatch)
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(message);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>Calls with a batch, and again with what failed of it.</summary>
    private async Task CallAsync<TEntry>(
        IReadOnlyList<TEntry> entries,
        Func<TEntry, string> idOf,
        Func<IReadOnlyList<TEntry>, Task<BatchAnswer>> call,
        CancellationToken ct,
        bool passesOverFaults = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            var failures = (await call(entries)).Failed ?? [];
            var passing = failures.Where(failure => !failure.SenderFault).ToDictionary(failure => failure.Id, StringComparer.Ordinal);
            var lasting = failures.FirstOrDefault(failure => failure.SenderFault && !passesOverFaults)
                ?? (attempt == AttemptsMax ? passing.Values.FirstOrDefault() : null);
            if (lasting is not null)
            {
                throw new SqsException(typeof(TEntry).Name, lasting.Code, default, lasting.Message ?? "no reason is given");
            }

            if (passing.Count == 0)
            {
                return;
            }

            entries = [.. entries.Where(entry => passing.ContainsKey(idOf(entry)))];
            await patience.PauseAsync(attempt + 1, ct);
        }
    }

    private async ValueTask<string> AddressOfAsync(Queue queue, CancellationToken ct) =>
        _addresses.TryGetValue(queue, out var known)
            ? known
            : _addresses[queue] = (await client.CallAsync<GetQueueUrl, QueueUrlAnswer>(new(NameOf(queue)), ct)).QueueUrl;
}
