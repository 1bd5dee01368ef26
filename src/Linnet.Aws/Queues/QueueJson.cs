using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Linnet.Aws.Likes;
using Linnet.Aws.Search;
using Linnet.Core.Jobs;

namespace Linnet.Aws.Queues;

/// <summary>What the bodies of messages look like; the messages of every queue are named here.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(PostStatusJob))]
[JsonSerializable(typeof(UpdateFeedJob))]
[JsonSerializable(typeof(JobHead))]
[JsonSerializable(typeof(IndexJob))]
[JsonSerializable(typeof(LikeJob))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class QueueJson : JsonSerializerContext
{
    /// <summary>What a body says; null when it is of another kind: SQS sets such a message aside in the end.</summary>
    public static T? TryRead<T>(string body, JsonTypeInfo<T> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
