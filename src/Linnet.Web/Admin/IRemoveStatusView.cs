using Linnet.Protocol.Statuses;

namespace Linnet.Web.Admin;

/// <summary>Where an operator removes somebody's status.</summary>
internal interface IRemoveStatusView : IAdminView
{
    /// <summary>Asks whether to remove it.</summary>
    void ShowQuestion(Status status);

    /// <summary>Tells how it is going.</summary>
    void ShowMessage(string message);

    /// <summary>The status is no more.</summary>
    void ShowRemoved();
}
