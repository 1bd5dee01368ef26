using Linnet.Web.Api;

namespace Linnet.Web.SignIn;

/// <summary>Signs a visitor out: the token is ended, not only forgotten.</summary>
internal sealed class LogOutPresenter(ILogOutView view, SiteApp app)
{
    /// <summary>Ends a token; null: there is none to end.</summary>
    public async Task LogOutAsync(string? token, CancellationToken ct)
    {
        view.ShowMessage(Texts.LoggingOut);
        if (token is not null)
        {
            var ended = await app.SignOutAsync(token, ct);

            // A token that the API does not take from this site is none that it would accept of it.
            if (!ended.Succeeded(out _, out var error) && error.StatusCode is not (400 or 401 or 403))
            {
                view.ShowErrors(new(Texts.Failed("log out", error)));
                return;
            }
        }

        view.ShowSignedOut();
    }
}
