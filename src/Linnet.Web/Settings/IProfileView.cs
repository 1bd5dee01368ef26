using Linnet.Protocol.Accounts;

namespace Linnet.Web.Settings;

/// <summary>Where people say who they are.</summary>
internal interface IProfileView : IFormView
{
    /// <summary>Shows the profile as it is.</summary>
    void ShowProfile(CredentialAccount account);

    /// <summary>The profile has just become this.</summary>
    void ShowSaved(CredentialAccount account);
}
