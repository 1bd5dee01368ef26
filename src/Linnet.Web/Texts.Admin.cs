using System.Globalization;
using Linnet.Protocol.Admin;
using Linnet.Web.Admin;

namespace Linnet.Web;

/// <content>What is said to operators.</content>
internal static partial class Texts
{
    public const string RemovingStatus = "Removing the status…";
    public const string StatusRemoved = "The status is removed.";
    public const string SendingJobs = "Sending…";
    public const string AccountSuspended = "The account is suspended, and signed out everywhere.";
    public const string AccountUnsuspended = "The account is let in again.";
    public const string AccountPromoted = "The account is an operator's now.";
    public const string AccountDemoted = "The account is not an operator's any more.";

    // Queues are counted no further.
    private const int QueuedMax = 100_000;

    /// <summary>What an operator can do with an account, as a button says it.</summary>
    public static string Of(AccountAction action) => action switch
    {
        AccountAction.Unsuspend => "Let back in",
        AccountAction.Promote => "Make operator",
        AccountAction.Demote => "Take the role",
        _ => "Suspend",
    };

    /// <summary>Asks whether to do it.</summary>
    public static string Question(AccountAction action, string alias) => action switch
    {
        AccountAction.Unsuspend => $"Let @{alias} back in?",
        AccountAction.Promote => $"Make @{alias} an operator?",
        AccountAction.Demote => $"Take the operator's role from @{alias}?",
        _ => $"Suspend @{alias}?",
    };

    /// <summary>Says what that would mean.</summary>
    public static string Consequence(AccountAction action) => action switch
    {
        AccountAction.Unsuspend => "They can sign in again, and everybody sees their statuses again.",
        AccountAction.Promote => "They can do all that you can do here: suspend accounts, remove statuses, make operators, and take that role from you.",
        AccountAction.Demote => "They keep their account, and cannot open these pages any more.",
        _ => "They are signed out everywhere and cannot sign in. Nobody sees their statuses until you let them back in.",
    };

    /// <summary>Says that it is being done.</summary>
    public static string Doing(AccountAction action) => action is AccountAction.Suspend ? "Suspending…" : Saving;

    /// <summary>Says that it is done.</summary>
    public static string Done(AccountAction action) => action switch
    {
        AccountAction.Unsuspend => AccountUnsuspended,
        AccountAction.Promote => AccountPromoted,
        AccountAction.Demote => AccountDemoted,
        _ => AccountSuspended,
    };

    /// <summary>What a job does.</summary>
    public static string Of(DeadJob job) =>
        job.Kind == "post-status" ? "list the followers" : $"write feeds, group {Exactly(job.Part + 1)}";

    /// <summary>Says that jobs were sent again.</summary>
    public static string JobsSent(int count) => count switch
    {
        0 => "Nothing was sent: somebody else did so already.",
        1 => "1 job is sent again.",
        _ => $"{Exactly(count)} jobs are sent again.",
    };

    /// <summary>How many jobs wait.</summary>
    public static string Queued(int count) => count >= QueuedMax ? $"{Exactly(QueuedMax)} or more" : Exactly(count);

    /// <summary>A part of a whole, in percent.</summary>
    public static string Share(long part, long whole) =>
        whole == 0 ? "none yet" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");

    /// <summary>An amount of memory.</summary>
    public static string Bytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):N0} MB");

    /// <summary>How long something has been running, by its two greatest units.</summary>
    public static string Uptime(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => $"{age.Seconds} s",
        { TotalHours: < 1 } => $"{age.Minutes} min",
        { TotalDays: < 1 } => $"{age.Hours} h {age.Minutes} min",
        _ => $"{Exactly((long)age.TotalDays)} d {age.Hours} h",
    };
}
