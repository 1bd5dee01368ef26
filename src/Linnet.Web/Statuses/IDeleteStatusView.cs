using Linnet.Protocol.Statuses;
using Linnet.Web.Errors;

namespace Linnet.Web.Statuses;

/// <summary>Where a status is deleted.</summary>
internal interface IDeleteStatusView : IFailureView
{
    /// <summary>Asks whether to delete the status.</summary>
    void ShowQuestion(Status status);

    /// <summary>Tells how it is going.</summary>
    void ShowMessage(string message);

    /// <summary>The status is no more.</summary>
    void ShowDeleted();
}
