using System.Text.Json;

namespace Linnet.Protocol.Statuses;

/// <summary>Asks to post a status.</summary>
public sealed record CreateStatusRequest
{
    /// <summary>The text, plain.</summary>
    public string? Status { get; init; }

    /// <summary>The status that it answers.</summary>
    public string? InReplyToId { get; init; }

    /// <summary>The status that it quotes.</summary>
    public string? QuotedStatusId { get; init; }

    /// <summary>Who may quote it: <c>public</c>, <c>followers</c> or <c>nobody</c>.</summary>
    public string? QuoteApprovalPolicy { get; init; }

    /// <summary>The ids of uploaded images and the like.</summary>
    public IReadOnlyList<string>? MediaIds { get; init; }

    /// <summary>A poll to go with it.</summary>
    public PollRequest? Poll { get; init; }

    /// <summary>Whether to hide it behind a warning at first.</summary>
    public bool? Sensitive { get; init; }

    /// <summary>The warning.</summary>
    public string? SpoilerText { get; init; }

    /// <summary>Who sees it: <c>public</c>, <c>unlisted</c>, <c>private</c> or <c>direct</c>.</summary>
    public string? Visibility { get; init; }

    /// <summary>Its language, in two letters.</summary>
    public string? Language { get; init; }

    /// <summary>When to post it, as an ISO 8601 time; null for now.</summary>
    public string? ScheduledAt { get; init; }
}

/// <summary>Asks to edit a status.</summary>
public sealed record EditStatusRequest
{
    /// <summary>The new text, plain.</summary>
    public string? Status { get; init; }

    /// <summary>The new warning.</summary>
    public string? SpoilerText { get; init; }

    /// <summary>Whether to hide it behind a warning at first.</summary>
    public bool? Sensitive { get; init; }

    /// <summary>Its language, in two letters.</summary>
    public string? Language { get; init; }

    /// <summary>Who may quote it: <c>public</c>, <c>followers</c> or <c>nobody</c>.</summary>
    public string? QuoteApprovalPolicy { get; init; }

    /// <summary>The ids of uploaded images and the like.</summary>
    public IReadOnlyList<string>? MediaIds { get; init; }

    /// <summary>Changes to the words beside them.</summary>
    public JsonElement? MediaAttributes { get; init; }

    /// <summary>The new poll.</summary>
    public PollRequest? Poll { get; init; }
}

/// <summary>Asks for a poll.</summary>
public sealed record PollRequest
{
    /// <summary>The choices.</summary>
    public IReadOnlyList<string>? Options { get; init; }

    /// <summary>How long it runs, in seconds.</summary>
    public long? ExpiresIn { get; init; }

    /// <summary>Whether one may vote for several choices.</summary>
    public bool? Multiple { get; init; }

    /// <summary>Whether the votes are hidden until it ends.</summary>
    public bool? HideTotals { get; init; }
}
