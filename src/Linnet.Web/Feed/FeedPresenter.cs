using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;

namespace Linnet.Web.Feed;

/// <summary>Shows the viewer's feed, or everybody's statuses to those who are not signed in.</summary>
internal sealed class FeedPresenter(IListView<Status> view, LinnetClient client)
{
    /// <summary>How many statuses a part has.</summary>
    public const int PageSize = 10;

    /// <summary>Shows the newest part, or what is older than a status.</summary>
    /// <param name="isSignedIn">Whether there is a viewer who has a feed.</param>
    /// <param name="olderThan">A status's id; null: the newest part.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ShowAsync(bool isSignedIn, string? olderThan, CancellationToken ct)
    {
        var query = new PageQuery { MaxId = olderThan, Limit = PageSize };
        var found = isSignedIn
            ? await client.GetHomeTimelineAsync(query, ct)
            : await client.GetPublicTimelineAsync(query, ct);
        if (found.Succeeded(out var page, out var error))
        {
            view.Show(page);
        }
        else
        {
            view.ShowError(Texts.Failed("show the statuses", error));
        }
    }
}
