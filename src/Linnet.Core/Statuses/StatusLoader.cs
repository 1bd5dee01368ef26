using Linnet.Core.Accounts;
using Linnet.Core.Paging;
using Linnet.Core.Sessions;

namespace Linnet.Core.Statuses;

/// <summary>Turns ids into what is shown: one look-up for statuses, one for authors, one for applications, however many.</summary>
public sealed class StatusLoader(IStatusStore statuses, IAccountStore accounts, IAppStore apps)
{
    // A page with many deleted statuses is refilled this often; after that it is shorter and says how to go on.
    private const int RoundsMax = 5;

    /// <summary>The status with this id as it is shown, or null when it, or its author, is not to be seen.</summary>
    public async ValueTask<StatusView?> FindAsync(long id, CancellationToken ct) =>
        await LoadAsync([id], ct) is [var view] ? view : null;

    /// <summary>Those of the statuses that are to be seen, in the order of their ids here.</summary>
    /// <param name="ids">At most <see cref="Limits.LookUpIds"/>.</param>
    /// <param name="ct">Cancels the look-up.</param>
    public async ValueTask<IReadOnlyList<StatusView>> LoadAsync(IReadOnlyList<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var found = (await statuses.FindManyAsync(ids, ct)).ToDictionary(status => status.Id);
        return await ShowAsync([.. ids.Where(found.ContainsKey).Select(id => found[id])], ct);
    }

    /// <summary>Those of the statuses whose author is to be seen, in the same order.</summary>
    public async ValueTask<IReadOnlyList<StatusView>> ShowAsync(IReadOnlyList<Status> list, CancellationToken ct)
    {
        if (list.Count == 0)
        {
            return [];
        }

        var authorIds = list.Select(status => status.AccountId).Distinct().ToArray();
        var authors = (await accounts.FindManyAsync(authorIds, ct)).ToDictionary(account => account.Id);
        var appIds = list.Select(status => status.AppId).OfType<long>().Distinct().ToArray();
        var known = appIds.Length == 0 ? [] : (await apps.FindManyAsync(appIds, ct)).ToDictionary(app => app.Id);
        return
        [
            .. from status in list
               let author = authors.GetValueOrDefault(status.AccountId)
               where author is { IsSuspended: false }
               select new StatusView(status, author, status.AppId is { } appId ? known.GetValueOrDefault(appId) : null),
        ];
    }

    /// <summary>
    /// Fills a page from a list of ids, passing over what is not to be seen. The list answers fewer ids than asked for only at its end.
    /// </summary>
    public async ValueTask<Page<StatusView>> FillAsync(
        PageRequest page, Func<PageRequest, ValueTask<IReadOnlyList<long>>> list, CancellationToken ct)
    {
        var shown = new List<StatusView>(page.Limit);
        var next = page;
        var (highest, lowest, ended) = (0L, long.MaxValue, false);
        for (var round = 0; round < RoundsMax && !ended && shown.Count < page.Limit; round++)
        {
            next = next with { Limit = page.Limit - shown.Count };
            var ids = await list(next);
            ended = ids.Count < next.Limit;
            if (ids.Count == 0)
            {
                break;
            }

            (highest, lowest) = (Math.Max(highest, ids[0]), Math.Min(lowest, ids[^1]));
            shown.InsertRange(page.Ascending ? 0 : shown.Count, await LoadAsync(ids, ct));
            next = page.Ascending ? next with { After = ids[0] } : next with { Before = ids[^1] };
        }

        return highest == 0
            ? new(shown, null, null)
            : new(shown, ended && !page.Ascending ? null : lowest, highest);
    }
}
