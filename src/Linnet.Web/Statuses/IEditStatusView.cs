using Linnet.Protocol.Statuses;
using Linnet.Web.Errors;

namespace Linnet.Web.Statuses;

/// <summary>Where a status is edited.</summary>
internal interface IEditStatusView : IFailureView
{
    /// <summary>Shows the text as its author wrote it.</summary>
    void ShowText(Status status, string text);

    /// <summary>Tells how it is going.</summary>
    void ShowMessage(string message);

    /// <summary>Shows the status with what was changed.</summary>
    void ShowEdited(Status status);
}
