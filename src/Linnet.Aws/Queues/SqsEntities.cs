using System.Text.Json.Serialization;

namespace Linnet.Aws.Queues;

/// <summary>A piece of what stands on a message's cover.</summary>
internal sealed record MessageAttribute(string StringValue, string DataType = "String");

internal sealed record SendMessageBatch(string QueueUrl, IReadOnlyList<SendEntry> Entries);

internal sealed record SendEntry(string Id, string MessageBody, string MessageGroupId)
{
    public int? DelaySeconds { get; init; }

    public IReadOnlyDictionary<string, MessageAttribute>? MessageAttributes { get; init; }
}

internal sealed record ReceiveMessage(string QueueUrl, int MaxNumberOfMessages, int WaitTimeSeconds)
{
    public IReadOnlyList<string> MessageSystemAttributeNames { get; } = [ReceivedMessage.Receives, ReceivedMessage.Group];

    public IReadOnlyList<string> MessageAttributeNames { get; } = ["All"];
}

internal sealed record ReceiveAnswer(IReadOnlyList<ReceivedMessage>? Messages);

/// <summary>A message that is invisible to others for a while.</summary>
/// <param name="MessageId">The same whenever it comes.</param>
/// <param name="ReceiptHandle">What this delivery of it is deleted by.</param>
/// <param name="Body">What it says.</param>
/// <param name="Attributes">What SQS knows of it.</param>
/// <param name="MessageAttributes">What its sender wrote on its cover.</param>
internal sealed record ReceivedMessage(
    string MessageId,
    string ReceiptHandle,
    string Body,
    IReadOnlyDictionary<string, string>? Attributes,
    IReadOnlyDictionary<string, MessageAttribute>? MessageAttributes)
{
    /// <summary>The attribute that counts deliveries.</summary>
    public const string Receives = "ApproximateReceiveCount";

    /// <summary>The attribute with the group.</summary>
    public const string Group = "MessageGroupId";

    /// <summary>What the sender wrote under this name; null: nothing.</summary>
    public string? Note(string name) => MessageAttributes?.GetValueOrDefault(name)?.StringValue;
}

internal sealed record DeleteMessageBatch(string QueueUrl, IReadOnlyList<DeleteEntry> Entries);

internal sealed record DeleteEntry(string Id, string ReceiptHandle);

internal sealed record ChangeMessageVisibilityBatch(string QueueUrl, IReadOnlyList<VisibilityEntry> Entries);

internal sealed record VisibilityEntry(string Id, string ReceiptHandle, int VisibilityTimeout);

internal sealed record BatchAnswer(IReadOnlyList<BatchFailure>? Failed);

internal sealed record BatchFailure(string Id, string Code, string? Message, bool SenderFault);

internal sealed record GetQueueUrl(string QueueName);

internal sealed record CreateQueue(string QueueName, IReadOnlyDictionary<string, string> Attributes);

internal sealed record QueueUrlAnswer(string QueueUrl);

internal sealed record GetQueueAttributes(string QueueUrl, IReadOnlyList<string> AttributeNames);

internal sealed record AttributesAnswer(IReadOnlyDictionary<string, string>? Attributes);

internal sealed record ErrorAnswer([property: JsonPropertyName("__type")] string? Type, string? Message);

/// <summary>The JSON of the protocol; its names are those of the properties.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(SendMessageBatch))]
[JsonSerializable(typeof(ReceiveMessage))]
[JsonSerializable(typeof(ReceiveAnswer))]
[JsonSerializable(typeof(DeleteMessageBatch))]
[JsonSerializable(typeof(ChangeMessageVisibilityBatch))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(GetQueueUrl))]
[JsonSerializable(typeof(CreateQueue))]
[JsonSerializable(typeof(QueueUrlAnswer))]
[JsonSerializable(typeof(GetQueueAttributes))]
[JsonSerializable(typeof(AttributesAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class SqsJson : JsonSerializerContext;
