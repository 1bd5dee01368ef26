using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Linnet.Api.Discovery;

/// <summary>What is known of something that has an address (RFC 7033, section 4.4).</summary>
/// <param name="Links">Where more of it is.</param>
internal sealed record ResourceDescriptor(IReadOnlyList<ResourceLink> Links)
{
    /// <summary>What it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Subject { get; init; }

    /// <summary>Other addresses of the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>As an answer of the given type.</summary>
    public IResult As(string contentType) =>
        TypedResults.Text(JsonSerializer.SerializeToUtf8Bytes(this, ResourceJson.Default.ResourceDescriptor), contentType);
}

/// <summary>Where more of something is.</summary>
/// <param name="Rel">How that stands to it.</param>
internal sealed record ResourceLink(string Rel)
{
    /// <summary>What is to be found there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>The address.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Href { get; init; }

    /// <summary>The address, with a place for what is looked up.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Template { get; init; }
}

/// <summary>How descriptors are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ResourceDescriptor))]
internal sealed partial class ResourceJson : JsonSerializerContext;
