using Linnet.Protocol.Admin;
using Linnet.Protocol.Client;

namespace Linnet.Web.Admin;

/// <summary>Shows how the server is doing.</summary>
internal sealed class FiguresPresenter(IAdminView<ServerFigures> view, LinnetClient client)
{
    /// <summary>Shows the figures of this moment.</summary>
    public async Task ShowAsync(CancellationToken ct)
    {
        var found = await client.GetFiguresAsync(ct);
        if (found.Succeeded(out var figures, out var error))
        {
            view.Show(figures);
        }
        else
        {
            view.ShowFailure("show the figures", error);
        }
    }
}
