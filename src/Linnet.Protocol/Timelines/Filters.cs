namespace Linnet.Protocol.Timelines;

/// <summary>What a person does not want to read.</summary>
public sealed record Filter
{
    /// <summary>The filter's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>Where it holds: <c>home</c>, <c>notifications</c>, <c>public</c>, <c>thread</c>, <c>account</c>.</summary>
    public required IReadOnlyList<string> Context { get; init; }

    /// <summary>When it ends; null when it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What happens to a match: <c>warn</c>, <c>hide</c> or <c>blur</c>.</summary>
    public required string FilterAction { get; init; }

    /// <summary>The words that match.</summary>
    public IReadOnlyList<FilterKeyword>? Keywords { get; init; } = [];

    /// <summary>The statuses that match.</summary>
    public IReadOnlyList<FilterStatus>? Statuses { get; init; } = [];
}

/// <summary>A word that a filter matches.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Keyword">The word.</param>
/// <param name="WholeWord">Whether it must stand alone.</param>
public sealed record FilterKeyword(string Id, string Keyword, bool WholeWord);

/// <summary>A status that a filter matches.</summary>
/// <param name="Id">Its id within the filter.</param>
/// <param name="StatusId">The status's id.</param>
public sealed record FilterStatus(string Id, string StatusId);

/// <summary>Why a status matches a filter.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="KeywordMatches">The words that matched.</param>
/// <param name="StatusMatches">The ids of statuses that matched.</param>
public sealed record FilterResult(
    Filter Filter, IReadOnlyList<string>? KeywordMatches, IReadOnlyList<string>? StatusMatches);

/// <summary>A filter in the words of the API's first version: one phrase each.</summary>
public sealed record V1Filter
{
    /// <summary>The filter's id.</summary>
    public required string Id { get; init; }

    /// <summary>The phrase that matches.</summary>
    public required string Phrase { get; init; }

    /// <summary>Where it holds; see <c>context</c> of a filter.</summary>
    public required IReadOnlyList<string> Context { get; init; }

    /// <summary>When it ends; null when it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether a match is dropped by the server.</summary>
    public bool Irreversible { get; init; }

    /// <summary>Whether the phrase must stand alone.</summary>
    public bool WholeWord { get; init; }
}
