using Linnet.Protocol.Instances;
using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Accounts;

/// <summary>An account as everybody may see it.</summary>
public record Account
{
    /// <summary>The account's id.</summary>
    public required string Id { get; init; }

    /// <summary>The alias, without an at sign.</summary>
    public required string Username { get; init; }

    /// <summary>The alias as others write it; the same as <c>username</c>, for every account is local.</summary>
    public required string Acct { get; init; }

    /// <summary>Where people see the account.</summary>
    public required string Url { get; init; }

    /// <summary>The account's lasting address; never changes.</summary>
    public required string Uri { get; init; }

    /// <summary>First and last name, joined by a space.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The first name; the alias where none was given. Linnet's own.</summary>
    public required string FirstName { get; init; }

    /// <summary>The last name; may be empty. Linnet's own.</summary>
    public required string LastName { get; init; }

    /// <summary>What the account says about itself, as HTML that is safe to show.</summary>
    public required string Note { get; init; }

    /// <summary>The address of the avatar.</summary>
    public required string Avatar { get; init; }

    /// <summary>The address of the avatar without animation.</summary>
    public required string AvatarStatic { get; init; }

    /// <summary>The avatar in words.</summary>
    public string? AvatarDescription { get; init; }

    /// <summary>The address of the wide image above the profile.</summary>
    public required string Header { get; init; }

    /// <summary>The address of the header without animation.</summary>
    public required string HeaderStatic { get; init; }

    /// <summary>The header in words.</summary>
    public string? HeaderDescription { get; init; }

    /// <summary>When the account signed up.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The day of the newest status; null before the first.</summary>
    public DateOnly? LastStatusAt { get; init; }

    /// <summary>How many accounts follow this one.</summary>
    public long FollowersCount { get; init; }

    /// <summary>How many accounts this one follows.</summary>
    public long FollowingCount { get; init; }

    /// <summary>How many statuses the account has.</summary>
    public long StatusesCount { get; init; }

    /// <summary>True when the account approves its followers one by one.</summary>
    public bool Locked { get; init; }

    /// <summary>True when a program posts here rather than a person.</summary>
    public bool Bot { get; init; }

    /// <summary>True when the account stands for a group.</summary>
    public bool Group { get; init; }

    /// <summary>True when the account agrees to be suggested to others.</summary>
    public bool? Discoverable { get; init; }

    /// <summary>True when web search engines are asked to leave the account out.</summary>
    public bool? Noindex { get; init; }

    /// <summary>True when everybody may search the account's public statuses.</summary>
    public bool Indexable { get; init; }

    /// <summary>True when the account hides whom it follows and who follows it.</summary>
    public bool? HideCollections { get; init; }

    /// <summary>The roles that everybody sees; empty for most.</summary>
    public IReadOnlyList<AccountRole>? Roles { get; init; } = [];

    /// <summary>Rows of facts on the profile.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>Custom emojis in the names and texts above.</summary>
    public IReadOnlyList<CustomEmoji> Emojis { get; init; } = [];

    /// <summary>True when operators suspended the account; otherwise null.</summary>
    public bool? Suspended { get; init; }

    /// <summary>True when operators hide the account from those who do not follow it; otherwise null.</summary>
    public bool? Limited { get; init; }

    /// <summary>True when the account is kept in memory of its owner; otherwise null.</summary>
    public bool? Memorial { get; init; }

    /// <summary>The account that its owner moved to.</summary>
    public Account? Moved { get; init; }

    /// <summary>Whether the profile shows a part for what it features.</summary>
    public bool? ShowFeatured { get; init; }

    /// <summary>Whether the profile shows a part for media.</summary>
    public bool? ShowMedia { get; init; }

    /// <summary>Whether that part includes media in replies.</summary>
    public bool? ShowMediaReplies { get; init; }

    /// <summary>Who may feature the account.</summary>
    public Approval? FeatureApproval { get; init; }
}
