using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Accounts;

namespace Linnet.Aws.Accounts;

/// <summary>
/// How an account looks in its table. <c>state</c> says whether it can act; an account that is deleted has none, and is found by nothing.
/// <c>lastId</c> is the greatest id given on this row: of the account's statuses, and of follows of the account.
/// </summary>
internal static class AccountItems
{
    /// <summary>The state of an account that can act.</summary>
    public const string Active = "active";

    /// <summary>The state of an account that is kept out.</summary>
    public const string Suspended = "suspended";

    /// <summary>The condition that the account is not deleted.</summary>
    public const string Exists = "attribute_exists(#state)";

    /// <summary>The condition that the account is neither deleted nor suspended; wants the value <c>:active</c>.</summary>
    public const string IsActive = "#state = :active";

    // Marks those that the index of operators holds.
    private const string OperatorMark = "o";

    public static Item Key(long id) => new() { ["id"] = id };

    /// <summary>An account that signs up or is loaded.</summary>
    /// <param name="account">Its counts are taken as 0.</param>
    /// <param name="email">E-mail address; null: none.</param>
    /// <param name="passwordHash">The salted, slow hash.</param>
    public static Item Write(Account account, string? email, string passwordHash) => new()
    {
        ["id"] = account.Id,
        ["state"] = account.IsSuspended ? Suspended : Active,
        ["alias"] = account.Alias,
        ["firstName"] = account.FirstName,
        ["lastName"] = OrNull(account.LastName),
        ["note"] = OrNull(account.Note),
        ["avatarKey"] = account.AvatarKey,
        ["role"] = (int)account.Role,
        ["operator"] = MarkOf(account.Role),
        ["email"] = email,
        ["hash"] = OrNull(passwordHash),
        ["followers"] = 0,
        ["following"] = 0,
        ["statuses"] = 0,
        ["lastStatusId"] = BeforeFirstStatus(account.Id),
        ["lastId"] = account.Id,
    };

    /// <summary>The account of an item; null when there is none, or it is deleted.</summary>
    public static Account? Read(Item? item) => item?.TextOrNull("state") is not { } state ? null : new()
    {
        Id = item.Number("id"),
        Alias = item.Text("alias"),
        FirstName = item.Text("firstName"),
        LastName = item.TextOrNull("lastName") ?? "",
        Note = item.TextOrNull("note") ?? "",
        AvatarKey = item.TextOrNull("avatarKey"),
        Role = (AccountRole)item.Small("role"),
        IsSuspended = state == Suspended,
        Followers = item.Small("followers"),
        Following = item.Small("following"),
        Statuses = item.Small("statuses"),
        LastStatusId = Math.Max(0, item.Number("lastStatusId")),
    };

    /// <summary>The credentials in an item; null when there is none, or its account is deleted.</summary>
    public static Credentials? ReadCredentials(Item? item) => item?.TextOrNull("state") is not { } state
        ? null
        : new(item.Number("id"), item.TextOrNull("hash") ?? "", state == Suspended);

    /// <summary>What the index of operators holds of an account with this role.</summary>
    public static string? MarkOf(AccountRole role) => role is AccountRole.Operator ? OperatorMark : null;

    /// <summary>Operators, in the order of their ids.</summary>
    public static Query Operators(int limit) =>
        new(LinnetTables.Accounts, OperatorMark) { Index = LinnetTables.Accounts["operators"], Limit = limit };

    /// <summary>
    /// What stands for the last status of an account that never posted: below every id, and greater for those who signed up later, so
    /// that a list by the last status has an order among them too.
    /// </summary>
    private static long BeforeFirstStatus(long accountId) => accountId - long.MaxValue;

    // Some emulators have no empty texts; a missing attribute says the same everywhere.
    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
