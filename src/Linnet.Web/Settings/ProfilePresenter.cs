using Linnet.Protocol.Accounts;
using Linnet.Protocol.Client;

namespace Linnet.Web.Settings;

/// <summary>What somebody typed about themselves.</summary>
internal sealed record ProfileChange(string? FirstName, string? LastName, string? Note, ImageFile? Avatar);

/// <summary>Shows and changes the viewer's name, text and picture.</summary>
internal sealed class ProfilePresenter(IProfileView view, LinnetClient client)
{
    private static readonly FormField[] Fields =
    [
        new("first_name", "first_name", "first name"),
        new("last_name", "last_name", "last name"),
        new("note", "note", "text about you"),
        new("avatar", "avatar", "picture"),
    ];

    /// <summary>Shows the profile as the server has it: other programs may have changed it.</summary>
    public async Task ShowAsync(CancellationToken ct)
    {
        var found = await client.VerifyCredentialsAsync(ct);
        if (found.Succeeded(out var account, out var error))
        {
            view.ShowProfile(account);
        }
        else
        {
            view.ShowErrors(FormErrors.Of("show your profile", error));
        }
    }

    /// <summary>Changes it.</summary>
    public async Task SaveAsync(ProfileChange change, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(change.FirstName))
        {
            view.ShowErrors(new(Texts.FieldsMissing)
            {
                Fields = new Dictionary<string, string> { ["first_name"] = Texts.NoFirstName },
            });
            return;
        }

        view.ShowMessage(Texts.Saving);
        var request = new UpdateCredentialsRequest
        {
            FirstName = change.FirstName,
            LastName = change.LastName ?? "",
            Note = change.Note ?? "",
        };
        Show(await client.UpdateCredentialsAsync(request, change.Avatar, ct), "save your profile", Fields);
    }

    /// <summary>Removes the picture.</summary>
    public async Task RemovePictureAsync(CancellationToken ct)
    {
        view.ShowMessage(Texts.Saving);
        Show(await client.RemoveAvatarAsync(ct), "remove your picture", []);
    }

    private void Show(ApiResult<CredentialAccount> changed, string what, IReadOnlyList<FormField> fields)
    {
        if (changed.Succeeded(out var account, out var error))
        {
            view.ShowSaved(account);
            view.ShowMessage(Texts.ProfileSaved);
        }
        else
        {
            view.ShowErrors(FormErrors.Of(what, error, fields));
        }
    }
}
