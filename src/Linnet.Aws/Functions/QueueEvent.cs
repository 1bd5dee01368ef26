using System.Text.Json.Serialization;

namespace Linnet.Aws.Functions;

/// <summary>What AWS Lambda hands to a function that works on a queue of SQS: some messages of it.</summary>
/// <param name="Records">The messages.</param>
internal sealed record QueueEvent([property: JsonPropertyName("Records")] IReadOnlyList<QueueRecord> Records);

/// <summary>A message.</summary>
/// <param name="MessageId">The same whenever it comes.</param>
/// <param name="Body">What it says.</param>
/// <param name="Attributes">What SQS knows of it.</param>
internal sealed record QueueRecord(string MessageId, string Body, IReadOnlyDictionary<string, string>? Attributes)
{
    /// <summary>Which delivery of the message this is, from 1.</summary>
    [JsonIgnore]
    public int Attempt => Attributes?.GetValueOrDefault("ApproximateReceiveCount") is { } text && int.TryParse(text, out var count) ? count : 1;
}

/// <summary>Which messages are to come again; SQS deletes the others.</summary>
/// <param name="BatchItemFailures">Those that failed.</param>
internal sealed record QueueAnswer(IReadOnlyList<FailedRecord> BatchItemFailures);

/// <summary>A message that is to come again.</summary>
/// <param name="ItemIdentifier">Its <see cref="QueueRecord.MessageId"/>.</param>
internal sealed record FailedRecord(string ItemIdentifier);

/// <summary>The JSON of events, in Lambda's names.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(QueueEvent))]
[JsonSerializable(typeof(QueueAnswer))]
internal sealed partial class FunctionJson : JsonSerializerContext;
