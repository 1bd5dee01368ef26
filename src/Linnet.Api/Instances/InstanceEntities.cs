using Linnet.Api.Http;
using Linnet.Core;
using Linnet.Protocol.Instances;

namespace Linnet.Api.Instances;

/// <summary>Shows the server in the shapes that clients know.</summary>
internal static class InstanceEntities
{
    private static readonly IReadOnlyList<string> Languages = ["en"];

    private static readonly AccountLimits AccountLimits = new()
    {
        MaxDisplayNameLength = (2 * Limits.NameGraphemes) + 1,
        MaxNoteLength = Limits.NoteGraphemes,
        MaxAvatarDescriptionLength = 0,
        MaxHeaderDescriptionLength = 0,
        MaxProfileFields = 0,
        ProfileFieldNameLimit = 0,
        ProfileFieldValueLimit = 0,
    };

    private static readonly StatusLimits StatusLimits =
        new(Limits.StatusGraphemes, MaxMediaAttachments: 0, Limits.StatusUrlGraphemes);

    /// <summary>The server in the API's second version.</summary>
    public static Instance Show(InstanceFacts facts) => new()
    {
        Domain = facts.Urls.Host,
        Title = facts.Options.Name,
        Version = ServerVersion.ForClients,
        SourceUrl = facts.Urls.Base,
        Description = facts.Options.Description,

        // Who was active is not counted, and clients take nothing but a number here.
        Usage = new(new(ActiveMonth: 0)),
        Thumbnail = new(facts.Urls.DefaultAvatar),
        Languages = Languages,
        Configuration = new()
        {
            Urls = new(StreamingAddress(facts.Urls)),
            Accounts = AccountLimits,
            Statuses = StatusLimits,
            MediaAttachments = new(),
            Polls = new(),
        },
        Registrations = new(facts.RegistrationOpen),
        ApiVersions = new(Mastodon: 1),
        Contact = new(facts.Options.ContactEmail, Account: null),
    };

    /// <summary>The server in the API's first version.</summary>
    public static V1Instance ShowV1(InstanceFacts facts) => new()
    {
        Uri = facts.Urls.Host,
        Title = facts.Options.Name,
        ShortDescription = facts.Options.Description,
        Description = facts.Options.Description,
        Email = facts.Options.ContactEmail,
        Version = ServerVersion.ForClients,
        Urls = new(StreamingAddress(facts.Urls)),
        Stats = new(facts.Accounts, facts.Statuses, DomainCount: 0),
        Thumbnail = facts.Urls.DefaultAvatar,
        Languages = Languages,
        Registrations = facts.RegistrationOpen,
        Configuration = new(AccountLimits, StatusLimits, new(), new()),
    };

    /// <summary>The server for programs of any kind.</summary>
    public static NodeInfo ShowNode(InstanceFacts facts) => new()
    {
        Software = new("linnet", ServerVersion.Own),
        OpenRegistrations = facts.RegistrationOpen,
        Usage = new(new(facts.Accounts), facts.Statuses),
        Metadata = new(facts.Options.Name, facts.Options.Description, new("mastodon")),
    };

    /// <summary>Where WebSockets are opened: clients add the path.</summary>
    private static string StreamingAddress(ApiUrls urls) => $"ws{urls.Base["http".Length..]}";
}
