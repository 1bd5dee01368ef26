using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Statuses;
using Linnet.Aws.Tables;
using Linnet.Core.Ids;
using Linnet.Core.Likes;
using Linnet.Core.Paging;

namespace Linnet.Aws.Likes;

/// <inheritdoc/>
internal sealed class DynamoLikeStore(Dynamo dynamo, IdGenerator ids, Patience patience) : ILikeStore
{
    private const int AttemptsMax = 30;
    private const int StatusesAtOnce = 8;
    private const int LikesPerPurge = 100;
    private const int LikesBetweenMax = 100;

    public bool IsShared => true;

    public async Task<IReadOnlyDictionary<long, int>> ApplyAsync(IReadOnlyCollection<Like> likes, CancellationToken ct)
    {
        var last = likes.GroupBy(like => (like.StatusId, like.AccountId)).Select(words => words.MaxBy(like => like.Id)).ToList();
        var accounts = await dynamo.GetManyAsync(
            LinnetTables.Accounts, [.. last.Select(like => like.AccountId).Distinct().Select(AccountItems.Key)], ct);
        var present = accounts.Select(AccountItems.Read).OfType<Core.Accounts.Account>().Select(account => account.Id).ToHashSet();
        var counts = new ConcurrentDictionary<long, int>();
        await Parallel.ForEachAsync(
            last.GroupBy(like => like.StatusId),
            new ParallelOptions { MaxDegreeOfParallelism = StatusesAtOnce, CancellationToken = ct },
            async (ofStatus, token) =>
            {
                foreach (var words in ofStatus.Where(like => present.Contains(like.AccountId)).Chunk(Dynamo.ChangesPerTransaction - 1))
                {
                    await CountAsync(ofStatus.Key, words, token);
                }

                if (await FindStatusAsync(ofStatus.Key, token) is { } status)
                {
                    counts[ofStatus.Key] = status.Likes;
                }
            });
        return counts;
    }

    public async ValueTask<LikeState?> FindAsync(long statusId, long accountId, CancellationToken ct)
    {
        var word = dynamo.GetAsync(LinnetTables.Likes, LikeItems.Key(statusId, accountId), ct);
        if (await FindStatusAsync(statusId, ct) is not { } status)
        {
            await word;
            return null;
        }

        if (await word is not { } kept)
        {
            return new(status.Likes, IsLiked: false);
        }

        // Whoever asks is about to say something newer, whatever the clock of the process says that took the last word.
        var like = LikeItems.Read(kept);
        ids.RaiseAbove(like.Id);
        return new(Math.Max(0, status.Likes - LikeItems.CountedOf(kept)) + (like.IsLiked ? 1 : 0), like.IsLiked);
    }

    public async ValueTask<IReadOnlySet<long>> FindLikedAsync(
        long accountId, IReadOnlyCollection<long> statusIds, CancellationToken ct)
    {
        var wanted = statusIds.ToHashSet();
        if (wanted.Count == 0)
        {
            return wanted;
        }

        // The statuses of a page lie close together, and few people like more than a few of them: that costs less than to ask for each.
        var between = new Query(LinnetTables.Likes, accountId) { From = wanted.Min(), To = wanted.Max(), Limit = LikesBetweenMax };
        var words = await dynamo.QueryAsync(between, ct);
        if (words.Count == LikesBetweenMax)
        {
            words = await dynamo.GetManyAsync(LinnetTables.Likes, [.. wanted.Select(id => LikeItems.Key(id, accountId))], ct);
        }

        return words.Select(LikeItems.Read)
            .Where(like => like.IsLiked && wanted.Contains(like.StatusId))
            .Select(like => like.StatusId)
            .ToHashSet();
    }

    public ValueTask<IReadOnlyList<LikeEntry>> ListByAccountAsync(long accountId, PageRequest page, CancellationToken ct) =>
        ListAsync("by-account", accountId, "statusId", page, ct);

    public ValueTask<IReadOnlyList<LikeEntry>> ListByStatusAsync(long statusId, PageRequest page, CancellationToken ct) =>
        ListAsync("by-status", statusId, "accountId", page, ct);

    /// <summary>Notes a word at once, for everybody who asks whether the account likes the status; its count follows.</summary>
    public Task NoteAsync(Like like, CancellationToken ct) => dynamo.ChangeAsync(LikeItems.Note(like), ct);

    /// <summary>Removes some of the likes of an account that is gone, and counts them off.</summary>
    /// <returns>True while there may be more.</returns>
    public async Task<bool> PurgeSomeAsync(long accountId, CancellationToken ct)
    {
        var kept = await dynamo.QueryAsync(new(LinnetTables.Likes, accountId) { Limit = LikesPerPurge }, ct);
        foreach (var item in kept)
        {
            var statusId = item.Number("statusId");
            var result = await dynamo.TransactAsync([AddTo(statusId, -LikeItems.CountedOf(item)), LikeItems.Remove(item)], ct);
            if (result.FailedAt(0))
            {
                await dynamo.ChangeAsync(LikeItems.Remove(item), ct);
            }
        }

        return kept.Count > 0;
    }

    /// <summary>Changes a status' count, on the condition that there is the status.</summary>
    private static Update AddTo(long statusId, int difference) =>
        new Update(LinnetTables.Statuses, StatusItems.Key(statusId), "ADD #likes :difference")
        {
            If = StatusItems.Exists,
            Values = new Item { [":difference"] = difference },
        };

    /// <summary>Makes words on one status counted, in one transaction.</summary>
    private async Task CountAsync(long statusId, IReadOnlyList<Like> words, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var keys = words.Select(like => LikeItems.Key(statusId, like.AccountId)).ToList();
            var kept = (await dynamo.GetManyAsync(LinnetTables.Likes, keys, ct)).ToDictionary(item => item.Number("accountId"));
            var sum = 0;
            List<Change> changes = [];
            foreach (var like in words)
            {
                if (LikeItems.Settle(like, kept.GetValueOrDefault(like.AccountId), out var difference) is { } change)
                {
                    changes.Add(change);
                    sum += difference;
                }
            }

            if (changes.Count == 0)
            {
                return;
            }

            var result = await dynamo.TransactAsync([AddTo(statusId, sum), .. changes], ct);
            if (result.FailedAt(0))
            {
                // Of words on a status that is gone, those may be left that were noted while it went.
                await dynamo.WriteAsync(LinnetTables.Likes, [], keys, ct);
            }

            if (result.IsDone || result.FailedAt(0))
            {
                return;
            }

            await patience.PauseAsync(attempt + 1, ct);
        }

        throw new TimeoutException($"Others changed likes of status {statusId} {AttemptsMax} times, each time before they could be counted.");
    }

    private async Task<Core.Statuses.Status?> FindStatusAsync(
        long statusId, CancellationToken ct, [CallerMemberName] string operation = "") =>
        StatusItems.Read(await dynamo.GetAsync(LinnetTables.Statuses, StatusItems.Key(statusId), ct, member: operation));

    private async ValueTask<IReadOnlyList<LikeEntry>> ListAsync(
        string index, long of, string other, PageRequest page, CancellationToken ct, [CallerMemberName] string operation = "")
    {
        var query = new Query(LinnetTables.Likes, of) { Index = LinnetTables.Likes[index], Limit = page.Limit };
        return [.. (await dynamo.PageAsync(query, page, ct, member: operation)).Select(item => LikeItems.ReadEntry(item, other))];
    }
}
