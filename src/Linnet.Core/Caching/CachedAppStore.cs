using Linnet.Core.Sessions;

namespace Linnet.Core.Caching;

/// <summary>The applications of another store. They never change, and are kept by their numbers.</summary>
internal sealed class CachedAppStore(IAppStore inner, ReadCaches caches) : IAppStore
{
    public Task<App> AddAsync(App app, CancellationToken ct) => inner.AddAsync(app, ct);

    public ValueTask<App?> FindAsync(string clientId, CancellationToken ct) => inner.FindAsync(clientId, ct);

    public ValueTask<IReadOnlyList<App>> FindManyAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        caches.Apps.GetManyAsync(ids, keys => inner.FindManyAsync(keys, CancellationToken.None), static app => app.Id, ct);

    public Task AddCodeAsync(AuthorizationCode code, DateTimeOffset now, CancellationToken ct) =>
        inner.AddCodeAsync(code, now, ct);

    public Task<AuthorizationCode?> TakeCodeAsync(TokenHash codeHash, CancellationToken ct) => inner.TakeCodeAsync(codeHash, ct);
}
