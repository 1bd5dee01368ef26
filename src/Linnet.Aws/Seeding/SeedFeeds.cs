using Linnet.Aws.Accounts;
using Linnet.Aws.Engine;
using Linnet.Aws.Feeds;
using Linnet.Aws.Tables;
using Linnet.Core.Seeding;
using Linnet.Core.Statuses;

namespace Linnet.Aws.Seeding;

/// <summary>Puts what is loaded into feeds by the rule: a status is in the feeds of those whose follow holds for it.</summary>
internal sealed class SeedFeeds(Dynamo dynamo)
{
    private const int ItemsPerPage = 1000;

    /// <summary>Puts statuses into the feeds of those who followed their authors at the time.</summary>
    public async Task DeliverAsync(IReadOnlyList<Status> statuses, CancellationToken ct)
    {
        foreach (var ofAuthor in statuses.GroupBy(status => status.AccountId, status => status.Id))
        {
            var followers = new Query(LinnetTables.Follows, ofAuthor.Key) { To = ofAuthor.Max() - 1, Limit = ItemsPerPage };
            await foreach (var page in PagesAsync(followers, "since", ct))
            {
                await WriteAsync(
                    from id in ofAuthor
                    from follow in page
                    where follow.Number("since") < id && (follow.NumberOrNull("until") ?? long.MaxValue) > id
                    select (follow.Number("followerId"), id),
                    ct);
            }
        }
    }

    /// <summary>Puts the statuses that are there already into the feeds of those who, as it turns out, followed their authors.</summary>
    public async Task DeliverEarlierAsync(IReadOnlyList<SeedFollow> follows, CancellationToken ct)
    {
        var keys = follows.Select(follow => follow.FolloweeId).Distinct().Select(AccountItems.Key).ToList();
        var authors = (await dynamo.GetManyAsync(LinnetTables.Accounts, keys, ct)).ToDictionary(item => item.Number("id"));
        foreach (var ofAuthor in follows.GroupBy(follow => follow.FolloweeId))
        {
            var first = ofAuthor.Min(follow => follow.Since);
            if (AccountItems.Read(authors.GetValueOrDefault(ofAuthor.Key)) is { } author && author.LastStatusId > first)
            {
                var story = new Query(LinnetTables.Stories, ofAuthor.Key) { From = first + 1, Limit = ItemsPerPage };
                await foreach (var page in PagesAsync(story, "statusId", ct))
                {
                    await WriteAsync(
                        from entry in page
                        from follow in ofAuthor
                        where follow.Since < entry.Number("statusId")
                        select (follow.FollowerId, entry.Number("statusId")),
                        ct);
                }
            }
        }
    }

    private Task WriteAsync(IEnumerable<(long OwnerId, long StatusId)> entries, CancellationToken ct) => dynamo.WriteAsync(
        LinnetTables.Feeds, entries.SelectMany(entry => FeedItems.Of(entry.StatusId, [entry.OwnerId])), [], ct);

    /// <summary>All that a query would give without its limit, in parts.</summary>
    private async IAsyncEnumerable<IReadOnlyList<Item>> PagesAsync(
        Query query, string sort, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        IReadOnlyList<Item> page;
        do
        {
            page = await dynamo.QueryAsync(query, ct);
            yield return page;
            query = page.Count == 0 ? query : query with { From = page[^1].Number(sort) + 1 };
        }
        while (page.Count == query.Limit);
    }
}
