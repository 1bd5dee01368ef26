using System.Globalization;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core.Ids;
using Linnet.Core.Sessions;

namespace Linnet.Aws.Sessions;

/// <inheritdoc/>
internal sealed class DynamoAppStore(Dynamo dynamo, IdGenerator ids) : IAppStore
{
    private const int AttemptsMax = 10;

    public async Task<App> AddAsync(App app, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var added = app with { Id = ids.Next() };
            var result = await dynamo.TransactAsync(
                [
                    Put.New(LinnetTables.Apps, Write(KeyOf(added.ClientId), added)),
                    Put.New(LinnetTables.Apps, Write(KeyOf(added.Id), added)),
                ],
                ct);
            if (result.IsDone)
            {
                return added;
            }

            if (await FindAsync(app.ClientId, ct) is { } known)
            {
                // One's own: the change was made, and the answer to it lost.
                return known == added ? added : throw new ArgumentException("The client id is taken.", nameof(app));
            }
        }

        throw new TimeoutException($"{AttemptsMax} ids in a row were taken.");
    }

    public async ValueTask<App?> FindAsync(string clientId, CancellationToken ct) =>
        await dynamo.GetAsync(LinnetTables.Apps, Key(KeyOf(clientId)), ct) is { } item ? Read(item) : null;

    public async ValueTask<IReadOnlyList<App>> FindManyAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var keys = ids.Distinct().Select(id => Key(KeyOf(id))).ToList();
        return [.. (await dynamo.GetManyAsync(LinnetTables.Apps, keys, ct)).Select(Read)];
    }

    public Task AddCodeAsync(AuthorizationCode code, DateTimeOffset now, CancellationToken ct)
    {
        var item = CodeKey(code.CodeHash);
        item["appId"] = code.AppId;
        item["accountId"] = code.AccountId;
        item["redirectUri"] = code.RedirectUri;
        item["scopes"] = code.Scopes;
        item["challenge"] = code.Challenge;
        item["voidAt"] = code.ExpiresAt;
        item["expiresAt"] = code.ExpiresAt.ToUnixTimeSeconds() + 1;
        return dynamo.ChangeAsync(new Put(LinnetTables.Codes, item), ct);
    }

    // Taken is marked rather than removed, so that a repeat of this very call, after its answer was lost, takes it too. DynamoDB removes it.
    public async Task<AuthorizationCode?> TakeCodeAsync(TokenHash codeHash, CancellationToken ct)
    {
        var take = new Update(LinnetTables.Codes, CodeKey(codeHash), "SET #taker = :call")
        {
            If = "attribute_exists(#hash) AND (attribute_not_exists(#taker) OR #taker = :call)",
            Values = new Item { [":call"] = Guid.NewGuid().ToString() },
        };
        return await dynamo.ChangeAsync(take, ct) is not { } item ? null : new(
            codeHash,
            item.Number("appId"),
            item.Number("accountId"),
            item.Text("redirectUri"),
            item.Text("scopes"),
            item.TextOrNull("challenge"),
            item.TimeOrNull("voidAt")!.Value);
    }

    private static string KeyOf(string clientId) => $"c#{clientId}";

    private static string KeyOf(long id) => string.Create(CultureInfo.InvariantCulture, $"i#{id}");

    private static Item Key(string key) => new() { ["key"] = key };

    private static Item CodeKey(TokenHash hash) => new() { ["hash"] = Convert.ToHexStringLower(hash.ToBytes()) };

    private static Item Write(string key, App app) => new()
    {
        ["key"] = key,
        ["id"] = app.Id,
        ["clientId"] = app.ClientId,
        ["secretHash"] = app.SecretHash.ToBytes(),
        ["name"] = app.Name,
        ["website"] = app.Website,
        ["redirectUris"] = app.RedirectUris,
        ["scopes"] = app.Scopes,
    };

    private static App Read(Item item) => new()
    {
        Id = item.Number("id"),
        ClientId = item.Text("clientId"),
        SecretHash = TokenHash.FromBytes(item.BytesOrNull("secretHash")),
        Name = item.Text("name"),
        Website = item.TextOrNull("website"),
        RedirectUris = item.Text("redirectUris"),
        Scopes = item.Text("scopes"),
    };
}
