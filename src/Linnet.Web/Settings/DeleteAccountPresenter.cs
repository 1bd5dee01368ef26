using Linnet.Protocol.Client;

namespace Linnet.Web.Settings;

/// <summary>Deletes the viewer's account.</summary>
internal sealed class DeleteAccountPresenter(IDeleteAccountView view, LinnetClient client)
{
    private static readonly FormField[] Fields = [new("password", "password", "password that you typed")];

    /// <summary>Deletes it, once it is confirmed and the password is right.</summary>
    public async Task DeleteAsync(string? password, bool isConfirmed, CancellationToken ct)
    {
        var (field, wrong) = (isConfirmed, password) switch
        {
            (_, null or "") => ("password", Texts.NoPassword),
            (false, _) => ("confirmed", Texts.NotConfirmed),
            _ => ("", ""),
        };
        if (wrong.Length > 0)
        {
            view.ShowErrors(new(wrong) { Fields = new Dictionary<string, string> { [field] = wrong } });
            return;
        }

        view.ShowMessage(Texts.Deleting);
        var deleted = await client.DeleteAccountAsync(new() { Password = password }, ct);
        if (deleted.Succeeded(out _, out var error))
        {
            view.ShowDeleted();
        }
        else
        {
            view.ShowErrors(FormErrors.Of("delete your account", error, Fields));
        }
    }
}
