using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Tables;
using Linnet.Core;
using Linnet.Core.Ids;
using Linnet.Core.Sessions;
using Microsoft.Extensions.Options;

namespace Linnet.Aws.Sessions;

/// <inheritdoc/>
internal sealed class DynamoSessionStore(Dynamo dynamo, SessionEnd end, IdGenerator ids, IOptions<SessionOptions> options) : ISessionStore
{
    private const int AttemptsMax = 10;
    private const int UpdatesAtOnce = 8;
    private const int ItemsPerSweep = 200;

    private TimeSpan IdleTimeout => options.Value.IdleTimeout;

    public async Task<Session?> AddAsync(
        TokenHash tokenHash, long? accountId, long? appId, string scopes, DateTimeOffset now, CancellationToken ct)
    {
        var session = new Session
        {
            Id = ids.Next(),
            TokenHash = tokenHash,
            AccountId = accountId,
            AppId = appId,
            Scopes = scopes,
            CreatedAt = now,
            LastUsedAt = now,
        };
        if (accountId is not { } owner)
        {
            await dynamo.ChangeAsync(new Put(LinnetTables.Sessions, SessionItems.ByToken(session, IdleTimeout)), ct);
            return session;
        }

        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var account = await dynamo.GetAsync(LinnetTables.Accounts, AccountItems.Key(owner), ct);
            ids.RaiseAbove(account?.NumberOrNull("sessionsAfter") ?? 0);
            session = session with { Id = ids.Next() };
            if (!SessionItems.IsOpen(session, account))
            {
                return null;
            }

            await MakeRoomAsync(owner, ct);
            if (await TryAddAsync(owner, session, ct))
            {
                return session;
            }
        }

        throw new TimeoutException($"Account {accountId} changed {AttemptsMax} times while it was to be signed in.");
    }

    public async ValueTask<Session?> FindAsync(TokenHash tokenHash, CancellationToken ct)
    {
        var item = await dynamo.GetAsync(LinnetTables.Sessions, SessionItems.TokenKey(tokenHash), ct);
        if (SessionItems.Read(item) is not { AccountId: { } accountId } session)
        {
            return SessionItems.Read(item);
        }

        var account = await dynamo.GetAsync(LinnetTables.Accounts, AccountItems.Key(accountId), ct);
        return SessionItems.IsOpen(session, account) ? session : null;
    }

    public async ValueTask<IReadOnlyList<Session>> ListAsync(long accountId, CancellationToken ct)
    {
        var account = await dynamo.GetAsync(LinnetTables.Accounts, AccountItems.Key(accountId), ct);
        var (sessions, _) = await LoadAsync(accountId, ct);
        return [.. sessions.Where(session => SessionItems.IsOpen(session, account)).Take(Limits.SessionsPerAccount)];
    }

    public async Task<Session?> RemoveAsync(long accountId, long sessionId, CancellationToken ct)
    {
        var listed = await dynamo.GetAsync(LinnetTables.Sessions, SessionItems.ListKey(accountId, sessionId), ct);
        if (listed is null)
        {
            return null;
        }

        var session = SessionItems.Read(await dynamo.GetAsync(LinnetTables.Sessions, SessionItems.TokenKeyOf(listed), ct));
        if (session is not null)
        {
            await end.RunAsync([session], ct);
        }

        return session;
    }

    public async Task<bool> RemoveAsync(TokenHash tokenHash, CancellationToken ct)
    {
        var session = SessionItems.Read(await dynamo.GetAsync(LinnetTables.Sessions, SessionItems.TokenKey(tokenHash), ct));
        if (session is not null)
        {
            await end.RunAsync([session], ct);
        }

        return session is not null;
    }

    public Task RemoveAllAsync(long accountId, long? exceptSessionId, CancellationToken ct) =>
        end.OfAccountAsync(accountId, exceptSessionId, ct);

    public Task TouchAsync(IReadOnlyCollection<KeyValuePair<TokenHash, DateTimeOffset>> lastUses, CancellationToken ct) =>
        Parallel.ForEachAsync(
            lastUses,
            new ParallelOptions { MaxDegreeOfParallelism = UpdatesAtOnce, CancellationToken = ct },
            async (use, token) => await dynamo.ChangeAsync(
                new Update(LinnetTables.Sessions, SessionItems.TokenKey(use.Key), "SET #lastUsedAt = :use, #expiresAt = :expiresAt")
                {
                    If = "#lastUsedAt < :use",
                    Values = new Item { [":use"] = use.Value, [":expiresAt"] = SessionItems.ExpiresAt(use.Value, IdleTimeout) },
                },
                token,
                member: nameof(TouchAsync)));

    // DynamoDB removes what nobody uses by itself. Where a setting was made stricter since, some of what is left goes here: each call looks
    // at a few sessions, wherever it happens to begin.
    public async Task<int> RemoveExpiredAsync(DateTimeOffset lastUsedBefore, DateTimeOffset? createdBefore, CancellationToken ct)
    {
        var items = await dynamo.SampleAsync(
            LinnetTables.Sessions, SessionItems.TokenKey(TokenHash.Of(Guid.NewGuid().ToString())), ItemsPerSweep, ct);
        var expired = items.Select(SessionItems.Read).OfType<Session>()
            .Where(session => session.LastUsedAt < lastUsedBefore || session.CreatedAt < createdBefore)
            .DistinctBy(session => session.Id)
            .ToList();
        await end.RunAsync(expired, ct);
        return expired.Count;
    }

    /// <summary>Adds a session, on condition that the account is as it was when it was looked at.</summary>
    private async Task<bool> TryAddAsync(long accountId, Session session, CancellationToken ct)
    {
        var byToken = SessionItems.ByToken(session, IdleTimeout);
        var result = await dynamo.TransactAsync(
            [
                new Check(LinnetTables.Accounts, AccountItems.Key(accountId))
                {
                    If = $"{AccountItems.IsActive} AND (attribute_not_exists(#sessionsAfter) OR #sessionsAfter < :id)",
                    Values = new Item { [":active"] = AccountItems.Active, [":id"] = session.Id },
                },
                Put.New(LinnetTables.Sessions, SessionItems.ByAccount(accountId, session)),
                new Put(LinnetTables.Sessions, byToken),
            ],
            ct,
            member: nameof(AddAsync));
        return result.IsDone;
    }

    /// <summary>Ends the sessions unused for longest when one more would be too many.</summary>
    private async Task MakeRoomAsync(long accountId, CancellationToken ct)
    {
        var listed = await dynamo.QueryAsync(SessionItems.OfAccount(accountId), ct, member: nameof(AddAsync));
        if (listed.Count < Limits.SessionsPerAccount)
        {
            return;
        }

        var (sessions, lost) = await LoadAsync(accountId, ct);
        var ended = sessions.OrderByDescending(session => session.LastUsedAt).ThenByDescending(session => session.Id)
            .Skip(Limits.SessionsPerAccount - 1);
        await end.RunAsync([.. ended], ct);
        await dynamo.WriteAsync(LinnetTables.Sessions, [], lost, ct, member: nameof(AddAsync));
    }

    /// <summary>The sessions of an account, newest first, and the keys of those in its list that are no more.</summary>
    private async Task<(IReadOnlyList<Session> Sessions, IReadOnlyList<Item> Lost)> LoadAsync(long accountId, CancellationToken ct)
    {
        var listed = await dynamo.QueryAsync(SessionItems.OfAccount(accountId), ct, member: nameof(ListAsync));
        var items = await dynamo.GetManyAsync(
            LinnetTables.Sessions, [.. listed.Select(SessionItems.TokenKeyOf)], ct, member: nameof(ListAsync));
        var sessions = items.Select(SessionItems.Read).OfType<Session>().OrderByDescending(session => session.Id).ToList();
        var found = sessions.Select(session => session.Id).ToHashSet();
        var lost = listed.Select(item => item.Number("id")).Where(id => !found.Contains(id));
        return (sessions, [.. lost.Select(id => SessionItems.ListKey(accountId, id))]);
    }
}
