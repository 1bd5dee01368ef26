using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Instances;
using Linnet.Protocol.Timelines;

namespace Linnet.Protocol.Statuses;

/// <summary>
/// A status as the caller may see it, with its author and what clients expect beside; the caller's own flags are null without one.
/// </summary>
public sealed record Status : StoryStatus
{
    /// <summary>A status, to be filled.</summary>
    public Status()
    {
    }

    /// <summary>A status of a story, with the author whom the story tells once.</summary>
    [SetsRequiredMembers]
    internal Status(StoryStatus status, Account author)
        : base(status) => Account = author;

    /// <summary>The text as its author wrote it; only in the answer to a deletion, so that it can be posted anew.</summary>
    [JsonPropertyOrder(1)]
    public string? Text { get; init; }

    /// <summary>Who sees it.</summary>
    [JsonPropertyOrder(1)]
    public Visibility Visibility { get; init; } = Visibility.Public;

    /// <summary>The status that it answers.</summary>
    [JsonPropertyOrder(1)]
    public string? InReplyToId { get; init; }

    /// <summary>Whose status it answers.</summary>
    [JsonPropertyOrder(1)]
    public string? InReplyToAccountId { get; init; }

    /// <summary>How many statuses answer it.</summary>
    [JsonPropertyOrder(1)]
    public long RepliesCount { get; init; }

    /// <summary>How often it was shared.</summary>
    [JsonPropertyOrder(1)]
    public long ReblogsCount { get; init; }

    /// <summary>How many statuses quote it.</summary>
    [JsonPropertyOrder(1)]
    public long? QuotesCount { get; init; } = 0;

    /// <summary>Custom emojis in its text.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<CustomEmoji> Emojis { get; init; } = [];

    /// <summary>Images and the like that belong to it.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<MediaAttachment> MediaAttachments { get; init; } = [];

    /// <summary>The status that this one shares.</summary>
    [JsonPropertyOrder(1)]
    public Status? Reblog { get; init; }

    /// <summary>The status that this one quotes.</summary>
    [JsonPropertyOrder(1)]
    public Quote? Quote { get; init; }

    /// <summary>Who may quote it.</summary>
    [JsonPropertyOrder(1)]
    public Approval? QuoteApproval { get; init; }

    /// <summary>The poll that belongs to it.</summary>
    [JsonPropertyOrder(1)]
    public Poll? Poll { get; init; }

    /// <summary>A preview of a page that its text links to.</summary>
    [JsonPropertyOrder(1)]
    public PreviewCard? Card { get; init; }

    /// <summary>Always empty: accounts cannot be collected here.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<JsonElement>? TaggedCollections { get; init; } = [];

    /// <summary>Its author.</summary>
    [JsonPropertyOrder(2)]
    public required Account Account { get; init; }

    /// <summary>The caller shared it.</summary>
    [JsonPropertyOrder(5)]
    public bool? Reblogged { get; init; }

    /// <summary>The caller mutes what comes of it.</summary>
    [JsonPropertyOrder(5)]
    public bool? Muted { get; init; }

    /// <summary>The caller keeps a bookmark on it.</summary>
    [JsonPropertyOrder(5)]
    public bool? Bookmarked { get; init; }

    /// <summary>Its author shows it at the top of the profile; only the author is told.</summary>
    [JsonPropertyOrder(5)]
    public bool? Pinned { get; init; }

    /// <summary>The caller's filters that it matches.</summary>
    [JsonPropertyOrder(5)]
    public IReadOnlyList<FilterResult>? Filtered { get; init; }
}

/// <summary>An account that a status names.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="Username">Its alias.</param>
/// <param name="Acct">Its alias as others write it.</param>
/// <param name="Url">Where people see it.</param>
public sealed record StatusMention(string Id, string Username, string Acct, string Url);

/// <summary>A tag in a status.</summary>
/// <param name="Name">The tag, without its number sign.</param>
/// <param name="Url">Where people see its statuses.</param>
public sealed record StatusTag(string Name, string Url);

/// <summary>The program that a status was posted with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Website">Its home page.</param>
public sealed record StatusApplication(string Name, string? Website);
