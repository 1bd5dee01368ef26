using Linnet.Protocol.Client;
using Linnet.Web.Errors;

namespace Linnet.Web.Admin;

/// <summary>Removes anybody's status, once the operator was asked.</summary>
internal sealed class RemoveStatusPresenter(IRemoveStatusView view, LinnetClient client)
{
    private const string What = "remove the status";

    /// <summary>Asks whether to remove it.</summary>
    /// <param name="id">The status's id.</param>
    /// <param name="isOperator">Whether who is asked is an operator: everybody may see a status.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task AskAsync(string id, bool isOperator, CancellationToken ct)
    {
        if (!isOperator)
        {
            view.ShowForbidden();
            return;
        }

        var found = await client.GetStatusAsync(id, ct);
        if (found.Succeeded(out var status, out var error))
        {
            view.ShowQuestion(status);
        }
        else
        {
            view.ShowFailure(What, error);
        }
    }

    /// <summary>Removes it. One that is gone already is as good as removed.</summary>
    public async Task RemoveAsync(string id, CancellationToken ct)
    {
        view.ShowMessage(Texts.RemovingStatus);
        var removed = await client.RemoveStatusAsync(id, ct);
        if (removed.Succeeded(out _, out var error) || error.IsNotFound())
        {
            view.ShowRemoved();
            view.ShowMessage(Texts.StatusRemoved);
        }
        else
        {
            view.ShowFailure(What, error);
        }
    }
}
