using Linnet.Protocol.Client;
using Linnet.Web.Errors;
using Linnet.Web.Feed;

namespace Linnet.Web.Stories;

/// <summary>Shows an account and its statuses, newest first.</summary>
/// <param name="view">Where.</param>
/// <param name="client">The API, as the viewer may use it.</param>
internal sealed class StoryPresenter(IStoryView view, LinnetClient client)
{
    /// <summary>Shows the newest part, or what is older than a status.</summary>
    public async Task ShowAsync(string alias, string? olderThan, CancellationToken ct)
    {
        var found = await client.GetStoryAsync(alias, new() { MaxId = olderThan, Limit = FeedPresenter.PageSize }, ct);
        if (found.Succeeded(out var story, out var error))
        {
            view.Show(new(story.Account, story.Relationship), story.Statuses);
        }
        else
        {
            view.Show("show the story", error);
        }
    }
}
