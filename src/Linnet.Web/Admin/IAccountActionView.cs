using Linnet.Protocol.Admin;

namespace Linnet.Web.Admin;

/// <summary>Where something is done with an account.</summary>
internal interface IAccountActionView : IAdminView
{
    /// <summary>Asks whether to do it.</summary>
    void ShowQuestion(AdminAccount account);

    /// <summary>Tells how it is going.</summary>
    void ShowMessage(string message);

    /// <summary>It is done.</summary>
    /// <param name="account">The account as it is now.</param>
    void ShowDone(AdminAccount account);
}
