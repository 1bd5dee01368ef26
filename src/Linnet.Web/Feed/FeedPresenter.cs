using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Linnet.Web.Live;

namespace Linnet.Web.Feed;

/// <summary>Shows a list of statuses to which new ones come: a feed, everybody's, or those with a tag.</summary>
internal sealed class FeedPresenter(IListView<Status> view, LinnetClient client, NewsSource source)
{
    /// <summary>How many statuses a part has.</summary>
    public const int PageSize = 10;

    /// <summary>Shows the newest part, what is older than a status, or what came after one.</summary>
    /// <param name="olderThan">A status's id; null: not that part.</param>
    /// <param name="newerThan">A status's id; null: not that part.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ShowAsync(string? olderThan, string? newerThan, CancellationToken ct)
    {
        var found = await source.GetAsync(client, PartOf(olderThan, newerThan), ct);
        if (found.Succeeded(out var page, out var error))
        {
            view.Show(page);
        }
        else
        {
            view.ShowError(Texts.Failed("show the statuses", error));
        }
    }

    /// <summary>The part of a list that is meant.</summary>
    public static PageQuery PartOf(string? olderThan, string? newerThan) => newerThan is null
        ? new PageQuery { MaxId = olderThan, Limit = PageSize }
        : new PageQuery { MinId = newerThan, Limit = NewsPresenter.CountMax };
}
