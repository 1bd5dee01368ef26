using System.Collections.Immutable;

namespace Linnet.Core.Search;

/// <summary>Words that stand one after the other in a text.</summary>
/// <param name="Words">At least one, as <see cref="SearchWords"/> gives them.</param>
/// <param name="IsPrefix">True when the last one may go on; it is then at least two characters long.</param>
public sealed record SearchTerm(ImmutableArray<string> Words, bool IsPrefix);

/// <summary>Which statuses are looked for.</summary>
public sealed record SearchQuery
{
    /// <summary>What a status must hold; empty only when <see cref="From"/> is set.</summary>
    public ImmutableArray<SearchTerm> Terms { get; init; } = [];

    /// <summary>What it must not hold.</summary>
    public ImmutableArray<SearchTerm> Excluded { get; init; } = [];

    /// <summary>Alias of the author; null: anybody.</summary>
    public string? From { get; init; }

    /// <summary>Only ids below this one.</summary>
    public long Before { get; init; } = long.MaxValue;

    /// <summary>Only ids above this one.</summary>
    public long After { get; init; }

    /// <summary>
    /// Understands what somebody typed. Words must all occur, in any order; <c>"words in quotation marks"</c> in this order;
    /// <c>wo*</c> is the beginning of a word; <c>#tag</c> a tag; <c>from:alias</c> the author; <c>before:2026-12-31</c> and
    /// <c>after:2026-12-31</c> leave that day (UTC) out; a <c>-</c> before a word, phrase or tag excludes it. All else that is
    /// neither letter, digit nor emoji separates words; nothing else has a meaning.
    /// </summary>
    /// <param name="text">1 to <see cref="Limits.SearchChars"/> characters.</param>
    /// <returns>The query, or a refusal of <c>q</c> that says what is wrong.</returns>
    public static Result<SearchQuery> Parse(string? text) => new SearchQueryParser((text ?? "").Trim()).Parse();
}
