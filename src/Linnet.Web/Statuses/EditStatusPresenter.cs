using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Linnet.Web.Errors;

namespace Linnet.Web.Statuses;

/// <summary>Edits a status of the viewer's.</summary>
/// <param name="view">Where.</param>
/// <param name="client">The API, as the viewer may use it.</param>
/// <param name="viewerId">Who edits; null: the API could not say.</param>
internal sealed class EditStatusPresenter(IEditStatusView view, LinnetClient client, string? viewerId)
{
    private const string What = "edit the status";

    /// <summary>Shows the text, to be edited.</summary>
    public async Task ShowAsync(string id, CancellationToken ct)
    {
        if (await FindOwnAsync(id, ct) is not { } status)
        {
            return;
        }

        var found = await client.GetStatusSourceAsync(id, ct);
        if (found.Succeeded(out var source, out var error))
        {
            view.ShowText(status, source.Text);
        }
        else
        {
            view.Show(What, error);
        }
    }

    /// <summary>Saves what was written. What goes with the text, such as its warning, stays.</summary>
    public async Task SaveAsync(string id, string? text, CancellationToken ct)
    {
        if (await FindOwnAsync(id, ct) is not { } status)
        {
            return;
        }

        view.ShowText(status, text ?? "");
        if (string.IsNullOrWhiteSpace(text))
        {
            view.ShowError(Texts.NothingToPost);
            return;
        }

        view.ShowMessage(Texts.Saving);
        var edited = await client.EditStatusAsync(
            id, new() { Status = text, SpoilerText = status.SpoilerText, Sensitive = status.Sensitive }, ct);
        if (edited.Succeeded(out var saved, out var error))
        {
            view.ShowEdited(saved);
            view.ShowMessage(Texts.Edited);
        }
        else
        {
            view.Show(What, error);
        }
    }

    private async Task<Status?> FindOwnAsync(string id, CancellationToken ct)
    {
        var found = await client.GetStatusAsync(id, ct);
        if (!found.Succeeded(out var status, out var error))
        {
            view.Show(What, error);
        }
        else if (status.Account.Id != viewerId)
        {
            view.ShowNotFound();
            return null;
        }

        return status;
    }
}
