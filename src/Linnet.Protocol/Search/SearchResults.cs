using System.Text.Json;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Search;

/// <summary>What a search found.</summary>
public sealed record SearchResults
{
    /// <summary>Accounts, best match first.</summary>
    public IReadOnlyList<Account> Accounts { get; init; } = [];

    /// <summary>Statuses, best match first.</summary>
    public IReadOnlyList<Status> Statuses { get; init; } = [];

    /// <summary>Tags, best match first.</summary>
    public IReadOnlyList<Tag> Hashtags { get; init; } = [];

    /// <summary>Always empty: accounts cannot be collected here.</summary>
    public IReadOnlyList<JsonElement> Collections { get; init; } = [];
}

/// <summary>A tag and how it has been used.</summary>
public sealed record Tag
{
    /// <summary>The tag's id.</summary>
    public required string Id { get; init; }

    /// <summary>The tag, without its number sign.</summary>
    public required string Name { get; init; }

    /// <summary>Where people see its statuses.</summary>
    public required string Url { get; init; }

    /// <summary>Its use on each of the last days, today first.</summary>
    public IReadOnlyList<TagHistory> History { get; init; } = [];

    /// <summary>Whether the caller follows the tag; null without a caller.</summary>
    public bool? Following { get; init; }

    /// <summary>Whether the caller shows the tag on the own profile; null without a caller.</summary>
    public bool? Featuring { get; init; }
}

/// <summary>How a tag was used on one day; the numbers are decimal texts.</summary>
/// <param name="Day">The day's first second, in seconds since 1970.</param>
/// <param name="Uses">How many statuses had the tag.</param>
/// <param name="Accounts">How many accounts wrote them.</param>
public sealed record TagHistory(string Day, string Uses, string Accounts);
