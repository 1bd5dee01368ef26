namespace Linnet.Web.Settings;

/// <summary>Where an account is deleted.</summary>
internal interface IDeleteAccountView : IFormView
{
    /// <summary>The account is gone, and the viewer is nobody.</summary>
    void ShowDeleted();
}
