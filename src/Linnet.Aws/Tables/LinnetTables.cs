namespace Linnet.Aws.Tables;

/// <summary>Every table of Linnet: one for each kind of record. docs/schema-dynamodb.md says what each access costs.</summary>
public static class LinnetTables
{
    private const string Everything = "everything";

    /// <summary>
    /// Accounts with their credentials and counts; the author's row that puts posts and follows in order. Those that are deleted have no
    /// <c>state</c>, and so stand in no index.
    /// </summary>
    public static Table Accounts { get; } = new("accounts", new(Number("id")))
    {
        Indexes =
        [
            new("new", new(Text("state"), Number("id"))),
            new("active", new(Text("state"), Number("lastStatusId"))),
            new("operators", new(Text("operator"), Number("id"))),
        ],
    };

    /// <summary>Who was given an alias, in lower case; an entry never goes.</summary>
    public static Table Aliases { get; } = new("aliases", new(Text("alias")));

    /// <summary>By which words accounts are found: the word's first character, and the word with the account's id.</summary>
    public static Table Names { get; } = new("names", new(Text("initial"), Text("entry")));

    /// <summary>Deleted accounts whose follows and statuses are not all removed yet.</summary>
    public static Table Purges { get; } = new("purges", new(Number("id")));

    /// <summary>Sessions by the hash of their token, and, to list them, the hashes by account.</summary>
    public static Table Sessions { get; } = new("sessions", new(Text("owner"), Number("id"))) { ExpiresAt = "expiresAt" };

    /// <summary>Applications, by client id and by id.</summary>
    public static Table Apps { get; } = new("apps", new(Text("key")));

    /// <summary>Consents that wait to be exchanged for a token.</summary>
    public static Table Codes { get; } = new("codes", new(Text("hash"))) { ExpiresAt = "expiresAt" };

    /// <summary>How far an account has read its timelines.</summary>
    public static Table Markers { get; } = new("markers", new(Number("accountId"), Text("timeline")));

    /// <summary>Follows as intervals, by whom they are of and when they began: what the fan-out lists.</summary>
    public static Table Follows { get; } = new("follows", new(Number("followeeId"), Number("since")));

    /// <summary>Open follows by both sides: at most one of each pair.</summary>
    public static Table Following { get; } = new("following", new(Number("followerId"), Number("followeeId")))
    {
        Indexes = [new("by-since", new(Number("followerId"), Number("since")), IsLocal: true)],
    };

    /// <summary>Statuses; those that are not handed to the first queue yet stand in the index <c>unsent</c>.</summary>
    public static Table Statuses { get; } = new("statuses", new(Number("id")))
    {
        Indexes =
        [
            new("all", new(Text(Everything), Number("id"))),
            new("unsent", new(Text("unsent"), Number("id"))),
        ],
    };

    /// <summary>What statuses said before.</summary>
    public static Table Versions { get; } = new("versions", new(Number("statusId"), Number("number")));

    /// <summary>Which statuses an account wrote.</summary>
    public static Table Stories { get; } = new("stories", new(Number("accountId"), Number("statusId")));

    /// <summary>Which statuses bear a tag.</summary>
    public static Table Tags { get; } = new("tags", new(Text("tag"), Number("statusId")));

    /// <summary>How often tags are used, by their first character.</summary>
    public static Table TagCounts { get; } = new("tag-counts", new(Text("initial"), Text("tag")))
    {
        Indexes = [new("by-use", new(Text("initial"), Number("statuses")), IsLocal: true)],
    };

    /// <summary>Which status an idempotency key made.</summary>
    public static Table Posts { get; } = new("posts", new(Number("accountId"), Text("key"))) { ExpiresAt = "expiresAt" };

    /// <summary>How far statuses have come on their way into the feeds.</summary>
    public static Table Receipts { get; } = new("receipts", new(Number("statusId")));

    /// <summary>Home feeds. Its capacity is its own, and it has no index, so that a delivery costs one write unit.</summary>
    public static Table Feeds { get; } = new("feeds", new(Number("ownerId"), Number("statusId")));

    /// <summary>The last word of accounts on statuses; those that like have a <c>likeId</c>, and so stand in the indexes.</summary>
    public static Table Likes { get; } = new("likes", new(Number("accountId"), Number("statusId")))
    {
        Indexes =
        [
            new("by-account", new(Number("accountId"), Number("likeId")), IsLocal: true),
            new("by-status", new(Number("statusId"), Number("likeId"))),
        ],
        ExpiresAt = "expiresAt",
    };

    /// <summary>Which statuses hold a word, or words that begin with it.</summary>
    public static Table Words { get; } = new("words", new(Text("word"), Number("statusId")));

    /// <summary>Numbers of accounts and statuses, in parts that are added up.</summary>
    public static Table Counters { get; } = new("counters", new(Text("name"), Number("part")));

    /// <summary>How many write units of the feeds have been given out.</summary>
    public static Table Budget { get; } = new("budget", new(Text("name")));

    /// <summary>The keys that sign forms and cookies.</summary>
    public static Table Keys { get; } = new("keys", new(Text("name")));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Table> All { get; } =
    [
        Accounts, Aliases, Names, Purges, Sessions, Apps, Codes, Markers, Follows, Following, Statuses, Versions, Stories, Tags,
        TagCounts, Posts, Receipts, Feeds, Likes, Words, Counters, Budget, Keys,
    ];

    private static KeyPart Number(string name) => new(name, IsNumber: true);

    private static KeyPart Text(string name) => new(name, IsNumber: false);
}
