using Linnet.Protocol.Client;
using Linnet.Web.Errors;
using Linnet.Web.Feed;
using Linnet.Web.People;

namespace Linnet.Web.Stories;

/// <summary>Shows an account and its statuses, newest first.</summary>
/// <param name="view">Where.</param>
/// <param name="client">The API, as the viewer may use it.</param>
/// <param name="viewerId">Who looks; null: nobody is signed in.</param>
internal sealed class StoryPresenter(IStoryView view, LinnetClient client, string? viewerId)
{
    private const string What = "show the story";

    /// <summary>Shows the newest part, or what is older than a status.</summary>
    public async Task ShowAsync(string alias, string? olderThan, CancellationToken ct)
    {
        var found = await client.LookUpAccountAsync(alias, ct);
        if (!found.Succeeded(out var account, out var error))
        {
            view.Show(What, error);
            return;
        }

        var people = client.SeeAsync([account], viewerId, ct);
        var statuses = await client.GetAccountStatusesAsync(
            account.Id, new() { MaxId = olderThan, Limit = FeedPresenter.PageSize }, ct);
        var person = (await people)[0];
        if (statuses.Succeeded(out var page, out error))
        {
            view.Show(person, page);
        }
        else
        {
            view.Show(What, error);
        }
    }
}
