using Linnet.Protocol.Sessions;

namespace Linnet.Web.Settings;

/// <summary>Where people see on which devices and in which programs they are signed in.</summary>
internal interface ISessionsView : IFormView
{
    /// <summary>Shows the sessions, newest first.</summary>
    void ShowSessions(IReadOnlyList<SessionInfo> sessions);

    /// <summary>A session was ended.</summary>
    void ShowEnded();
}
