using Linnet.Protocol.Apps;

namespace Linnet.Web.SignIn;

/// <summary>A form that ends with somebody signed in.</summary>
internal interface ISignInView : IFormView
{
    /// <summary>It is done: the token is the visitor's.</summary>
    void ShowSignedIn(Token token);
}
