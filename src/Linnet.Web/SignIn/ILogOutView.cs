namespace Linnet.Web.SignIn;

/// <summary>Where a visitor signs out.</summary>
internal interface ILogOutView : IFormView
{
    /// <summary>It is done: the visitor is nobody again.</summary>
    void ShowSignedOut();
}
