using System.Text.Json.Serialization;
using Linnet.Protocol.Accounts;

namespace Linnet.Protocol.Instances;

/// <summary>The server as it presents itself.</summary>
public sealed record Instance
{
    /// <summary>The name under which it is reached.</summary>
    public required string Domain { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The version of the API that it is compatible with, and its own.</summary>
    public required string Version { get; init; }

    /// <summary>Where its source is.</summary>
    public required string SourceUrl { get; init; }

    /// <summary>What it is, in a sentence or two.</summary>
    public required string Description { get; init; }

    /// <summary>How much it is used.</summary>
    public required InstanceUsage Usage { get; init; }

    /// <summary>A picture for it.</summary>
    public required InstanceThumbnail Thumbnail { get; init; }

    /// <summary>Its icon in several sizes.</summary>
    public IReadOnlyList<InstanceIcon> Icon { get; init; } = [];

    /// <summary>Its languages, in two letters each.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Its addresses and limits.</summary>
    public required InstanceConfiguration Configuration { get; init; }

    /// <summary>Whether and how one may sign up.</summary>
    public required InstanceRegistrations Registrations { get; init; }

    /// <summary>What programs may count on.</summary>
    public required ApiVersions ApiVersions { get; init; }

    /// <summary>Whom to turn to.</summary>
    public required InstanceContact Contact { get; init; }

    /// <summary>What its people have agreed to.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>The yearly review that is on; null when none is.</summary>
    public string? Wrapstodon { get; init; }
}

/// <summary>How much a server is used.</summary>
/// <param name="Users">By people.</param>
public sealed record InstanceUsage(InstanceUsers Users);

/// <summary>How many people use a server.</summary>
/// <param name="ActiveMonth">Those of the last four weeks.</param>
public sealed record InstanceUsers(long ActiveMonth);

/// <summary>A picture for a server.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Blurhash">A few colours to show until it has come.</param>
/// <param name="Versions">The same in other sizes.</param>
/// <param name="Description">The picture in words.</param>
public sealed record InstanceThumbnail(
    string Url, string? Blurhash = null, ThumbnailVersions? Versions = null, string? Description = null);

/// <summary>A picture in two sizes.</summary>
/// <param name="Plain">For ordinary screens.</param>
/// <param name="Dense">For screens of twice the density.</param>
public sealed record ThumbnailVersions(
    [property: JsonPropertyName("@1x")] string? Plain, [property: JsonPropertyName("@2x")] string? Dense);

/// <summary>An icon in one size.</summary>
/// <param name="Src">Where it is.</param>
/// <param name="Size">Width and height in pixels, as <c>48x48</c>.</param>
public sealed record InstanceIcon(string Src, string Size);

/// <summary>Whether and how one may sign up.</summary>
/// <param name="Enabled">Whether one may.</param>
/// <param name="ApprovalRequired">Whether operators look at each sign-up first.</param>
/// <param name="ReasonRequired">Whether one has to say why.</param>
/// <param name="Message">What to tell people while one may not, as HTML.</param>
/// <param name="MinAge">How old one must be, in years; null for any age.</param>
/// <param name="Url">Where to sign up instead; null for here.</param>
public sealed record InstanceRegistrations(
    bool Enabled,
    bool ApprovalRequired = false,
    bool? ReasonRequired = false,
    string? Message = null,
    int? MinAge = null,
    string? Url = null);

/// <summary>What programs may count on.</summary>
/// <param name="Mastodon">The number of the API's version.</param>
public sealed record ApiVersions(int Mastodon);

/// <summary>Whom to turn to.</summary>
/// <param name="Email">By mail; empty when not given.</param>
/// <param name="Account">Here.</param>
public sealed record InstanceContact(string Email, Account? Account);

/// <summary>A rule of the house.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Text">The rule.</param>
/// <param name="Hint">More about it; may be empty.</param>
/// <param name="Translations">The same in other languages, by their codes.</param>
public sealed record Rule(
    string Id, string Text, string Hint, IReadOnlyDictionary<string, RuleTranslation>? Translations = null);

/// <summary>A rule in another language.</summary>
/// <param name="Text">The rule.</param>
/// <param name="Hint">More about it.</param>
public sealed record RuleTranslation(string Text, string Hint);

/// <summary>A longer text about the server.</summary>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="Content">The text as HTML that is safe to show; may be empty.</param>
public sealed record ExtendedDescription(DateTimeOffset UpdatedAt, string Content);
