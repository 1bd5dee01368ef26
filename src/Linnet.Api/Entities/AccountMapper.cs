using Linnet.Api.Http;
using Linnet.Core.Ids;
using Linnet.Core.Statuses;
using Linnet.Protocol.Accounts;
using Linnet.Protocol.Admin;

namespace Linnet.Api.Entities;

/// <summary>Puts accounts into the API's words.</summary>
internal static class AccountMapper
{
    // Mastodon's number for the role that everybody has, and its flag for "may do everything".
    private static readonly Role Everybody = new("-99", "", "", "0", false);
    private static readonly Role Operator = new("1", "Operator", "", "1", false);

    /// <summary>An account as everybody may see it.</summary>
    public static Account Of(Core.Accounts.Account account, ApiUrls urls) => new()
    {
        Id = account.Id.ToApi(),
        Username = account.Alias,
        Acct = account.Alias,
        Url = urls.Account(account.Alias),
        Uri = urls.Account(account.Alias),
        DisplayName = account.DisplayName,
        FirstName = account.FirstName,
        LastName = account.LastName,
        Note = StatusHtml.RenderPlain(account.Note, urls.Tag),
        Avatar = urls.Avatar(account.AvatarKey),
        AvatarStatic = urls.Avatar(account.AvatarKey),
        Header = urls.NoHeader,
        HeaderStatic = urls.NoHeader,
        CreatedAt = account.CreatedAt,
        LastStatusAt = LastDayOf(account),
        FollowersCount = account.Followers,
        FollowingCount = account.Following,
        StatusesCount = account.Statuses,
        Discoverable = true,
        Noindex = false,
        HideCollections = false,
    };

    /// <summary>An account as its owner sees it.</summary>
    public static CredentialAccount Own(Core.Accounts.Account account, ApiUrls urls) => new(
        Of(account, urls),
        new() { Note = account.Note, Discoverable = true, HideCollections = false, QuotePolicy = "nobody" },
        RoleOf(account));

    /// <summary>An account as operators see it.</summary>
    public static AdminAccount ForOperators(Core.Accounts.Account account, ApiUrls urls) => new()
    {
        Id = account.Id.ToApi(),
        Username = account.Alias,
        CreatedAt = account.CreatedAt,
        Role = RoleOf(account),
        Suspended = account.IsSuspended,
        Account = Of(account, urls) with { Suspended = account.IsSuspended ? true : null },
    };

    /// <summary>How the caller and another account stand to each other.</summary>
    public static Relationship Of(Core.Follows.Relationship relationship) => new()
    {
        Id = relationship.AccountId.ToApi(),
        Following = relationship.Following,
        ShowingReblogs = relationship.Following,
        FollowedBy = relationship.FollowedBy,
    };

    private static Role RoleOf(Core.Accounts.Account account) =>
        account.Role is Core.Accounts.AccountRole.Operator ? Operator : Everybody;

    private static DateOnly? LastDayOf(Core.Accounts.Account account) => account is { Statuses: > 0, LastStatusId: > 0 }
        ? DateOnly.FromDateTime(IdGenerator.TimeOf(account.LastStatusId).UtcDateTime)
        : null;
}
