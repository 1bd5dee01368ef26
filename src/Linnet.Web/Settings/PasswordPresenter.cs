using Linnet.Protocol.Client;

namespace Linnet.Web.Settings;

/// <summary>Changes the viewer's password.</summary>
internal sealed class PasswordPresenter(IPasswordView view, LinnetClient client)
{
    private static readonly FormField[] Fields =
    [
        new("current_password", "current", "password that you typed"),
        new("new_password", "next", "new password"),
    ];

    /// <summary>Changes it; the server ends all other sessions.</summary>
    /// <param name="current">The password until now.</param>
    /// <param name="next">The password from now on.</param>
    /// <param name="repeated">The same once more, against slips.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task ChangeAsync(string? current, string? next, string? repeated, CancellationToken ct)
    {
        var (field, wrong) = (current, next) switch
        {
            (null or "", _) => ("current", Texts.NoPassword),
            (_, null or "") => ("next", Texts.NoNewPassword),
            _ when next != repeated => ("repeated", Texts.PasswordsDiffer),
            _ => ("", ""),
        };
        if (wrong.Length > 0)
        {
            view.ShowErrors(new(wrong) { Fields = new Dictionary<string, string> { [field] = wrong } });
            return;
        }

        view.ShowMessage(Texts.Saving);
        var changed = await client.ChangePasswordAsync(new() { CurrentPassword = current, NewPassword = next }, ct);
        if (changed.Succeeded(out _, out var error))
        {
            view.ShowChanged();
            view.ShowMessage(Texts.PasswordChanged);
        }
        else
        {
            view.ShowErrors(FormErrors.Of("change the password", error, Fields));
        }
    }
}
