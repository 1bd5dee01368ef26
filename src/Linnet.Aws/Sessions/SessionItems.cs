using System.Globalization;
using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Sessions;

namespace Linnet.Aws.Sessions;

/// <summary>
/// How a session looks in its table: one item by the hash of the token, with all of it, and one by the account, which names the hash.
/// DynamoDB removes the first when nobody uses the session any more; the second goes when the account's sessions are next gone through.
/// </summary>
internal static class SessionItems
{
    // Far more than an account is left with; those that ended by themselves are cleared away when there are too many.
    private const int ListMax = 1000;

    // Items go hours to days after their time; this is above what a last use is behind that was not written down yet.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>The key of the session of a token.</summary>
    public static Item TokenKey(TokenHash hash) => Key($"h#{Convert.ToHexStringLower(hash.ToBytes())}", 0);

    /// <summary>The key by which an account's session is listed.</summary>
    public static Item ListKey(long accountId, long sessionId) => Key(ListOf(accountId), sessionId);

    /// <summary>The sessions of an account as they are listed, those that ended by themselves among them; newest first.</summary>
    public static Query OfAccount(long accountId) =>
        new(LinnetTables.Sessions, ListOf(accountId)) { Descending = true, Limit = ListMax };

    /// <summary>What is found by the token.</summary>
    public static Item ByToken(Session session, TimeSpan idleTimeout)
    {
        var item = TokenKey(session.TokenHash);
        item["hash"] = session.TokenHash.ToBytes();
        item["sessionId"] = session.Id;
        item["accountId"] = session.AccountId;
        item["appId"] = session.AppId;
        item["scopes"] = session.Scopes;
        item["createdAt"] = session.CreatedAt;
        item["lastUsedAt"] = session.LastUsedAt;
        item["expiresAt"] = ExpiresAt(session.LastUsedAt, idleTimeout);
        return item;
    }

    /// <summary>What is found by the account.</summary>
    public static Item ByAccount(long accountId, Session session)
    {
        var item = ListKey(accountId, session.Id);
        item["hash"] = session.TokenHash.ToBytes();
        return item;
    }

    /// <summary>The key of the session that an item of a list names.</summary>
    public static Item TokenKeyOf(Item listed) => TokenKey(HashOf(listed));

    /// <summary>The session of an item that is found by the token; null: there is none.</summary>
    public static Session? Read(Item? item) => item is null || !IsByToken(item) ? null : new()
    {
        Id = item.Number("sessionId"),
        TokenHash = HashOf(item),
        AccountId = item.NumberOrNull("accountId"),
        AppId = item.NumberOrNull("appId"),
        Scopes = item.Text("scopes"),
        CreatedAt = item.TimeOrNull("createdAt")!.Value,
        LastUsedAt = item.TimeOrNull("lastUsedAt")!.Value,
    };

    /// <summary>The second, in Unix time, from which a session that was last used then may be removed.</summary>
    public static long ExpiresAt(DateTimeOffset lastUse, TimeSpan idleTimeout) => (lastUse + idleTimeout + Margin).ToUnixTimeSeconds();

    /// <summary>False when the account is gone or suspended, or was suspended after the session began.</summary>
    public static bool IsOpen(Session session, Item? account) =>
        AccountItems.Read(account) is { IsSuspended: false } && session.Id > (account!.NumberOrNull("sessionsAfter") ?? 0);

    private static bool IsByToken(Item item) => item.ContainsKey("sessionId");

    private static TokenHash HashOf(Item item) => TokenHash.FromBytes(item.BytesOrNull("hash"));

    private static string ListOf(long accountId) => string.Create(CultureInfo.InvariantCulture, $"a#{accountId}");

    private static Item Key(string owner, long id) => new() { ["owner"] = owner, ["id"] = id };
}
