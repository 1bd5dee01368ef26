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

        return await ShowAsync(InOrder(ids, await statuses.FindManyAsync(ids, ct)), viewerId, ct);
    }

    /// <summary>Those of the statuses whose author is to be seen, in the same order.</summary>
    public async ValueTask<IReadOnlyList<StatusView>> ShowAsync(
        IReadOnlyList<Status> list, long? viewerId, CancellationToken ct)
    {
        if (list.Count == 0)
        {
            return [];
        }

        var (ids, authorIds) = (new long[list.Count], new HashSet<long>(list.Count));
        HashSet<long>? appIds = null;
        for (var i = 0; i < list.Count; i++)
        {
            ids[i] = list[i].Id;
            authorIds.Add(list[i].AccountId);
            if (list[i].AppId is { } appId)
            {
                (appIds ??= []).Add(appId);
            }
        }

        var authors = (await accounts.FindManyAsync(authorIds, ct)).ToDictionary(static account => account.Id);
        var known = appIds is null ? null : (await apps.FindManyAsync(appIds, ct)).ToDictionary(static app => app.Id);
        var liked = viewerId is { } viewer ? await likes.FindLikedAsync(viewer, ids, ct) : Nothing;
        var shown = new List<StatusView>(list.Count);
        foreach (var status in list)
        {
            if (authors.GetValueOrDefault(status.AccountId) is { IsSuspended: false } author)
            {
                var app = status.AppId is { } appId ? known!.GetValueOrDefault(appId) : null;

                // A store may count likes later than it knows of them; who likes is one of those who do.
                var isLiked = liked.Contains(status.Id);
                shown.Add(new(status, author, app, Math.Max(likes.CountOf(status), isLiked ? 1 : 0), isLiked));
            }
        }

        return shown;
    }

    /// <summary>
    /// Fills a page from a list of ids, passing over what is not to be seen. The list answers fewer ids than asked for only at its end.
    /// </summary>
    public ValueTask<Page<StatusView>> FillAsync(
        PageRequest page, long? viewerId, Func<PageRequest, ValueTask<IReadOnlyList<long>>> list, CancellationToken ct) =>
        PageFiller.FillAsync(page, list, static id => id, ids => LoadAsync(ids, viewerId, ct));

    /// <summary>Statuses in the order of their ids; mostly they are found in it.</summary>
    private static IReadOnlyList<Status> InOrder(IReadOnlyList<long> ids, IReadOnlyList<Status> found)
    {
        var next = 0;
        for (var i = 0; i < ids.Count && next < found.Count; i++)
        {
            next += found[next].Id == ids[i] ? 1 : 0;
        }

        if (next == found.Count)
        {
            return found;
        }

        var byId = found.ToDictionary(static status => status.Id);
        return [.. ids.Where(byId.ContainsKey).Select(id => byId[id])];
    }
}
