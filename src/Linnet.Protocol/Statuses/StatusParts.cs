using System.Text.Json;
using Linnet.Protocol.Instances;

namespace Linnet.Protocol.Statuses;

/// <summary>An image, a film or a sound that belongs to a status.</summary>
/// <param name="Id">The attachment's id.</param>
/// <param name="Type"><c>image</c>, <c>gifv</c>, <c>video</c>, <c>audio</c> or <c>unknown</c>.</param>
/// <param name="Url">Where it is.</param>
/// <param name="PreviewUrl">Where a small picture of it is.</param>
/// <param name="RemoteUrl">Where it was first, when not here.</param>
/// <param name="Meta">Sizes and the like.</param>
/// <param name="Description">What is to be seen or heard, in words.</param>
/// <param name="Blurhash">A few colours to show until it has come.</param>
public sealed record MediaAttachment(
    string Id,
    string Type,
    string? Url,
    string? PreviewUrl,
    string? RemoteUrl,
    JsonElement? Meta,
    string? Description,
    string? Blurhash);

/// <summary>A question with choices to vote for.</summary>
public sealed record Poll
{
    /// <summary>The poll's id.</summary>
    public required string Id { get; init; }

    /// <summary>When it ends; null when it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether it has ended.</summary>
    public bool Expired { get; init; }

    /// <summary>Whether one may vote for several choices.</summary>
    public bool Multiple { get; init; }

    /// <summary>How many votes came in.</summary>
    public long VotesCount { get; init; }

    /// <summary>How many accounts voted, where they may vote for several choices.</summary>
    public long? VotersCount { get; init; }

    /// <summary>The choices.</summary>
    public required IReadOnlyList<PollOption> Options { get; init; }

    /// <summary>Custom emojis in the choices.</summary>
    public IReadOnlyList<CustomEmoji> Emojis { get; init; } = [];

    /// <summary>Whether the caller voted; null without a caller.</summary>
    public bool? Voted { get; init; }

    /// <summary>Which choices the caller voted for, from 0; null without a caller.</summary>
    public IReadOnlyList<int>? OwnVotes { get; init; }
}

/// <summary>A choice of a poll.</summary>
/// <param name="Title">Its text.</param>
/// <param name="VotesCount">Its votes; null while they are not told.</param>
public sealed record PollOption(string Title, long? VotesCount);

/// <summary>A preview of a linked page.</summary>
/// <param name="Url">The page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Type"><c>link</c>, <c>photo</c>, <c>video</c> or <c>rich</c>.</param>
public sealed record PreviewCard(string Url, string Title, string Description, string Type);

/// <summary>A quoted status.</summary>
/// <param name="State">Whether it may be shown: <c>accepted</c>, or why it may not.</param>
/// <param name="QuotedStatus">The status, where it may be shown.</param>
public sealed record Quote(string State, Status? QuotedStatus);

/// <summary>Who may quote a status, or feature an account.</summary>
/// <param name="Automatic">Who may at once.</param>
/// <param name="Manual">Who may once the owner agrees.</param>
/// <param name="CurrentUser">What holds for the caller: <c>automatic</c>, <c>manual</c>, <c>denied</c> or <c>unknown</c>.</param>
public sealed record Approval(IReadOnlyList<string> Automatic, IReadOnlyList<string> Manual, string CurrentUser);
