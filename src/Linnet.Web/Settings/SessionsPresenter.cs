using Linnet.Protocol.Client;

namespace Linnet.Web.Settings;

/// <summary>Shows the viewer's sessions, and ends them.</summary>
internal sealed class SessionsPresenter(ISessionsView view, LinnetClient client)
{
    /// <summary>Shows the sessions.</summary>
    public async Task ShowAsync(CancellationToken ct)
    {
        var found = await client.GetSessionsAsync(ct);
        if (found.Succeeded(out var sessions, out var error))
        {
            view.ShowSessions(sessions);
        }
        else
        {
            view.ShowErrors(FormErrors.Of("show your sessions", error));
        }
    }

    /// <summary>Ends a session, and shows the others. One that has ended already is no mistake.</summary>
    public async Task EndAsync(string? id, CancellationToken ct)
    {
        var ended = await client.RevokeSessionAsync(id ?? "", ct);
        if (ended.Error is { StatusCode: not 404 } error)
        {
            view.ShowErrors(FormErrors.Of("sign that device out", error));
        }
        else
        {
            view.ShowEnded();
            view.ShowMessage(Texts.SessionEnded);
        }

        await ShowAsync(ct);
    }
}
