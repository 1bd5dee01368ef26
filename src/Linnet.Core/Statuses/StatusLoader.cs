using Linnet.Core.Accounts;
using Linnet.Core.Likes;
using Linnet.Core.Paging;
using Linnet.Core.Sessions;

namespace Linnet.Core.Statuses;

/// <summary>
/// Turns ids into what is shown to a viewer: one look-up for statuses, one for authors, one for applications, one for the viewer's likes,
/// however many. A viewer who is null is not signed in and likes nothing.
/// </summary>
public sealed class StatusLoader(IStatusStore statuses, IAccountStore accounts, IAppStore apps, LikeBatcher likes)
{
    private static readonly IReadOnlySet<long> Nothing = new HashSet<long>();

    /// <summary>The status with this id as it is shown, or null when it, or its author, is not to be seen.</summary>
    public async ValueTask<StatusView?> FindAsync(long id, long? viewerId, CancellationToken ct) =>
        await LoadAsync([id], viewerId, ct) is [var view] ? view : null;

    /// <summary>Those of the statuses that are to be seen, in the order of their ids here.</summary>
    /// <param name="ids">At most <see cref="Limits.LookUpIds"/>.</param>
    /// <param name="viewerId">Who looks.</param>
    /// <param name="ct">Cancels the look-up.</param>
    public async ValueTask<IReadOnlyList<StatusView>> LoadAsync(IReadOnlyList<long> ids, long? viewerId, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var found = (await statuses.FindManyAsync(ids, ct)).ToDictionary(status => status.Id);
        return await ShowAsync([.. ids.Where(found.ContainsKey).Select(id => found[id])], viewerId, ct);
    }

    /// <summary>Those of the statuses whose author is to be seen, in the same order.</summary>
    public async ValueTask<IReadOnlyList<StatusView>> ShowAsync(
        IReadOnlyList<Status> list, long? viewerId, CancellationToken ct)
    {
        if (list.Count == 0)
        {
            return [];
        }

        var authorIds = list.Select(status => status.AccountId).Distinct().ToArray();
        var authors = (await accounts.FindManyAsync(authorIds, ct)).ToDictionary(account => account.Id);
        var appIds = list.Select(status => status.AppId).OfType<long>().Distinct().ToArray();
        var known = appIds.Length == 0 ? [] : (await apps.FindManyAsync(appIds, ct)).ToDictionary(app => app.Id);
        var liked = viewerId is { } viewer
            ? await likes.FindLikedAsync(viewer, [.. list.Select(status => status.Id)], ct)
            : Nothing;
        return
        [
            .. from status in list
               let author = authors.GetValueOrDefault(status.AccountId)
               where author is { IsSuspended: false }
               let app = status.AppId is { } appId ? known.GetValueOrDefault(appId) : null
               select new StatusView(status, author, app, likes.CountOf(status), liked.Contains(status.Id)),
        ];
    }

    /// <summary>
    /// Fills a page from a list of ids, passing over what is not to be seen. The list answers fewer ids than asked for only at its end.
    /// </summary>
    public ValueTask<Page<StatusView>> FillAsync(
        PageRequest page, long? viewerId, Func<PageRequest, ValueTask<IReadOnlyList<long>>> list, CancellationToken ct) =>
        PageFiller.FillAsync(page, list, static id => id, ids => LoadAsync(ids, viewerId, ct));
}
