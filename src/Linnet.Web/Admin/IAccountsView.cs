using Linnet.Protocol.Admin;
using Linnet.Protocol.Client;

namespace Linnet.Web.Admin;

/// <summary>Where operators look for accounts.</summary>
internal interface IAccountsView : IAdminView<ApiPage<AdminAccount>>
{
    /// <summary>Tells why nobody can be looked for in this way.</summary>
    void ShowWrong(string message);
}
