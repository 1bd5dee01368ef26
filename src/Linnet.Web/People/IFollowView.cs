using Linnet.Protocol.Accounts;
using Linnet.Web.Errors;

namespace Linnet.Web.People;

/// <summary>Where an account is followed.</summary>
internal interface IFollowView : IFailureView
{
    /// <summary>Shows how the viewer and the account stand now.</summary>
    void ShowFollow(Account account, Relationship relationship);
}
