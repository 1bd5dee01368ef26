using Linnet.Web.Api;

namespace Linnet.Web.SignIn;

/// <summary>Signs a visitor in by alias and password.</summary>
internal sealed class SignInPresenter(ISignInView view, SiteApp app)
{
    /// <summary>Signs in, or says why not; which aliases exist is never told.</summary>
    public async Task SignInAsync(string? alias, string? password, CancellationToken ct)
    {
        var missing = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(alias))
        {
            missing["alias"] = Texts.NoAlias;
        }

        if (string.IsNullOrEmpty(password))
        {
            missing["password"] = Texts.NoPassword;
        }

        if (missing.Count > 0)
        {
            view.ShowErrors(new(Texts.FieldsMissing) { Fields = missing });
            return;
        }

        view.ShowMessage(Texts.SigningIn);
        var found = await app.SignInAsync(alias!.Trim(), password!, ct);
        if (found.Succeeded(out var token, out var error))
        {
            view.ShowSignedIn(token);
        }
        else
        {
            view.ShowErrors(new(Texts.Failed("sign in", error)));
        }
    }
}
