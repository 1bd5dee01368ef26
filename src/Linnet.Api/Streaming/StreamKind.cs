namespace Linnet.Api.Streaming;

/// <summary>What a stream carries.</summary>
internal enum StreamContent
{
    /// <summary>Nothing: Linnet has no such thing.</summary>
    Nothing,

    /// <summary>Everybody's statuses.</summary>
    Everybody,

    /// <summary>The reader's home feed.</summary>
    Feed,

    /// <summary>The statuses with a tag.</summary>
    Tag,

    /// <summary>The statuses of a list of accounts: there are no lists.</summary>
    List,
}

/// <summary>A sort of stream that clients may ask for.</summary>
/// <param name="Name">Its name, such as <c>public:local</c>.</param>
/// <param name="Content">What it carries.</param>
/// <param name="Summary">What it is, in a sentence.</param>
/// <param name="Scope">What a person's token has to cover; null: anybody may read it.</param>
/// <param name="HasPath">False: it is chosen by its name alone.</param>
internal sealed record StreamKind(
    string Name, StreamContent Content, string Summary, string? Scope = null, bool HasPath = true)
{
    private const string Media = ":media";

    /// <summary>Every sort there is.</summary>
    public static IReadOnlyList<StreamKind> All { get; } =
    [
        new("user", StreamContent.Feed, "Streams what comes into the caller's home feed", "read:statuses"),
        new("user:notification", StreamContent.Nothing, "Streams notifications: there are none", "read:notifications"),
        new("public", StreamContent.Everybody, "Streams everybody's statuses"),
        new("public:local", StreamContent.Everybody, "Streams everybody's statuses: all are local"),
        new("public:remote", StreamContent.Nothing, "Streams statuses of other servers: there are none"),
        new("public:media", StreamContent.Nothing, "Streams statuses with media: there are none", HasPath: false),
        new("public:local:media", StreamContent.Nothing, "Streams statuses with media: there are none", HasPath: false),
        new("public:remote:media", StreamContent.Nothing, "Streams statuses with media: there are none", HasPath: false),
        new("hashtag", StreamContent.Tag, "Streams the statuses with a tag"),
        new("hashtag:local", StreamContent.Tag, "Streams the statuses with a tag: all are local"),
        new("direct", StreamContent.Nothing, "Streams private conversations: there are none", "read:statuses"),
        new("list", StreamContent.List, "Streams the statuses of a list: there are no lists", "read:lists", HasPath: false),
    ];

    /// <summary>Their names, as a sentence lists them.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(kind => kind.Name));

    /// <summary>Where it is, below the address of all streams.</summary>
    public string Path => Name.Replace(':', '/');

    /// <summary>The sort with a name, or null.</summary>
    public static StreamKind? Find(string? name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The sort that has only statuses with media, where there is one; otherwise the sort itself.</summary>
    public StreamKind OnlyMedia() => Find(Name + Media) ?? this;
}
