namespace Linnet.Web.Settings;

/// <summary>Where the password is changed.</summary>
internal interface IPasswordView : IFormView
{
    /// <summary>It is changed.</summary>
    void ShowChanged();
}
