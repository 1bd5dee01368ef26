using Linnet.Protocol.Client;
using Linnet.Protocol.Search;
using Linnet.Web.Errors;
using Linnet.Web.Feed;
using Linnet.Web.Live;

namespace Linnet.Web.Tags;

/// <summary>Shows the statuses with a tag, newest first.</summary>
internal sealed class TagPresenter(ITagView view, LinnetClient client)
{
    private const string What = "show the tag";

    /// <summary>Shows the newest part, what is older than a status, or what came after one.</summary>
    /// <param name="name">The tag as anybody may write it, without its number sign.</param>
    /// <param name="olderThan">A status's id; null: not that part.</param>
    /// <param name="newerThan">A status's id; null: not that part.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ShowAsync(string name, string? olderThan, string? newerThan, CancellationToken ct)
    {
        var found = await client.GetTagAsync(name, ct);
        if (!found.Succeeded(out var tag, out var error))
        {
            view.Show(What, error);
            return;
        }

        var listed = await Source(tag).GetAsync(client, FeedPresenter.PartOf(olderThan, newerThan), ct);
        if (listed.Succeeded(out var page, out error))
        {
            view.Show(tag, page);
        }
        else
        {
            view.Show(What, error);
        }
    }

    /// <summary>The list as it changes.</summary>
    public static NewsSource Source(Tag tag) => new("hashtag", tag.Name);
}
