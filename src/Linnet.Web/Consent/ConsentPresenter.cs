using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;

namespace Linnet.Web.Consent;

/// <summary>Asks the viewer whether a program may act for them. What a program may ask for is checked by the server alone.</summary>
internal sealed class ConsentPresenter(IConsentView view, LinnetClient client)
{
    /// <summary>Shows what the program asks for.</summary>
    public async Task AskAsync(ConsentQuery query, CancellationToken ct)
    {
        var found = await client.GetConsentAsync(query, ct);
        if (found.Succeeded(out var request, out var error))
        {
            view.ShowRequest(request);
        }
        else
        {
            Show(error);
        }
    }

    /// <summary>Lets the program act for the viewer.</summary>
    public async Task AllowAsync(ConsentQuery query, CancellationToken ct)
    {
        var granted = await client.ConsentAsync(query, ct);
        if (!granted.Succeeded(out var grant, out var error))
        {
            Show(error);
        }
        else if (grant.RedirectTo is { } address)
        {
            view.LeadTo(address);
        }
        else
        {
            view.ShowCode(grant.Code ?? "");
        }
    }

    /// <summary>Sends the program away.</summary>
    public async Task DenyAsync(ConsentQuery query, CancellationToken ct)
    {
        var found = await client.GetConsentAsync(query, ct);
        if (!found.Succeeded(out var request, out var error))
        {
            Show(error);
        }
        else if (request.DenyRedirectTo is { } address)
        {
            view.LeadTo(address);
        }
        else
        {
            view.ShowDenied(Texts.Denied);
        }
    }

    /// <summary>A fault of the program's is taken to it; one that could come from an impostor stays here.</summary>
    private void Show(ApiError error)
    {
        if (error.RedirectTo is { } address)
        {
            view.LeadTo(address);
        }
        else
        {
            view.ShowError(Texts.Failed("ask for your consent", error));
        }
    }
}
