namespace Linnet.Web.Http;

/// <summary>What the page says to which a form leads; <see cref="Texts.Of(Note)"/> has the words.</summary>
internal enum Note
{
    /// <summary>A status was posted.</summary>
    Posted,

    /// <summary>A status was edited.</summary>
    Edited,

    /// <summary>A status was deleted.</summary>
    Deleted,

    /// <summary>The visitor signed out.</summary>
    SignedOut,

    /// <summary>The session had ended.</summary>
    SignInIsOver,

    /// <summary>The profile was saved.</summary>
    ProfileSaved,

    /// <summary>The password was changed.</summary>
    PasswordChanged,

    /// <summary>A session was ended.</summary>
    SessionEnded,

    /// <summary>The account was deleted.</summary>
    AccountDeleted,

    /// <summary>An account was suspended.</summary>
    AccountSuspended,

    /// <summary>A suspended account was let in again.</summary>
    AccountUnsuspended,

    /// <summary>An account was made an operator's.</summary>
    AccountPromoted,

    /// <summary>An account was an operator's.</summary>
    AccountDemoted,

    /// <summary>An operator removed a status.</summary>
    StatusRemoved,

    /// <summary>Dead letters were sent again.</summary>
    JobsSent,
}
