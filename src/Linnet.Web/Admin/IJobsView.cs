using Linnet.Protocol.Admin;
using Linnet.Protocol.Statuses;

namespace Linnet.Web.Admin;

/// <summary>A part of the dead letters, oldest first.</summary>
/// <param name="Page">The jobs.</param>
/// <param name="Statuses">The statuses that they are about, by id, as far as they can be seen.</param>
internal sealed record DeadLetters(DeadJobPage Page, IReadOnlyDictionary<string, Status> Statuses);

/// <summary>Where dead letters are read and sent again.</summary>
internal interface IJobsView : IAdminView<DeadLetters>
{
    /// <summary>Tells how it is going.</summary>
    void ShowMessage(string message);

    /// <summary>Jobs were sent again.</summary>
    void ShowSent();
}
