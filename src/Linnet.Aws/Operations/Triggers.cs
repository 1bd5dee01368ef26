using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Linnet.Aws.Operations;

/// <summary>What starts the functions by itself, and so costs money while nobody does anything: pollers of queues, and the schedule.</summary>
internal sealed class Triggers(SignedCalls calls, IOptions<AwsOptions> options, string region)
{
    /// <summary>The functions that are started by queues.</summary>
    public static IReadOnlyList<string> QueueFunctions { get; } = ["post-status", "update-feed", "likes", "index"];

    /// <summary>The function that a schedule starts, and the schedule's rule.</summary>
    public const string Schedule = "housekeeping";

    private const string MappingsPath = "2015-03-31/event-source-mappings/";

    private Uri Lambda => AddressOf("lambda", options.Value.LambdaAddress);

    private Uri Events => AddressOf("events", options.Value.EventsAddress);

    /// <summary>Takes all triggers off, or puts them on again. What is so already stays so.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> SetAsync(bool enabled, CancellationToken ct)
    {
        var count = 0;
        foreach (var function in QueueFunctions)
        {
            foreach (var mapping in await MappingsAsync($"{options.Value.Prefix}-{function}", ct))
            {
                await calls.CallAsync(
                    "lambda",
                    HttpMethod.Put,
                    new Uri(Lambda, $"{MappingsPath}{Uri.EscapeDataString(mapping.Uuid)}"),
                    JsonSerializer.SerializeToUtf8Bytes(new(enabled), TriggerJson.Default.MappingChange),
                    target: null,
                    TriggerJson.Default.Mapping,
                    ct);
                count++;
            }
        }

        await calls.CallAsync(
            "events",
            HttpMethod.Post,
            Events,
            JsonSerializer.SerializeToUtf8Bytes(new($"{options.Value.Prefix}-{Schedule}"), TriggerJson.Default.RuleName),
            enabled ? "AWSEvents.EnableRule" : "AWSEvents.DisableRule",
            TriggerJson.Default.Nothing,
            ct);
        return count + 1;
    }

    private async Task<IReadOnlyList<Mapping>> MappingsAsync(string function, CancellationToken ct)
    {
        var address = new Uri(Lambda, $"{MappingsPath}?FunctionName={Uri.EscapeDataString(function)}");
        var answer = await calls.CallAsync("lambda", HttpMethod.Get, address, [], target: null, TriggerJson.Default.MappingList, ct);
        return answer.EventSourceMappings ?? [];
    }

    private Uri AddressOf(string service, string set) => new(set.Length > 0 ? set : $"https://{service}.{region}.amazonaws.com/");
}

internal sealed record MappingChange(bool Enabled);

internal sealed record Mapping([property: JsonPropertyName("UUID")] string Uuid);

internal sealed record MappingList(IReadOnlyList<Mapping>? EventSourceMappings);

internal sealed record RuleName(string Name);

internal sealed record Nothing;

/// <summary>The JSON of triggers; its names are those of the properties.</summary>
[JsonSerializable(typeof(MappingChange))]
[JsonSerializable(typeof(Mapping))]
[JsonSerializable(typeof(MappingList))]
[JsonSerializable(typeof(RuleName))]
[JsonSerializable(typeof(Nothing))]
internal sealed partial class TriggerJson : JsonSerializerContext;
