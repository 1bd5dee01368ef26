namespace Linnet.Protocol.Instances;

/// <summary>A server's addresses and limits.</summary>
public sealed record InstanceConfiguration
{
    /// <summary>Addresses for clients.</summary>
    public required InstanceUrls Urls { get; init; }

    /// <summary>Limits of accounts.</summary>
    public required AccountLimits Accounts { get; init; }

    /// <summary>Limits of statuses.</summary>
    public required StatusLimits Statuses { get; init; }

    /// <summary>Limits of images and the like.</summary>
    public required MediaLimits MediaAttachments { get; init; }

    /// <summary>Limits of polls.</summary>
    public required PollLimits Polls { get; init; }

    /// <summary>Whether statuses can be translated.</summary>
    public InstanceTranslation Translation { get; init; } = new(false);

    /// <summary>Who may read which timelines.</summary>
    public TimelinesAccess? TimelinesAccess { get; init; }

    /// <summary>Whether only chosen servers can talk to this one.</summary>
    public bool? LimitedFederation { get; init; }
}

/// <summary>Addresses for clients.</summary>
/// <param name="Streaming">Where events are streamed: a <c>ws</c> or <c>wss</c> address; null where they are not.</param>
/// <param name="Status">Where people see whether the server is up.</param>
/// <param name="About">Where people read about it.</param>
/// <param name="PrivacyPolicy">Where people read what becomes of their data.</param>
/// <param name="TermsOfService">Where people read what they agree to.</param>
public sealed record InstanceUrls(
    string? Streaming,
    string? Status = null,
    string? About = null,
    string? PrivacyPolicy = null,
    string? TermsOfService = null);

/// <summary>Limits of accounts; lengths are in characters.</summary>
public sealed record AccountLimits
{
    /// <summary>Tags that a profile can show.</summary>
    public int MaxFeaturedTags { get; init; }

    /// <summary>Statuses that can be kept at the top of a profile.</summary>
    public int MaxPinnedStatuses { get; init; }

    /// <summary>Longest display name.</summary>
    public int? MaxDisplayNameLength { get; init; }

    /// <summary>Longest text about oneself.</summary>
    public int? MaxNoteLength { get; init; }

    /// <summary>Longest avatar in words.</summary>
    public int? MaxAvatarDescriptionLength { get; init; }

    /// <summary>Longest header in words.</summary>
    public int? MaxHeaderDescriptionLength { get; init; }

    /// <summary>Rows of facts that a profile can have.</summary>
    public int? MaxProfileFields { get; init; }

    /// <summary>Longest name of a fact.</summary>
    public int? ProfileFieldNameLimit { get; init; }

    /// <summary>Longest fact.</summary>
    public int? ProfileFieldValueLimit { get; init; }
}

/// <summary>Limits of statuses.</summary>
/// <param name="MaxCharacters">Longest text.</param>
/// <param name="MaxMediaAttachments">Images and the like that one can have.</param>
/// <param name="CharactersReservedPerUrl">What a URL counts, however long it is.</param>
public sealed record StatusLimits(int MaxCharacters, int MaxMediaAttachments, int CharactersReservedPerUrl);

/// <summary>Limits of images and the like: sizes in bytes, areas in pixels, rates in pictures a second.</summary>
public sealed record MediaLimits
{
    /// <summary>What can be uploaded.</summary>
    public IReadOnlyList<string> SupportedMimeTypes { get; init; } = [];

    /// <summary>Largest image file.</summary>
    public long ImageSizeLimit { get; init; }

    /// <summary>Largest area of an image.</summary>
    public long ImageMatrixLimit { get; init; }

    /// <summary>Largest film file.</summary>
    public long VideoSizeLimit { get; init; }

    /// <summary>Largest area of a film.</summary>
    public long VideoMatrixLimit { get; init; }

    /// <summary>Fastest film.</summary>
    public int VideoFrameRateLimit { get; init; }

    /// <summary>Longest description, in characters.</summary>
    public int? DescriptionLimit { get; init; }
}

/// <summary>Limits of polls; all zero where there are none.</summary>
/// <param name="MaxOptions">Choices that one can have.</param>
/// <param name="MaxCharactersPerOption">Longest choice.</param>
/// <param name="MinExpiration">Shortest run, in seconds.</param>
/// <param name="MaxExpiration">Longest run, in seconds.</param>
public sealed record PollLimits(
    int MaxOptions = 0, int MaxCharactersPerOption = 0, int MinExpiration = 0, int MaxExpiration = 0);

/// <summary>Whether statuses can be translated.</summary>
/// <param name="Enabled">Whether they can.</param>
public sealed record InstanceTranslation(bool Enabled);

/// <summary>Who may read which timelines.</summary>
/// <param name="LiveFeeds">The public timeline.</param>
/// <param name="HashtagFeeds">The timelines of tags.</param>
/// <param name="TrendingLinkFeeds">The timelines of links that many share.</param>
public sealed record TimelinesAccess(
    TimelineAccess? LiveFeeds, TimelineAccess? HashtagFeeds, TimelineAccess? TrendingLinkFeeds);

/// <summary>Who may read a timeline: <c>public</c>, <c>authenticated</c> or <c>disabled</c>.</summary>
/// <param name="Local">Its part from this server.</param>
/// <param name="Remote">Its part from others.</param>
public sealed record TimelineAccess(string? Local, string? Remote);
