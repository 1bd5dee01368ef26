using System.Globalization;
using Linnet.Web.Admin;

namespace Linnet.Web;

/// <summary>The site's addresses.</summary>
internal static class Addresses
{
    public const string Home = "/";
    public const string Register = "/register";
    public const string Login = "/login";
    public const string Logout = "/logout";
    public const string Settings = "/settings";
    public const string Explore = "/explore";
    public const string Search = "/search";
    public const string About = "/about";
    public const string Admin = "/admin";
    public const string AdminAccounts = "/admin/accounts";
    public const string AdminJobs = "/admin/jobs";
    public const string AdminReceipts = "/admin/receipts";
    public const string AdminLog = "/admin/log";
    public const string Live = "/live";
    public const string Manifest = "/manifest.webmanifest";
    public const string Consent = "/oauth/authorize";

    /// <summary>Where to sign in, and where to go then.</summary>
    public static string SignIn(string back) => WithReturn(Login, back);

    /// <summary>Where to sign up, and where to go then.</summary>
    public static string Join(string back) => WithReturn(Register, back);

    /// <summary>An account's story.</summary>
    public static string Story(string alias) => $"/@{alias}";

    /// <summary>Who follows an account.</summary>
    public static string Followers(string alias) => $"/@{alias}/followers";

    /// <summary>Whom an account follows.</summary>
    public static string Following(string alias) => $"/@{alias}/following";

    /// <summary>Following an account, or not any more.</summary>
    public static string Follow(string alias, bool isWanted) => $"/@{alias}/{(isWanted ? "follow" : "unfollow")}";

    /// <summary>One status.</summary>
    public static string Status(string alias, string id) => $"/@{alias}/{id}";

    /// <summary>What can be done with a status: <c>like</c>, <c>unlike</c>, <c>edit</c>, <c>delete</c>.</summary>
    public static string Status(string alias, string id, string action) => $"/@{alias}/{id}/{action}";

    /// <summary>The page of something that can be done with a status, and where it leads back to.</summary>
    public static string Status(string alias, string id, string action, string back) =>
        $"{Status(alias, id, action)}?return={Uri.EscapeDataString(back)}";

    /// <summary>What an operator can do with an account.</summary>
    public static string AdminAccount(string id, AccountAction action) => $"{AdminAccounts}/{id}/{action switch
    {
        AccountAction.Unsuspend => "unsuspend",
        AccountAction.Promote => "promote",
        AccountAction.Demote => "demote",
        _ => "suspend",
    }}";

    /// <summary>The page of something that an operator can do with an account, and where it leads back to.</summary>
    public static string AdminAccount(string id, AccountAction action, string back) => WithReturn(AdminAccount(id, action), back);

    /// <summary>The request log from a call on.</summary>
    public static string LogFrom(long offset) => string.Create(CultureInfo.InvariantCulture, $"{AdminLog}?offset={offset}");

    /// <summary>Where a status stands on a page.</summary>
    public static string At(string address, string statusId) => $"{address.Split('#')[0]}#status-{statusId}";

    /// <summary>The statuses with a tag.</summary>
    public static string Tag(string tag) => $"/tags/{Uri.EscapeDataString(tag)}";

    /// <summary>What a search finds.</summary>
    public static string Found(string? query, string type) => $"{Search}?q={Uri.EscapeDataString(query ?? "")}&type={type}";

    /// <summary>A page's older part.</summary>
    public static string Older(string address, string olderThan) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}older={Uri.EscapeDataString(olderThan)}";

    private static string WithReturn(string address, string back) =>
        back == Home ? address : $"{address}?return={Uri.EscapeDataString(back)}";
}
