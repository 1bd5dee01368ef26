using Linnet.Protocol.Client;
using Linnet.Web.Errors;

namespace Linnet.Web.Statuses;

/// <summary>Deletes a status of the viewer's, once they were asked.</summary>
internal sealed class DeleteStatusPresenter(IDeleteStatusView view, LinnetClient client)
{
    private const string What = "delete the status";

    /// <summary>Asks whether to delete it.</summary>
    /// <param name="id">The status's id.</param>
    /// <param name="viewerId">Who is asked; null: the API could not say.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task AskAsync(string id, string? viewerId, CancellationToken ct)
    {
        var found = await client.GetStatusAsync(id, ct);
        if (!found.Succeeded(out var status, out var error))
        {
            view.Show(What, error);
        }
        else if (status.Account.Id == viewerId)
        {
            view.ShowQuestion(status);
        }
        else
        {
            view.ShowNotFound();
        }
    }

    /// <summary>Deletes it. One that is gone already is as good as deleted.</summary>
    public async Task DeleteAsync(string id, CancellationToken ct)
    {
        view.ShowMessage(Texts.DeletingStatus);
        var deleted = await client.DeleteStatusAsync(id, ct);
        if (deleted.Succeeded(out _, out var error) || (error.IsNotFound() && await IsGoneAsync(id, ct)))
        {
            view.ShowDeleted();
            view.ShowMessage(Texts.StatusDeleted);
        }
        else
        {
            view.Show(What, error);
        }
    }

    // The API says of another's status what it says of one that is no more.
    private async Task<bool> IsGoneAsync(string id, CancellationToken ct) =>
        (await client.GetStatusAsync(id, ct)).Error?.IsNotFound() is true;
}
