using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Linnet.Aws;
using Linnet.Aws.Engine;
using Linnet.Aws.Queues;
using Linnet.Testing.Aws.Queues;
using Microsoft.Extensions.Options;

namespace Linnet.Testing.Aws.Functions;

/// <summary>
/// Plays what AWS Lambda does for a function that works on queues: takes messages off, hands them to the function as an event, and
/// deletes those that the function does not name in its answer.
/// </summary>
public sealed class PlayedPoller : IDisposable
{
    private const string Region = "eu-central-1";

    private readonly HttpClient _http = new();
    private readonly Sqs _sqs;

    private PlayedPoller(string prefix, Uri address)
    {
        var patience = new Patience(TimeProvider.System);
        var client = new SqsClient(_http, new(address, Region), () => new BasicAWSCredentials("emulator", "emulator"), patience);
        _sqs = new(client, Options.Create(new AwsOptions { Prefix = prefix }), patience);
    }

    /// <summary>Makes the poller of a deployment.</summary>
    public static async Task<PlayedPoller> OfAsync(string prefix) => new(prefix, await QueueFront.AddressAsync());

    /// <summary>An event with messages of these bodies, as Lambda writes it.</summary>
    public static JsonObject EventOf(params IEnumerable<string> bodies) => EventOf(
        "queue", bodies.Select((body, place) => new ReceivedMessage(IdOf(place), $"handle-{place}", body, null, null)));

    /// <summary>The id of a message in <see cref="EventOf(IEnumerable{string})"/>, by its place.</summary>
    public static string IdOf(int place) => string.Create(CultureInfo.InvariantCulture, $"059f36b4-87a3-44ab-83d2-{place:D12}");

    /// <summary>Sends a message to a queue.</summary>
    public Task SendAsync(string queue, string body, CancellationToken ct) => _sqs.SendAsync(new Queue(queue), [new(body, "group")], ct);

    /// <summary>Hands some messages of a queue to a function.</summary>
    /// <param name="queue">The queue's name behind the prefix.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="function">Takes the event; its answer names the messages that failed.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>How many were there.</returns>
    public async Task<int> PassOnAsync(string queue, int most, Func<JsonObject, Task<JsonObject>> function, CancellationToken ct)
    {
        var messages = await _sqs.ReceiveAsync(new Queue(queue), most, TimeSpan.Zero, ct);
        if (messages.Count > 0)
        {
            var answer = await function(EventOf(queue, messages));
            var failed = answer["batchItemFailures"]!.AsArray().Select(failure => (string)failure!["itemIdentifier"]!).ToHashSet();
            await _sqs.DeleteAsync(new Queue(queue), messages.Where(message => !failed.Contains(message.MessageId)), ct);
        }

        return messages.Count;
    }

    public void Dispose() => _http.Dispose();

    // The example of Lambda's guide, "Using Lambda with Amazon SQS".
    private static JsonObject EventOf(string queue, IEnumerable<ReceivedMessage> messages) => new()
    {
        ["Records"] = new JsonArray([.. messages.Select(message => new JsonObject
        {
            ["messageId"] = message.MessageId,
            ["receiptHandle"] = message.ReceiptHandle,
            ["body"] = message.Body,
            ["attributes"] = new JsonObject
            {
                ["ApproximateReceiveCount"] = message.Attributes?.GetValueOrDefault(ReceivedMessage.Receives) ?? "1",
                ["SentTimestamp"] = "1545082649183",
                ["SenderId"] = "AIDAIENQZJOLO23YVJ4VO",
                ["ApproximateFirstReceiveTimestamp"] = "1545082649185",
            },
            ["messageAttributes"] = new JsonObject(),
            ["md5OfBody"] = "e4e68fb7bd0e697a0ae8f1bb342846b3",
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = $"arn:aws:sqs:{Region}:123456789012:{queue}",
            ["awsRegion"] = Region,
        })]),
    };
}
