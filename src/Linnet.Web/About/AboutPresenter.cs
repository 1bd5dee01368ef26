using Linnet.Protocol.Client;

namespace Linnet.Web.About;

/// <summary>Shows what the server is.</summary>
internal sealed class AboutPresenter(IAboutView view, LinnetClient client)
{
    /// <summary>Shows it.</summary>
    public async Task ShowAsync(CancellationToken ct)
    {
        var found = await client.GetV1InstanceAsync(ct);
        if (found.Succeeded(out var server, out var error))
        {
            view.Show(server);
        }
        else
        {
            view.ShowError(Texts.Failed("tell about the server", error));
        }
    }
}
