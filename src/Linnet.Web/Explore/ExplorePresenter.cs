using Linnet.Protocol.Client;
using Linnet.Web.Feed;
using Linnet.Web.People;

namespace Linnet.Web.Explore;

/// <summary>Shows everybody.</summary>
/// <param name="view">Where.</param>
/// <param name="client">The API, as the viewer may use it.</param>
/// <param name="viewerId">Who looks; null: nobody is signed in.</param>
internal sealed class ExplorePresenter(IListView<Person> view, LinnetClient client, string? viewerId)
{
    /// <summary>Those who signed up last come first, rather than those who posted last.</summary>
    public const string New = "new";

    private const string Active = "active";

    /// <summary>Shows a part.</summary>
    /// <param name="order"><see cref="New"/>, or anything else for those who posted last.</param>
    /// <param name="older">How many come before it; null: none.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ShowAsync(string? order, string? older, CancellationToken ct)
    {
        var offset = OffsetPage.Read(older);
        var listed = await client.GetDirectoryAsync(order == New ? New : Active, offset, FeedPresenter.PageSize + 1, ct);
        if (!listed.Succeeded(out var accounts, out var error))
        {
            view.ShowError(Texts.Failed("show the people", error));
            return;
        }

        var page = OffsetPage.Of(accounts, offset, FeedPresenter.PageSize);
        view.Show(new(await client.SeeAsync(page.Items, viewerId, ct), page.OlderMaxId, null));
    }
}
