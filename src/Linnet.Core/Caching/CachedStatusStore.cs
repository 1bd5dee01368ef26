using Linnet.Core.Paging;
using Linnet.Core.Statuses;

namespace Linnet.Core.Caching;

/// <summary>
/// The statuses of another store, with what was read of them kept; every change is passed on, and drops what it changes. Of
/// lists, the newest part is kept, and serves every page that lies in it.
/// </summary>
internal sealed class CachedStatusStore(IStatusStore inner, ReadCaches caches) : IStatusStore
{
    // Of everybody's statuses; no account has this id.
    private const long Everybody = 0;

    public async Task<AddedStatus?> AddAsync(NewStatus status, CancellationToken ct)
    {
        var added = await caches.DropAccountAfterAsync(status.AccountId, inner.AddAsync(status, ct));
        DropLists(status.AccountId);
        if (added is not null)
        {
            // Somebody may have asked for the id before there was a status.
            caches.Statuses.Drop(added.Status.Id);
        }

        return added;
    }

    public ValueTask<Status?> FindAsync(long id, CancellationToken ct) =>
        caches.Statuses.GetAsync(id, key => inner.FindAsync(key, CancellationToken.None), ct);

    public ValueTask<IReadOnlyList<Status>> FindManyAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        caches.Statuses.GetManyAsync(
            ids, keys => inner.FindManyAsync(keys, CancellationToken.None), static status => status.Id, ct);

    public async Task<Result<Status>> EditAsync(
        long id, long accountId, StatusContent content, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return await inner.EditAsync(id, accountId, content, now, ct);
        }
        finally
        {
            caches.Statuses.Drop(id);
        }
    }

    public async Task<Status?> DeleteAsync(long id, long accountId, CancellationToken ct)
    {
        try
        {
            return await caches.DropAccountAfterAsync(accountId, inner.DeleteAsync(id, accountId, ct));
        }
        finally
        {
            caches.Statuses.Drop(id);
            DropLists(accountId);
        }
    }

    public ValueTask<IReadOnlyList<StatusVersion>> ListVersionsAsync(long id, CancellationToken ct) =>
        inner.ListVersionsAsync(id, ct);

    public ValueTask<IReadOnlyList<long>> ListByAccountAsync(long accountId, PageRequest page, CancellationToken ct) =>
        ListAsync(accountId, page, part => inner.ListByAccountAsync(accountId, part, CancellationToken.None), ct);

    public ValueTask<IReadOnlyList<long>> ListAllAsync(PageRequest page, CancellationToken ct) =>
        ListAsync(Everybody, page, part => inner.ListAllAsync(part, CancellationToken.None), ct);

    public ValueTask<IReadOnlyList<long>> ListByTagAsync(string tag, PageRequest page, CancellationToken ct) =>
        inner.ListByTagAsync(tag, page, ct);

    public ValueTask<IReadOnlyList<TagCount>> SearchTagsAsync(string prefix, int offset, int limit, CancellationToken ct) =>
        inner.SearchTagsAsync(prefix, offset, limit, ct);

    public ValueTask<(long Accounts, long Statuses)> CountAsync(CancellationToken ct) => inner.CountAsync(ct);

    private async ValueTask<IReadOnlyList<long>> ListAsync(
        long of, PageRequest page, Func<PageRequest, ValueTask<IReadOnlyList<long>>> read, CancellationToken ct)
    {
        var head = await caches.Lists.GetAsync(
            of, async _ => new ListHead(await read(PageRequest.Newest(Limits.PageItemsMax))), ct);
        return head!.Find(page) ?? await read(page);
    }

    private void DropLists(long accountId)
    {
        caches.Lists.Drop(accountId);
        caches.Lists.Drop(Everybody);
    }
}
