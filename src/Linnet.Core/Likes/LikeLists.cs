using Linnet.Core.Accounts;
using Linnet.Core.Paging;
using Linnet.Core.Statuses;

namespace Linnet.Core.Likes;

/// <summary>Who likes a status, and what an account likes, the latest like first; unsent likes are among them.</summary>
public sealed class LikeLists(ILikeStore store, LikeBatcher batcher, IAccountStore accounts, StatusLoader loader)
{
    /// <summary>The statuses that an account likes, as that account sees them. The page's bounds are ids of likes.</summary>
    public ValueTask<Page<StatusView>> ReadByAccountAsync(long accountId, PageRequest page, CancellationToken ct) =>
        PageFiller.FillAsync(
            page,
            async part =>
            {
                var unsent = batcher.Unsent.ListByAccount(accountId, part);
                return Merge(unsent, await store.ListByAccountAsync(accountId, part, ct), part);
            },
            entry => entry.LikeId,
            entries => loader.LoadAsync(
                [.. entries.Where(entry => IsLast(entry, entry.OtherId, accountId)).Select(entry => entry.OtherId)], accountId, ct));

    /// <summary>The accounts that like a status. The page's bounds are ids of likes.</summary>
    public ValueTask<Page<Account>> ReadByStatusAsync(long statusId, PageRequest page, CancellationToken ct) =>
        PageFiller.FillAsync(
            page,
            async part =>
            {
                var unsent = batcher.Unsent.ListByStatus(statusId, part);
                return Merge(unsent, await store.ListByStatusAsync(statusId, part, ct), part);
            },
            entry => entry.LikeId,
            entries => LoadAsync(
                [.. entries.Where(entry => IsLast(entry, statusId, entry.OtherId)).Select(entry => entry.OtherId)], ct));

    /// <summary>Both lists as one. What was sent between the two questions is in both.</summary>
    private static IReadOnlyList<LikeEntry> Merge(IReadOnlyList<LikeEntry> unsent, IReadOnlyList<LikeEntry> sent, PageRequest page)
    {
        if (unsent.Count == 0)
        {
            return sent;
        }

        var all = unsent.Union(sent).OrderByDescending(entry => entry.LikeId);
        return [.. page.Ascending ? all.TakeLast(page.Limit) : all.Take(page.Limit)];
    }

    /// <summary>False when the account has said something else since.</summary>
    private bool IsLast(LikeEntry entry, long statusId, long accountId) =>
        batcher.Unsent.Find(statusId, accountId) is not { } word || word.Id <= entry.LikeId;

    private async ValueTask<IReadOnlyList<Account>> LoadAsync(IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var found = (await accounts.FindManyAsync(ids, ct)).ToDictionary(account => account.Id);
        return [.. ids.Select(found.GetValueOrDefault).OfType<Account>().Where(account => !account.IsSuspended)];
    }
}
