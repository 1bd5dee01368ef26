using Linnet.Core.Accounts;
using Linnet.Core.Seeding;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;

namespace Linnet.Core.Caching;

/// <summary>The loading of another store; it changes so much at once that everything is dropped.</summary>
internal sealed class CachedSeedStore(ISeedStore inner, ReadCaches caches) : ISeedStore
{
    public long SentAgain => inner.SentAgain;

    public Task<T> WhileReadyAsync<T>(Func<Task<T>> load, IProgress<SeedProgress> progress, CancellationToken ct) =>
        inner.WhileReadyAsync(load, progress, ct);

    public Task AddAccountsAsync(IReadOnlyList<Account> accounts, string passwordHash, CancellationToken ct) =>
        ClearAfterAsync(inner.AddAccountsAsync(accounts, passwordHash, ct));

    public Task AddFollowsAsync(IReadOnlyList<SeedFollow> follows, CancellationToken ct) =>
        ClearAfterAsync(inner.AddFollowsAsync(follows, ct));

    public Task AddStatusesAsync(IReadOnlyList<Status> statuses, CancellationToken ct) =>
        ClearAfterAsync(inner.AddStatusesAsync(statuses, ct));

    public Task AddSessionsAsync(IReadOnlyList<Session> sessions, CancellationToken ct) => inner.AddSessionsAsync(sessions, ct);

    public async Task<IReadOnlyList<CountMismatch>> RecountAsync(bool repair, CancellationToken ct)
    {
        var recount = inner.RecountAsync(repair, ct);
        await ClearAfterAsync(recount);
        return await recount;
    }

    private async Task ClearAfterAsync(Task change)
    {
        try
        {
            await change;
        }
        finally
        {
            caches.Clear();
        }
    }
}
