using Linnet.Protocol.Statuses;

namespace Linnet.Web.Statuses;

/// <summary>Where a status is written.</summary>
internal interface IPostStatusView
{
    /// <summary>Tells how it is going.</summary>
    void ShowMessage(string message);

    /// <summary>Tells why it failed. What was written stays.</summary>
    void ShowError(string message);

    /// <summary>The status is there: the view is empty again.</summary>
    void ShowPosted(Status status);
}
