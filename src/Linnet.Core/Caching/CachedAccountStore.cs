using Linnet.Core.Accounts;
using Linnet.Core.Paging;

namespace Linnet.Core.Caching;

/// <summary>The accounts of another store, with what was read of them kept; every change is passed on, and drops what it changes.</summary>
internal sealed class CachedAccountStore(IAccountStore inner, ReadCaches caches) : IAccountStore
{
    public async Task<Account?> AddAsync(NewAccount account, CancellationToken ct)
    {
        var added = await inner.AddAsync(account, ct);
        caches.DropAlias(account.Alias);
        return added;
    }

    public ValueTask<Account?> FindAsync(long id, CancellationToken ct) =>
        caches.Accounts.GetAsync(id, key => inner.FindAsync(key, CancellationToken.None), ct);

    public async ValueTask<Account?> FindByAliasAsync(string alias, CancellationToken ct)
    {
        // Through the id, so that an account is kept once and every change of it drops it once.
        Account? read = null;
        var id = await caches.Aliases.GetAsync(
            alias.ToUpperInvariant(),
            async _ => (read = await inner.FindByAliasAsync(alias, CancellationToken.None)) is null ? null : new AliasOwner(read.Id),
            ct);
        return read ?? (id is null ? null : await FindAsync(id.AccountId, ct));
    }

    public ValueTask<IReadOnlyList<Account>> FindManyAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        caches.Accounts.GetManyAsync(
            ids, keys => inner.FindManyAsync(keys, CancellationToken.None), static account => account.Id, ct);

    public ValueTask<IReadOnlyList<Account>> FindManyByAliasAsync(
        IReadOnlyCollection<string> aliases, CancellationToken ct) => inner.FindManyByAliasAsync(aliases, ct);

    public ValueTask<IReadOnlyList<Account>> SearchAsync(string prefix, int offset, int limit, CancellationToken ct) =>
        inner.SearchAsync(prefix, offset, limit, ct);

    public ValueTask<IReadOnlyList<Account>> ListAsync(DirectoryOrder order, int offset, int limit, CancellationToken ct) =>
        inner.ListAsync(order, offset, limit, ct);

    public ValueTask<IReadOnlyList<Account>> ListMatchingAsync(AccountFilter filter, PageRequest page, CancellationToken ct) =>
        inner.ListMatchingAsync(filter, page, ct);

    public ValueTask<Credentials?> FindCredentialsAsync(string alias, CancellationToken ct) =>
        inner.FindCredentialsAsync(alias, ct);

    public ValueTask<Credentials?> FindCredentialsAsync(long id, CancellationToken ct) => inner.FindCredentialsAsync(id, ct);

    public Task<Account?> UpdateProfileAsync(long id, ProfileChange change, CancellationToken ct) =>
        caches.DropAccountAfterAsync(id, inner.UpdateProfileAsync(id, change, ct));

    public Task<bool> SetPasswordHashAsync(long id, string passwordHash, CancellationToken ct) =>
        inner.SetPasswordHashAsync(id, passwordHash, ct);

    public Task<bool> SetRoleAsync(long id, AccountRole role, CancellationToken ct) =>
        caches.DropAccountAfterAsync(id, inner.SetRoleAsync(id, role, ct));

    public Task<bool> SetSuspendedAsync(long id, bool suspended, CancellationToken ct) =>
        caches.DropAccountAfterAsync(id, inner.SetSuspendedAsync(id, suspended, ct));

    public async Task<Account?> DeleteAsync(long id, CancellationToken ct)
    {
        var deleted = await caches.DropAccountAfterAsync(id, inner.DeleteAsync(id, ct));
        if (deleted is not null)
        {
            caches.DropAlias(deleted.Alias);
        }

        return deleted;
    }

    public async Task<bool> PurgeAsync(CancellationToken ct)
    {
        var more = await inner.PurgeAsync(ct);
        if (more)
        {
            // It changed counts of many accounts, and removed statuses.
            caches.Clear();
        }

        return more;
    }
}
