using Linnet.Protocol.Accounts;

namespace Linnet.Protocol.Instances;

/// <summary>The server as it presents itself in the API's first version.</summary>
public sealed record V1Instance
{
    /// <summary>The name under which it is reached; no scheme in front.</summary>
    public required string Uri { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is, in a sentence.</summary>
    public required string ShortDescription { get; init; }

    /// <summary>What it is; may be HTML.</summary>
    public required string Description { get; init; }

    /// <summary>Whom to turn to by mail; empty when not given.</summary>
    public required string Email { get; init; }

    /// <summary>The version of the API that it is compatible with, and its own.</summary>
    public required string Version { get; init; }

    /// <summary>Addresses for clients.</summary>
    public required V1InstanceUrls Urls { get; init; }

    /// <summary>How large it is.</summary>
    public required InstanceStats Stats { get; init; }

    /// <summary>A picture for it.</summary>
    public string? Thumbnail { get; init; }

    /// <summary>Its languages, in two letters each.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Whether one may sign up.</summary>
    public bool Registrations { get; init; }

    /// <summary>Whether operators look at each sign-up first.</summary>
    public bool ApprovalRequired { get; init; }

    /// <summary>Whether people can invite others.</summary>
    public bool InvitesEnabled { get; init; }

    /// <summary>Its limits.</summary>
    public required V1InstanceConfiguration Configuration { get; init; }

    /// <summary>Whom to turn to here.</summary>
    public Account? ContactAccount { get; init; }

    /// <summary>What its people have agreed to.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];
}

/// <summary>Addresses for clients.</summary>
/// <param name="StreamingApi">Where events are streamed: a <c>ws</c> or <c>wss</c> address.</param>
public sealed record V1InstanceUrls(string StreamingApi);

/// <summary>How large a server is.</summary>
/// <param name="UserCount">Its accounts.</param>
/// <param name="StatusCount">Its statuses.</param>
/// <param name="DomainCount">The servers that it knows.</param>
public sealed record InstanceStats(long UserCount, long StatusCount, long DomainCount);

/// <summary>A server's limits.</summary>
/// <param name="Accounts">Of accounts.</param>
/// <param name="Statuses">Of statuses.</param>
/// <param name="MediaAttachments">Of images and the like.</param>
/// <param name="Polls">Of polls.</param>
public sealed record V1InstanceConfiguration(
    AccountLimits Accounts, StatusLimits Statuses, MediaLimits MediaAttachments, PollLimits Polls);
