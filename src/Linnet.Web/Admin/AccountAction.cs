namespace Linnet.Web.Admin;

/// <summary>What an operator does with an account of somebody else.</summary>
public enum AccountAction
{
    /// <summary>Keeps it out: its sessions end, its statuses are hidden.</summary>
    Suspend,

    /// <summary>Lets it in again.</summary>
    Unsuspend,

    /// <summary>Makes its owner an operator.</summary>
    Promote,

    /// <summary>Takes that role from its owner.</summary>
    Demote,
}
