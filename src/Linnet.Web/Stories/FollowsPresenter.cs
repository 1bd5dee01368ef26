using Linnet.Protocol.Client;
using Linnet.Web.Errors;
using Linnet.Web.Feed;
using Linnet.Web.People;

namespace Linnet.Web.Stories;

/// <summary>Shows who follows an account, or whom it follows, the latest first.</summary>
/// <param name="view">Where.</param>
/// <param name="client">The API, as the viewer may use it.</param>
/// <param name="viewerId">Who looks; null: nobody is signed in.</param>
internal sealed class FollowsPresenter(IFollowsView view, LinnetClient client, string? viewerId)
{
    private const string What = "show the list";

    /// <summary>Shows the newest part, or what comes after what an earlier part ended with.</summary>
    public async Task ShowAsync(string alias, bool isFollowers, string? after, CancellationToken ct)
    {
        var found = await client.LookUpAccountAsync(alias, ct);
        if (!found.Succeeded(out var account, out var error))
        {
            view.Show(What, error);
            return;
        }

        var query = new PageQuery { MaxId = after, Limit = FeedPresenter.PageSize };
        var listed = isFollowers
            ? await client.GetFollowersAsync(account.Id, query, ct)
            : await client.GetFollowingAsync(account.Id, query, ct);
        if (!listed.Succeeded(out var page, out error))
        {
            view.Show(What, error);
            return;
        }

        var people = await client.SeeAsync([account, .. page.Items], viewerId, ct);
        view.Show(people[0], new([.. people.Skip(1)], page.OlderMaxId, page.NewerMinId));
    }
}
