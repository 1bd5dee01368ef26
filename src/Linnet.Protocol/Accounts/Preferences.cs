using System.Text.Json.Serialization;
using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Accounts;

/// <summary>What the caller prefers, in any client.</summary>
public sealed record Preferences
{
    /// <summary>Who sees a new status.</summary>
    [JsonPropertyName("posting:default:visibility")]
    public Visibility PostingVisibility { get; init; } = Visibility.Public;

    /// <summary>Whether a new status is marked as sensitive.</summary>
    [JsonPropertyName("posting:default:sensitive")]
    public bool PostingSensitive { get; init; }

    /// <summary>The language of a new status, in two letters; null when not set.</summary>
    [JsonPropertyName("posting:default:language")]
    public string? PostingLanguage { get; init; }

    /// <summary>
    /// Which media are shown at once: <c>default</c> (what is not sensitive), <c>show_all</c> or <c>hide_all</c>.
    /// </summary>
    [JsonPropertyName("reading:expand:media")]
    public string ReadingMedia { get; init; } = "default";

    /// <summary>Whether texts behind a warning are shown at once.</summary>
    [JsonPropertyName("reading:expand:spoilers")]
    public bool ReadingSpoilers { get; init; }
}
