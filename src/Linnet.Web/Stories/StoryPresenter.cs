using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;
using Linnet.Web.Errors;
using Linnet.Web.Feed;
using Linnet.Web.People;

namespace Linnet.Web.Stories;

/// <summary>Shows an account and its statuses, newest first.</summary>
/// <param name="view">Where.</param>
/// <param name="client">The API, as the viewer may use it.</param>
/// <param name="ids">What is known about aliases already: a story whose id is known takes a call less.</param>
/// <param name="viewerId">Who looks; null: nobody is signed in.</param>
internal sealed class StoryPresenter(IStoryView view, LinnetClient client, AliasIds ids, string? viewerId)
{
    private const string What = "show the story";

    /// <summary>Shows the newest part, or what is older than a status.</summary>
    public async Task ShowAsync(string alias, string? olderThan, CancellationToken ct)
    {
        var (id, account) = (ids.Find(alias), default(Account));
        if (id is null)
        {
            if (!(await client.LookUpAccountAsync(alias, ct)).Succeeded(out account, out var unknown))
            {
                view.Show(What, unknown);
                return;
            }

            ids.Add(alias, id = account.Id);
        }

        var found = await client.GetAccountStatusesAsync(id, new() { MaxId = olderThan, Limit = FeedPresenter.PageSize }, ct);
        if (!found.Succeeded(out var page, out var error))
        {
            view.Show(What, error);
            return;
        }

        // Every status has its author in it.
        account ??= page.Items is [{ } newest, ..] ? newest.Account : null;
        if (account is null && !(await client.GetAccountAsync(id, ct)).Succeeded(out account, out error))
        {
            view.Show(What, error);
            return;
        }

        view.Show((await client.SeeAsync([account], viewerId, ct))[0], page);
    }
}
