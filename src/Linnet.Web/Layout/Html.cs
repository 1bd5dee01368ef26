using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using Linnet.Protocol.Accounts;
using Linnet.Web.Assets;
using Linnet.Web.Http;
using Microsoft.AspNetCore.Components;

namespace Linnet.Web.Layout;

/// <summary>
/// Small pieces that every card has several of. They are texts, not components: a list of ten statuses would have a hundred of those.
/// </summary>
internal static class Html
{
    private const int AvatarSide = 48;

    private static readonly ConcurrentDictionary<string, MarkupString> Icons = new();

    /// <summary>A drawing from icons.svg; the words stand beside it, or in the label of what holds it.</summary>
    /// <param name="name">The drawing's id in the file.</param>
    public static MarkupString Icon(string name) => Icons.GetOrAdd(name, static id => new(
        $"""<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="{AssetFiles.Address("icons.svg")}#{id}"></use></svg>"""));

    /// <summary>A moment, told by its distance from now; the script keeps it counting in the same words.</summary>
    public static MarkupString Ago(DateTimeOffset at, DateTimeOffset now) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"""<time datetime="{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}" title="{at.UtcDateTime:d MMMM yyyy, HH:mm} UTC" data-ago>{AgeOf(at, now)}</time>"""));

    /// <summary>An account's image. The name stands beside it, so that it needs no words of its own.</summary>
    /// <param name="account">Whose image it is.</param>
    /// <param name="context">The request.</param>
    /// <param name="side">The length of its sides, in CSS pixels.</param>
    /// <param name="isLazy">Whether it may come when it is scrolled to.</param>
    public static MarkupString Avatar(Account account, PageContext context, int side = AvatarSide, bool isLazy = false)
    {
        var address = HtmlEncoder.Default.Encode(LocalAddress.Shorten(account.Avatar, context.SiteAddress));
        var loading = isLazy ? " loading=\"lazy\"" : "";
        return new($"""<img class="avatar" src="{address}" alt="" width="{side}" height="{side}"{loading} decoding="async">""");
    }

    private static string AgeOf(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } age => $"{(int)age.TotalMinutes}m ago",
        { TotalDays: < 1 } age => $"{(int)age.TotalHours}h ago",
        { TotalDays: < 7 } age => $"{(int)age.TotalDays}d ago",
        _ => at.ToString(at.Year == now.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture),
    };
}
