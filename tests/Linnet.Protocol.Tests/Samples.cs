using Linnet.Protocol.Accounts;
using Linnet.Protocol.Statuses;

namespace Linnet.Protocol.Tests;

/// <summary>Entities with as little as they can have.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Time = new(2026, 1, 2, 5, 4, 5, 678, TimeSpan.FromHours(2));

    public static Account Account => new()
    {
        Id = "1",
        Username = "ann",
        Acct = "ann",
        Url = "http://linnet.test/@ann",
        Uri = "http://linnet.test/users/1",
        DisplayName = "Ann Lee",
        FirstName = "Ann",
        LastName = "Lee",
        Note = "",
        Avatar = "http://linnet.test/a.png",
        AvatarStatic = "http://linnet.test/a.png",
        Header = "http://linnet.test/h.png",
        HeaderStatic = "http://linnet.test/h.png",
        CreatedAt = Time,
    };

    public static Status Status => new()
    {
        Id = "2",
        CreatedAt = Time,
        Account = Account,
        Content = "<p>hi</p>",
        Uri = "http://linnet.test/statuses/2",
    };
}
