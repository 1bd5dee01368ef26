using System.Globalization;
using Linnet.Protocol.Client;
using Linnet.Protocol.Statuses;
using Linnet.Web.Http;

namespace Linnet.Web;

/// <summary>Every English text that the site's code says; a translation begins here and in the components.</summary>
internal static partial class Texts
{
    public const string Posting = "Posting status…";
    public const string Posted = "Successfully Posted!";
    public const string LoggingOut = "Logging out…";
    public const string SigningIn = "Signing in…";
    public const string SigningUp = "Creating your account…";
    public const string Saving = "Saving…";
    public const string NoAlias = "Enter your alias.";
    public const string NoPassword = "Enter your password.";
    public const string NoFirstName = "Enter your first name.";
    public const string NoLastName = "Enter your last name.";
    public const string NoNewPassword = "Enter a new password.";
    public const string NotConfirmed = "Confirm that you know that this cannot be undone.";
    public const string Deleting = "Deleting your account…";
    public const string ProfileSaved = "Your profile is saved.";
    public const string PasswordChanged = "Your password is changed. Other devices are signed out.";
    public const string SessionEnded = "That device is signed out.";
    public const string Denied = "The program was given nothing.";
    public const string FieldsMissing = "Something is missing: see below.";
    public const string Edited = "Your changes are saved.";
    public const string DeletingStatus = "Deleting the status…";
    public const string StatusDeleted = "The status is deleted.";
    public const string NothingToPost = "Write something first.";
    public const string PasswordsDiffer = "The two passwords are not the same.";

    /// <summary>What a note says.</summary>
    public static string Of(Note note) => note switch
    {
        Note.Posted => Posted,
        Note.Edited => Edited,
        Note.Deleted => StatusDeleted,
        Note.SignedOut => "You are signed out. See you soon!",
        Note.SignInIsOver => "Your session has ended. Please sign in again.",
        Note.ProfileSaved => ProfileSaved,
        Note.PasswordChanged => PasswordChanged,
        Note.SessionEnded => SessionEnded,
        Note.AccountDeleted => "Your account is deleted. Farewell!",
        Note.AccountSuspended => AccountSuspended,
        Note.AccountUnsuspended => AccountUnsuspended,
        Note.AccountPromoted => AccountPromoted,
        Note.AccountDemoted => AccountDemoted,
        Note.StatusRemoved => StatusRemoved,
        Note.JobsSent => "The jobs are sent again.",
        _ => "",
    };

    /// <summary>Says that something failed, and why.</summary>
    /// <param name="what">For instance <c>post the status</c>.</param>
    /// <param name="error">What came in its place.</param>
    public static string Failed(string what, ApiError error) => $"Failed to {what} because {Reason(error)}.";

    /// <summary>Says that statuses came.</summary>
    public static string News(int count, bool areMore) => areMore
        ? $"More than {count} new statuses"
        : Counted(count, "new status", "new statuses");

    /// <summary>Says that something failed, and why.</summary>
    /// <param name="what">For instance <c>create your account</c>.</param>
    /// <param name="reason">A sentence.</param>
    public static string Failed(string what, string reason) => $"Failed to {what} because {WithinSentence(reason)}.";

    /// <summary>Says what is wrong with a field.</summary>
    /// <param name="field">For instance <c>alias</c>.</param>
    /// <param name="description">How a sentence about the field goes on, or a sentence of its own.</param>
    public static string Wrong(string field, string description) =>
        char.IsUpper(description[0]) ? $"{description.TrimEnd('.')}." : $"The {field} {description}.";

    /// <summary>What a token with a scope may do, as an end of "It will be able to".</summary>
    public static string Scope(string scope) => scope.Split(':') switch
    {
        ["read"] => "read everything that you can read",
        ["write"] => "post, edit, delete and like for you, and change your profile",
        ["follow"] => "follow and unfollow people for you",
        ["push"] => "receive your notifications",
        ["profile"] => "see who you are",
        ["admin", ..] => "administer this server, as far as you may",
        ["read", var what] => $"read your {Spaced(what)}",
        ["write", var what] => $"change your {Spaced(what)}",
        _ => scope,
    };

    /// <summary>A count as people write it: 950, 1.2K, 3M.</summary>
    public static string Count(long count) => count switch
    {
        < 1_000 => count.ToString(CultureInfo.InvariantCulture),
        < 1_000_000 => Scaled(count, 1_000, "K"),
        _ => Scaled(count, 1_000_000, "M"),
    };

    /// <summary>A count to the last one: 1,203.</summary>
    public static string Exactly(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What runs here, out of what it tells programs: <c>4.2.0 (compatible; Linnet 0.1.0)</c>.</summary>
    public static string Program(string version) =>
        version.Split("compatible; ") is [_, var program] ? program.TrimEnd(')') : version;

    /// <summary>A count with its noun.</summary>
    public static string Counted(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <summary>How far a status has come on its way.</summary>
    public static string Of(Receipt receipt)
    {
        var served = Exactly(receipt.FeedsWritten + receipt.FeedsDeferred);
        return receipt switch
        {
            { Followers: null } => "On its way: your followers are being counted.",
            { Complete: false } => $"On its way: delivered to {served} of {Feeds(receipt.Followers.Value)} so far.",
            { Followers: 0 } => "Nobody followed you when you posted this.",
            _ => $"Delivered to {served} of {Feeds(receipt.Followers.Value)} in {Duration(receipt.Milliseconds ?? 0)}.",
        };
    }

    /// <summary>What becomes of feeds that were not at hand; null: all were.</summary>
    public static string? OfDeferred(Receipt receipt) => receipt.FeedsDeferred switch
    {
        0 => null,
        1 => "One of them takes it up when it is next opened.",
        var some => $"{Exactly(some)} of them take it up when they are next opened.",
    };

    /// <summary>How long something took.</summary>
    public static string Duration(double milliseconds) => milliseconds switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, milliseconds):0} ms"),
        < 60_000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1_000:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 60_000:0.0} min"),
    };

    private static string Feeds(long count) => $"{Exactly(count)} {(count == 1 ? "feed" : "feeds")}";

    private static string Reason(ApiError error) => error.Kind switch
    {
        ApiErrorKind.Unreachable => "the server cannot be reached",
        ApiErrorKind.TimedOut => "the server did not answer in time",
        ApiErrorKind.Malformed => "the server's answer cannot be understood",
        _ => WithinSentence(error.Message),
    };

    /// <summary>A sentence as part of another one.</summary>
    private static string WithinSentence(string sentence)
    {
        var text = sentence.Trim().TrimEnd('.');
        return text is [{ } first, not (>= 'A' and <= 'Z'), ..] ? $"{char.ToLowerInvariant(first)}{text[1..]}" : text;
    }

    private static string Spaced(string word) => word.Replace('_', ' ').Replace(':', ' ');

    private static string Scaled(long count, long unit, string letter)
    {
        var tenths = count * 10 / unit;
        var text = tenths >= 100 || tenths % 10 == 0
            ? (tenths / 10).ToString(CultureInfo.InvariantCulture)
            : (tenths / 10.0).ToString("0.0", CultureInfo.InvariantCulture);
        return text + letter;
    }
}
