using System.Collections.Immutable;
using Linnet.Core.Ids;

namespace Linnet.Core.Statuses;

/// <summary>An account that a status names.</summary>
/// <param name="AccountId">Whom.</param>
/// <param name="Alias">Their alias as they chose it.</param>
public sealed record Mention(long AccountId, string Alias);

/// <summary>What a status says; the part that an edit replaces.</summary>
public sealed record StatusContent
{
    /// <summary>Plain text, as <see cref="StatusText.Normalise"/> gives it.</summary>
    public required string Text { get; init; }

    /// <summary>Warning shown before the text; empty: none.</summary>
    public string Spoiler { get; init; } = "";

    /// <summary>True when the author asks for care.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>ISO 639 code of the language; null: not told.</summary>
    public string? Language { get; init; }

    /// <summary>Accounts that the text names, each once.</summary>
    public ImmutableArray<Mention> Mentions { get; init; } = [];

    /// <summary>Tags in the text, normalised by <see cref="Statuses.Tags.Normalise"/>, each once.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>True when both say the same; of records with lists in them, <c>==</c> asks whether the lists are the very same.</summary>
    public bool SaysTheSameAs(StatusContent other) =>
        this with { Mentions = [], Tags = [] } == other with { Mentions = [], Tags = [] }
        && Mentions.SequenceEqual(other.Mentions) && Tags.SequenceEqual(other.Tags);
}

/// <summary>A public text by one account.</summary>
public sealed record Status
{
    /// <summary>The status' id; its time is the time of the post.</summary>
    public required long Id { get; init; }

    /// <summary>Who wrote it.</summary>
    public required long AccountId { get; init; }

    /// <summary>What it says now.</summary>
    public required StatusContent Content { get; init; }

    /// <summary>When it was last edited; null: never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The application it was posted with; null: not known.</summary>
    public long? AppId { get; init; }

    /// <summary>How many accounts like it by the store; likes that are on their way there are not counted.</summary>
    public int Likes { get; init; }

    /// <summary>For what is made of this very object, such as its JSON.</summary>
    public Memo Memo { get; } = new();

    /// <summary>When it was posted.</summary>
    public DateTimeOffset CreatedAt => IdGenerator.TimeOf(Id);
}

/// <summary>One version of a status.</summary>
/// <param name="At">When it came to be.</param>
/// <param name="Content">What it said.</param>
public sealed record StatusVersion(DateTimeOffset At, StatusContent Content);
