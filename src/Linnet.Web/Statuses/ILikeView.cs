using Linnet.Protocol.Statuses;
using Linnet.Web.Errors;

namespace Linnet.Web.Statuses;

/// <summary>Where a status is liked.</summary>
internal interface ILikeView : IFailureView
{
    /// <summary>Shows the status as it is now.</summary>
    void ShowStatus(Status status);
}
