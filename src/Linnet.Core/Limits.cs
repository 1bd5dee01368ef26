namespace Linnet.Core;

/// <summary>
/// Every fixed limit of Linnet, in one place. What an operator may change is a setting and has its default here.
/// The last word of a name is its unit.
/// </summary>
public static class Limits
{
    /// <summary>Longest status, in grapheme clusters; a URL counts <see cref="StatusUrlGraphemes"/>.</summary>
    public const int StatusGraphemes = 500;

    /// <summary>What a URL in a status counts, however long it is.</summary>
    public const int StatusUrlGraphemes = 23;

    /// <summary>Longest status in UTF-8.</summary>
    public const int StatusBytes = 4096;

    /// <summary>Accounts that one status can mention; further ones stay plain text.</summary>
    public const int StatusMentions = 20;

    /// <summary>Tags that count in one status; further ones are links, but no timeline holds the status for them.</summary>
    public const int StatusTags = 20;

    /// <summary>Versions of a status that its history keeps; an edit past that is refused.</summary>
    public const int StatusEdits = 100;

    /// <summary>Longest tag, in UTF-16 code units.</summary>
    public const int TagChars = 100;

    /// <summary>Longest <c>Idempotency-Key</c>.</summary>
    public const int IdempotencyKeyChars = 128;

    /// <summary>Longest <c>state</c> that an application sends with a person and gets back.</summary>
    public const int OAuthStateChars = 4096;

    /// <summary>Longest alias; its characters are ASCII letters, digits and the underscore.</summary>
    public const int AliasChars = 30;

    /// <summary>Longest first name, and longest last name, in grapheme clusters.</summary>
    public const int NameGraphemes = 50;

    /// <summary>Longest text about oneself, in grapheme clusters.</summary>
    public const int NoteGraphemes = 500;

    /// <summary>Longest e-mail address.</summary>
    public const int EmailChars = 254;

    /// <summary>Shortest password, in UTF-16 code units.</summary>
    public const int PasswordCharsMin = 8;

    /// <summary>Longest password, in UTF-16 code units.</summary>
    public const int PasswordCharsMax = 128;

    /// <summary>Largest avatar file.</summary>
    public const int AvatarBytes = 2 * 1024 * 1024;

    /// <summary>Widest and highest avatar.</summary>
    public const int AvatarPixels = 4096;

    /// <summary>Items of a page unless asked otherwise.</summary>
    public const int PageItemsDefault = 20;

    /// <summary>Most items of a page; a larger request gets this many.</summary>
    public const int PageItemsMax = 40;

    /// <summary>Longest search query.</summary>
    public const int SearchChars = 200;

    /// <summary>Words and phrases of one search query.</summary>
    public const int SearchTerms = 32;

    /// <summary>Shortest beginning of a word that can be searched for.</summary>
    public const int SearchPrefixChars = 2;

    /// <summary>Largest request body.</summary>
    public const int RequestBytes = 3 * 1024 * 1024;

    /// <summary>Accounts that one account can follow.</summary>
    public const int FollowedAccounts = 10_000;

    /// <summary>Accounts or statuses that one look-up by ids takes.</summary>
    public const int LookUpIds = 100;

    /// <summary>Streams that one connection can have.</summary>
    public const int StreamsPerConnection = 100;

    /// <summary>Longest message that a client of the streaming API can send.</summary>
    public const int StreamRequestBytes = 1024;

    /// <summary>Sessions of one account; the one unused for longest ends when another begins.</summary>
    public const int SessionsPerAccount = 100;

    /// <summary>Followers of one update-feed job unless set otherwise.</summary>
    public const int FollowersPerJobDefault = 250;

    /// <summary>Most followers of one update-feed job.</summary>
    public const int FollowersPerJobMax = 1000;

    /// <summary>Deliveries of a job before it is set aside.</summary>
    public const int JobAttempts = 5;

    /// <summary>Likes that one transaction of the store takes.</summary>
    public const int LikesPerTransaction = 500;

    /// <summary>Likes that a process holds unsent; more are refused until some are sent. From half of it on, the oldest are sent early.</summary>
    public const int UnsentLikes = 200_000;

    /// <summary>Longest path that the request log keeps whole, in UTF-16 code units.</summary>
    public const int RequestLogPathChars = 8192;

    /// <summary>Calls of the request log in one JSON object; a larger request gets this many.</summary>
    public const int RequestLogPageCalls = 1000;
}
