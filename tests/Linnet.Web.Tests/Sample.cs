using Linnet.Protocol.Accounts;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Statuses;

namespace Linnet.Web.Tests;

/// <summary>Entities as the API sends them.</summary>
internal static class Sample
{
    public static Account Account(string alias = "robin", string id = "1") => new()
    {
        Id = id,
        Username = alias,
        Acct = alias,
        Url = $"http://linnet.test/@{alias}",
        Uri = $"http://linnet.test/@{alias}",
        DisplayName = "Robin Reed",
        FirstName = "Robin",
        LastName = "Reed",
        Note = "",
        Avatar = "http://linnet.test/media/avatars/default.png",
        AvatarStatic = "http://linnet.test/media/avatars/default.png",
        Header = "http://linnet.test/media/headers/missing.png",
        HeaderStatic = "http://linnet.test/media/headers/missing.png",
        CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };

    public static CredentialAccount Own(string alias = "robin", string id = "1") => new(
        Account(alias, id), new AccountSource { Note = "" }, new Role("-99", "", "", "0", false));

    public static Token Token(string token = "token-of-robin") => new() { AccessToken = token, Scope = "read", CreatedAt = 0 };

    public static Status Status(string id = "10", string html = "<p>Hello</p>", Account? by = null) => new()
    {
        Id = id,
        Account = by ?? Account(),
        Content = html,
        CreatedAt = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero),
        Uri = $"http://linnet.test/@robin/{id}",
        Url = $"http://linnet.test/@robin/{id}",
    };
}
