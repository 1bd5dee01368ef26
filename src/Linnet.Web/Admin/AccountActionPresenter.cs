using Linnet.Protocol.Admin;
using Linnet.Protocol.Client;

namespace Linnet.Web.Admin;

/// <summary>Does something with an account, once the operator was asked. Doing it again changes nothing.</summary>
internal sealed class AccountActionPresenter(IAccountActionView view, LinnetClient client, AccountAction action)
{
    /// <summary>Asks whether to do it. Nobody can do it to their own account.</summary>
    /// <param name="id">The account's id.</param>
    /// <param name="viewerId">Who is asked; null: the API could not say.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task AskAsync(string id, string? viewerId, CancellationToken ct)
    {
        if (id == viewerId)
        {
            view.ShowForbidden();
            return;
        }

        var found = await client.GetAdminAccountAsync(id, ct);
        if (found.Succeeded(out var account, out var error))
        {
            view.ShowQuestion(account);
        }
        else
        {
            view.ShowFailure("show the account", error);
        }
    }

    /// <summary>Does it.</summary>
    public async Task DoAsync(string id, CancellationToken ct)
    {
        view.ShowMessage(Texts.Doing(action));
        var done = action switch
        {
            AccountAction.Unsuspend => await client.UnsuspendAccountAsync(id, ct),
            AccountAction.Promote => await client.SetRoleAsync(id, "operator", ct),
            AccountAction.Demote => await client.SetRoleAsync(id, "user", ct),
            _ => await SuspendAsync(id, ct),
        };
        if (done.Succeeded(out var account, out var error))
        {
            view.ShowDone(account);
            view.ShowMessage(Texts.Done(action));
        }
        else
        {
            view.ShowFailure("change the account", error);
        }
    }

    private async Task<ApiResult<AdminAccount>> SuspendAsync(string id, CancellationToken ct) =>
        (await client.SuspendAccountAsync(id, ct)).Succeeded(out _, out var error)
            ? await client.GetAdminAccountAsync(id, ct)
            : error;
}
