using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;
using Linnet.Web.Api;
using Linnet.Web.SignIn;

namespace Linnet.Web.Register;

/// <summary>What somebody typed to sign up.</summary>
internal sealed record Registration(string? FirstName, string? LastName, string? Alias, string? Password, ImageFile? Avatar)
{
    /// <inheritdoc/>
    public override string ToString() => $"Registration of {Alias}";
}

/// <summary>Signs a visitor up; the new account is signed in at once.</summary>
internal sealed class RegisterPresenter(ISignInView view, SiteApp app, LinnetClient client)
{
    private const string What = "create your account";

    private static readonly FormField[] Fields =
    [
        new("first_name", "first_name", "first name"),
        new("last_name", "last_name", "last name"),
        new("username", "alias", "alias"),
        new("password", "password", "password"),
        new("avatar", "avatar", "picture"),
    ];

    /// <summary>Signs up, or says what is wrong.</summary>
    public async Task RegisterAsync(Registration registration, CancellationToken ct)
    {
        var missing = MissingIn(registration);
        if (missing.Count > 0)
        {
            view.ShowErrors(new(Texts.FieldsMissing) { Fields = missing });
            return;
        }

        view.ShowMessage(Texts.SigningUp);
        var own = await app.OwnTokenAsync(ct);
        if (!own.Succeeded(out var site, out var error))
        {
            view.ShowErrors(FormErrors.Of(What, error));
            return;
        }

        var request = new RegisterAccountRequest
        {
            FirstName = registration.FirstName,
            LastName = registration.LastName,
            Username = registration.Alias?.Trim().TrimStart('@'),
            Password = registration.Password,
            Agreement = true,
        };
        var registered = await client.WithToken(site.AccessToken).RegisterAsync(request, registration.Avatar, ct);
        if (registered.Succeeded(out var token, out error))
        {
            view.ShowSignedIn(token);
        }
        else
        {
            view.ShowErrors(FormErrors.Of(What, error, Fields));
        }
    }

    private static Dictionary<string, string> MissingIn(Registration registration)
    {
        (string Field, string? Value, string Text)[] required =
        [
            ("first_name", registration.FirstName?.Trim(), Texts.NoFirstName),
            ("last_name", registration.LastName?.Trim(), Texts.NoLastName),
            ("alias", registration.Alias?.Trim(), Texts.NoAlias),
            ("password", registration.Password, Texts.NoPassword),
        ];
        return required.Where(field => string.IsNullOrEmpty(field.Value)).ToDictionary(field => field.Field, field => field.Text);
    }
}
