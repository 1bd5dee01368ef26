using Linnet.Core.Feeds;
using Linnet.Core.Follows;
using Linnet.Core.Statuses;
using Microsoft.Extensions.Options;

namespace Linnet.Core.Streaming;

/// <summary>
/// Finds out, one event after the other, who is to be told what. A status is shown as it is at that moment, so that nobody is told of one that
/// was deleted meanwhile. For one reader.
/// </summary>
public sealed class Announcer(StatusNews news, StatusLoader statuses, IFollowStore follows, IOptions<FeedOptions> feeds)
{
    private const int FollowersPerPage = 2500;

    /// <summary>Waits for the next event.</summary>
    /// <returns>Null when there is nobody to tell, or nothing to tell any more.</returns>
    public async ValueTask<Announcement?> NextAsync(CancellationToken ct)
    {
        var happened = await news.NextAsync(ct);
        var topics = happened.Kind switch
        {
            StatusEventKind.Delivered => Watched(happened.OwnerIds.Select(Topic.FeedOf)),
            StatusEventKind.Posted => Watched(OpenTo(happened)),
            _ => Watched([.. happened.AfterSince == 0 ? OpenTo(happened) : [], .. await HoldersAsync(happened, ct)]),
        };
        if (topics.Count == 0)
        {
            return null;
        }

        if (happened.Kind is StatusEventKind.Deleted)
        {
            return new(happened.Kind, happened.StatusId, null, topics);
        }

        return await statuses.FindAsync(happened.StatusId, viewerId: null, ct) is { } view
            ? new(happened.Kind, happened.StatusId, view, topics)
            : null;
    }

    /// <summary>The topics that are told at the post itself: those that need no fan-out.</summary>
    private IEnumerable<Topic> OpenTo(StatusEvent happened) =>
    [
        Topic.Everybody,
        .. feeds.Value.ShowOwnStatuses ? [Topic.FeedOf(happened.AuthorId)] : Array.Empty<Topic>(),
        .. happened.Tags.Select(Topic.Tagged),
    ];

    /// <summary>
    /// Some of the feeds that hold the status, by the same rule as its fan-out. The rest come with an event of their own, behind what waits: one
    /// author with many followers does not make the others wait.
    /// </summary>
    private async ValueTask<IEnumerable<Topic>> HoldersAsync(StatusEvent happened, CancellationToken ct)
    {
        var page = await follows.ListFollowersAsOfAsync(
            happened.AuthorId, happened.StatusId, happened.AfterSince, FollowersPerPage, ct);
        if (page.Count == FollowersPerPage)
        {
            news.Note(happened with { AfterSince = page[^1].Since });
        }

        return page.Select(follow => Topic.FeedOf(follow.AccountId));
    }

    private List<Topic> Watched(IEnumerable<Topic> topics) => [.. topics.Where(news.IsWatched).Distinct()];
}
