using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shouldly;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>Reads lists of the site to their end.</summary>
internal static class PageWalker
{
    private const int PagesMax = 20;

    /// <summary>The ids of a list's items, in the order in which they come.</summary>
    /// <param name="visitor">Who reads.</param>
    /// <param name="address">The list's first part.</param>
    /// <param name="items">The items' selector.</param>
    /// <param name="part">How the further parts are asked for; null: as whole pages.</param>
    public static async Task<IReadOnlyList<string>> WalkAsync(SiteVisitor visitor, string address, string items, string? part) =>
        [.. (await ItemsAsync(visitor, address, items, part)).Select(item => item.Id!)];

    /// <summary>The texts of a list's items.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(SiteVisitor visitor, string address, string items, string? part) =>
        [.. (await ItemsAsync(visitor, address, items, part)).Select(item => item.TextContent)];

    private static async Task<IReadOnlyList<IElement>> ItemsAsync(SiteVisitor visitor, string address, string items, string? part)
    {
        var page = await visitor.OpenAsync(address);
        var seen = new List<IElement>(ItemsOf(page, items));
        for (var i = 1; page.QuerySelector("#more a") is { } more; i++)
        {
            i.ShouldBeLessThan(PagesMax, "The list does not end");
            page = await visitor.OpenAsync(more.GetAttribute("href")!, part);
            seen.AddRange(ItemsOf(page, items));
        }

        return seen;
    }

    // A part's items stand in a template.
    private static IEnumerable<IElement> ItemsOf(IParentNode page, string items) => page.QuerySelectorAll(items).Concat(
        page.QuerySelectorAll<IHtmlTemplateElement>("template").SelectMany(template => template.Content.QuerySelectorAll(items)));
}
