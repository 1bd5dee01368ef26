using System.Text.Json;
using System.Text.Json.Serialization;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Instances;
using Linnet.Protocol.Timelines;

namespace Linnet.Protocol.Statuses;

/// <summary>A status as the caller may see it; the caller's own flags are null without one.</summary>
/// <remarks>In JSON the author, what changes often and what differs between callers come last: the rest can be kept ready-made.</remarks>
public sealed record Status
{
    /// <summary>The status's id; greater than that of every earlier status of its author.</summary>
    public required string Id { get; init; }

    /// <summary>When it was posted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last edited; null when it never was.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Its author.</summary>
    [JsonPropertyOrder(1)]
    public required Account Account { get; init; }

    /// <summary>The text as HTML that is safe to show.</summary>
    public required string Content { get; init; }

    /// <summary>The text as its author wrote it; only in the answer to a deletion, so that it can be posted anew.</summary>
    public string? Text { get; init; }

    /// <summary>Who sees it.</summary>
    public Visibility Visibility { get; init; } = Visibility.Public;

    /// <summary>True when it should be hidden behind a warning at first.</summary>
    public bool Sensitive { get; init; }

    /// <summary>The warning; empty when there is none.</summary>
    public string SpoilerText { get; init; } = "";

    /// <summary>Its language, in two letters; null when not known.</summary>
    public string? Language { get; init; }

    /// <summary>Its lasting address; never changes.</summary>
    public required string Uri { get; init; }

    /// <summary>Where people see it.</summary>
    public string? Url { get; init; }

    /// <summary>The status that it answers.</summary>
    public string? InReplyToId { get; init; }

    /// <summary>Whose status it answers.</summary>
    public string? InReplyToAccountId { get; init; }

    /// <summary>How many statuses answer it.</summary>
    public long RepliesCount { get; init; }

    /// <summary>How often it was shared.</summary>
    public long ReblogsCount { get; init; }

    /// <summary>How many accounts like it.</summary>
    [JsonPropertyOrder(2)]
    public long FavouritesCount { get; init; }

    /// <summary>How many statuses quote it.</summary>
    public long? QuotesCount { get; init; } = 0;

    /// <summary>The accounts that its text names.</summary>
    public IReadOnlyList<StatusMention> Mentions { get; init; } = [];

    /// <summary>The tags in its text.</summary>
    public IReadOnlyList<StatusTag> Tags { get; init; } = [];

    /// <summary>Custom emojis in its text.</summary>
    public IReadOnlyList<CustomEmoji> Emojis { get; init; } = [];

    /// <summary>Images and the like that belong to it.</summary>
    public IReadOnlyList<MediaAttachment> MediaAttachments { get; init; } = [];

    /// <summary>The program that it was posted with; null when not known or not told.</summary>
    public StatusApplication? Application { get; init; }

    /// <summary>The status that this one shares.</summary>
    public Status? Reblog { get; init; }

    /// <summary>The status that this one quotes.</summary>
    public Quote? Quote { get; init; }

    /// <summary>Who may quote it.</summary>
    public Approval? QuoteApproval { get; init; }

    /// <summary>The poll that belongs to it.</summary>
    public Poll? Poll { get; init; }

    /// <summary>A preview of a page that its text links to.</summary>
    public PreviewCard? Card { get; init; }

    /// <summary>Always empty: accounts cannot be collected here.</summary>
    public IReadOnlyList<JsonElement>? TaggedCollections { get; init; } = [];

    /// <summary>The caller likes it.</summary>
    [JsonPropertyOrder(3)]
    public bool? Favourited { get; init; }

    /// <summary>The caller shared it.</summary>
    [JsonPropertyOrder(3)]
    public bool? Reblogged { get; init; }

    /// <summary>The caller mutes what comes of it.</summary>
    [JsonPropertyOrder(3)]
    public bool? Muted { get; init; }

    /// <summary>The caller keeps a bookmark on it.</summary>
    [JsonPropertyOrder(3)]
    public bool? Bookmarked { get; init; }

    /// <summary>Its author shows it at the top of the profile; only the author is told.</summary>
    [JsonPropertyOrder(3)]
    public bool? Pinned { get; init; }

    /// <summary>The caller's filters that it matches.</summary>
    [JsonPropertyOrder(3)]
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
