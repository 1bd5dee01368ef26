using Linnet.Protocol.Accounts;
using Linnet.Protocol.Instances;

namespace Linnet.Protocol.Statuses;

/// <summary>One version of a status.</summary>
public sealed record StatusEdit
{
    /// <summary>The text of this version, as HTML that is safe to show.</summary>
    public required string Content { get; init; }

    /// <summary>The warning of this version; empty when there is none.</summary>
    public string SpoilerText { get; init; } = "";

    /// <summary>Whether this version was marked as sensitive.</summary>
    public bool Sensitive { get; init; }

    /// <summary>When this version was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The author.</summary>
    public required Account Account { get; init; }

    /// <summary>The poll of this version.</summary>
    public PollEdit? Poll { get; init; }

    /// <summary>The images and the like of this version.</summary>
    public IReadOnlyList<MediaAttachment> MediaAttachments { get; init; } = [];

    /// <summary>Custom emojis in the text.</summary>
    public IReadOnlyList<CustomEmoji> Emojis { get; init; } = [];

    /// <summary>The status that this version quotes.</summary>
    public Quote? Quote { get; init; }
}

/// <summary>The poll of an earlier version.</summary>
/// <param name="Options">Its choices.</param>
public sealed record PollEdit(IReadOnlyList<PollEditOption> Options);

/// <summary>A choice of an earlier version's poll.</summary>
/// <param name="Title">Its text.</param>
public sealed record PollEditOption(string Title);

/// <summary>A status as its author wrote it, to be edited.</summary>
/// <param name="Id">The status's id.</param>
/// <param name="Text">The plain text.</param>
/// <param name="SpoilerText">The plain warning; empty when there is none.</param>
public sealed record StatusSource(string Id, string Text, string SpoilerText);

/// <summary>The conversation around a status.</summary>
/// <param name="Ancestors">What it answers, the first of them first.</param>
/// <param name="Descendants">What answers it, and what answers that.</param>
public sealed record StatusContext(IReadOnlyList<Status> Ancestors, IReadOnlyList<Status> Descendants);
