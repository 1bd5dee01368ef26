using Linnet.Protocol.Client;
using Linnet.Web.Errors;

namespace Linnet.Web.Statuses;

/// <summary>Likes a status, and takes likes back. Doing either again changes nothing.</summary>
internal sealed class LikePresenter(ILikeView view, LinnetClient client)
{
    /// <summary>Has the viewer like a status, or not any more.</summary>
    public async Task SetAsync(string id, bool isLiked, CancellationToken ct)
    {
        var answer = isLiked ? await client.FavouriteAsync(id, ct) : await client.UnfavouriteAsync(id, ct);
        if (answer.Succeeded(out var status, out var error))
        {
            view.ShowStatus(status);
        }
        else
        {
            view.Show(isLiked ? "like the status" : "take the like back", error);
        }
    }
}
