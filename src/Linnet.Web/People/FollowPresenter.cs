using Linnet.Protocol.Client;
using Linnet.Web.Errors;

namespace Linnet.Web.People;

/// <summary>Follows and unfollows. Doing either again changes nothing.</summary>
internal sealed class FollowPresenter(IFollowView view, LinnetClient client)
{
    /// <summary>Has the viewer follow an account, or not any more.</summary>
    public async Task SetAsync(string alias, bool isFollowed, CancellationToken ct)
    {
        var what = $"{(isFollowed ? "follow" : "unfollow")} @{alias}";
        var found = await client.LookUpAccountAsync(alias, ct);
        if (!found.Succeeded(out var account, out var error))
        {
            view.Show(what, error);
            return;
        }

        var answer = isFollowed ? await client.FollowAsync(account.Id, ct) : await client.UnfollowAsync(account.Id, ct);
        if (!answer.Succeeded(out var relationship, out error))
        {
            view.Show(what, error);
            return;
        }

        // The count has changed.
        var now = await client.GetAccountAsync(account.Id, ct);
        view.ShowFollow(now.Succeeded(out var counted, out _) ? counted : account, relationship);
    }
}
