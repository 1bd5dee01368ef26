using Linnet.Aws.Engine;
using Linnet.Aws.Search;
using Linnet.Aws.Statuses;
using Linnet.Aws.Tables;
using Linnet.Core.Statuses;

namespace Linnet.Aws.Seeding;

/// <summary>Loads statuses with what a post and its indexing would write; how often tags are used is left to a recount.</summary>
internal sealed class SeedStatuses(Dynamo dynamo, SeedFeeds feeds, AuthorRows authors, ManyChanges changes)
{
    /// <summary>Loads those that are not there.</summary>
    public async Task AddAsync(IReadOnlyList<Status> statuses, CancellationToken ct)
    {
        var keys = statuses.Select(status => StatusItems.Key(status.Id)).ToList();
        var known = (await dynamo.GetManyAsync(LinnetTables.Statuses, keys, ct)).Select(item => item.Number("id")).ToHashSet();
        var added = statuses.Where(status => !known.Contains(status.Id)).ToList();
        await authors.NoteStatusesAsync([.. added.Select(status => (status.AccountId, status.Id))], ct);
        await dynamo.WriteAsync(
            LinnetTables.Stories, added.Select(status => StatusItems.Story(status.AccountId, status.Id)), [], ct);
        await AddTagsAsync(added, ct);
        await dynamo.WriteAsync(
            LinnetTables.Words,
            added.SelectMany(status => IndexItems.EntriesOf(status).Select(entry => IndexItems.Write(entry, status.Id))),
            [],
            ct);
        await feeds.DeliverAsync(added, ct);
        await dynamo.WriteAsync(LinnetTables.Statuses, added.Select(StatusItems.Write), [], ct);
    }

    private async Task AddTagsAsync(IReadOnlyList<Status> statuses, CancellationToken ct)
    {
        await dynamo.WriteAsync(
            LinnetTables.Tags,
            statuses.SelectMany(status => status.Content.Tags.Select(tag => TagIndex.Entry(tag, status.Id))),
            [],
            ct);

        // A recount corrects what is there, so that there has to be something.
        await changes.MakeAsync(
            statuses.SelectMany(status => status.Content.Tags).Distinct(StringComparer.Ordinal).Select(tag => TagIndex.Count(tag, 0)), ct);
    }
}
