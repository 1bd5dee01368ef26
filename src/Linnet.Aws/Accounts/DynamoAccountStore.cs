using System.Runtime.CompilerServices;
using Linnet.Aws.Engine;
using Linnet.Aws.Sessions;
using Linnet.Aws.Tables;
using Linnet.Core.Accounts;
using Linnet.Core.Ids;
using Linnet.Core.Paging;

namespace Linnet.Aws.Accounts;

/// <inheritdoc/>
internal sealed class DynamoAccountStore(
    Dynamo dynamo,
    IdGenerator ids,
    DynamoAccountSearch search,
    DynamoAccountList list,
    DynamoAccountRemoval removal,
    DynamoAccountPurge purge,
    SessionEnd sessions) : IAccountStore
{
    private const int AttemptsMax = 10;

    public async Task<Account?> AddAsync(NewAccount account, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var added = new Account
            {
                Id = ids.Next(),
                Alias = account.Alias,
                FirstName = account.FirstName,
                LastName = account.LastName,
                AvatarKey = account.AvatarKey,
                Role = account.Role,
            };
            var result = await dynamo.TransactAsync(
                [
                    Put.New(LinnetTables.Aliases, AliasItems.Write(account.Alias, added.Id)),
                    Put.New(LinnetTables.Accounts, AccountItems.Write(added, account.Email, account.PasswordHash)),
                    Totals.Add(Totals.Accounts, 1),
                    .. AccountWords.Changes(null, added),
                ],
                ct);
            if (result.IsDone)
            {
                return added;
            }

            if (await AliasItems.FindAsync(dynamo, account.Alias, ct) is { } owner)
            {
                // One's own id: the change was made, and the answer to it lost.
                return owner == added.Id ? added : null;
            }
        }

        throw new TimeoutException($"{AttemptsMax} ids in a row were taken.");
    }

    public async ValueTask<Account?> FindAsync(long id, CancellationToken ct) =>
        AccountItems.Read(await dynamo.GetAsync(LinnetTables.Accounts, AccountItems.Key(id), ct));

    public async ValueTask<Account?> FindByAliasAsync(string alias, CancellationToken ct) =>
        await AliasItems.FindAsync(dynamo, alias, ct) is { } id ? await FindAsync(id, ct) : null;

    public async ValueTask<IReadOnlyList<Account>> FindManyAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var items = await dynamo.GetManyAsync(LinnetTables.Accounts, [.. ids.Select(AccountItems.Key)], ct);
        return [.. items.Select(AccountItems.Read).OfType<Account>()];
    }

    public async ValueTask<IReadOnlyList<Account>> FindManyByAliasAsync(IReadOnlyCollection<string> aliases, CancellationToken ct) =>
        await FindManyAsync([.. (await AliasItems.FindManyAsync(dynamo, aliases, ct)).Values], ct);

    public async ValueTask<IReadOnlyList<Account>> SearchAsync(string prefix, int offset, int limit, CancellationToken ct)
    {
        var exact = await FindByAliasAsync(prefix.Trim(), ct);
        return [.. (await search.FindAsync(prefix, exact, ct)).Skip(offset).Take(limit)];
    }

    public async ValueTask<IReadOnlyList<Account>> ListAsync(DirectoryOrder order, int offset, int limit, CancellationToken ct) =>
        await list.ListAsync(order, offset, limit, ct);

    public async ValueTask<IReadOnlyList<Account>> ListMatchingAsync(AccountFilter filter, PageRequest page, CancellationToken ct) =>
        await list.ListMatchingAsync(filter, page, ct);

    public async ValueTask<Credentials?> FindCredentialsAsync(string alias, CancellationToken ct) =>
        await AliasItems.FindAsync(dynamo, alias, ct) is { } id ? await FindCredentialsAsync(id, ct) : null;

    public async ValueTask<Credentials?> FindCredentialsAsync(long id, CancellationToken ct) =>
        AccountItems.ReadCredentials(await dynamo.GetAsync(LinnetTables.Accounts, AccountItems.Key(id), ct));

    public async Task<Account?> UpdateProfileAsync(long id, ProfileChange change, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            if (await FindAsync(id, ct) is not { } before)
            {
                return null;
            }

            var after = before with
            {
                FirstName = change.FirstName ?? before.FirstName,
                LastName = change.LastName ?? before.LastName,
                Note = change.Note ?? before.Note,
                AvatarKey = change.AvatarKey is null ? before.AvatarKey : change.AvatarKey is "" ? null : change.AvatarKey,
            };
            if ((await dynamo.TransactAsync([ProfileChanges.Replace(before, after), .. AccountWords.Changes(before, after)], ct)).IsDone)
            {
                return after;
            }
        }

        throw new TimeoutException($"The profile of account {id} changed {AttemptsMax} times while it was to be changed.");
    }

    public Task<bool> SetPasswordHashAsync(long id, string passwordHash, CancellationToken ct) =>
        UpdateAsync(id, "SET #hash = :hash", new Item { [":hash"] = passwordHash }, ct);

    public Task<bool> SetRoleAsync(long id, AccountRole role, CancellationToken ct) => AccountItems.MarkOf(role) is { } mark
        ? UpdateAsync(id, "SET #role = :role, #operator = :mark", new Item { [":role"] = (int)role, [":mark"] = mark }, ct)
        : UpdateAsync(id, "SET #role = :role REMOVE #operator", new Item { [":role"] = (int)role }, ct);

    public async Task<bool> SetSuspendedAsync(long id, bool suspended, CancellationToken ct)
    {
        if (!suspended)
        {
            return await UpdateAsync(id, "SET #state = :state", new Item { [":state"] = AccountItems.Active }, ct);
        }

        // The row itself ends the sessions, whatever happens before the last of them is removed.
        var values = new Item { [":state"] = AccountItems.Suspended, [":now"] = ids.Next() };
        if (!await UpdateAsync(id, "SET #state = :state, #sessionsAfter = :now", values, ct))
        {
            return false;
        }

        await sessions.OfAccountAsync(id, exceptSessionId: null, ct);
        return true;
    }

    public Task<Account?> DeleteAsync(long id, CancellationToken ct) => removal.DeleteAsync(id, ct);

    public Task<bool> PurgeAsync(CancellationToken ct) => purge.RunStepAsync(ct);

    /// <summary>Sets what does not depend on what was there, so that it may happen twice.</summary>
    private async Task<bool> UpdateAsync(
        long id, string expression, Item values, CancellationToken ct, [CallerMemberName] string operation = "") =>
        await dynamo.ChangeAsync(
            new Update(LinnetTables.Accounts, AccountItems.Key(id), expression) { If = AccountItems.Exists, Values = values },
            ct,
            member: operation) is not null;
}
