namespace Linnet.Browser.Tests.Browsing;

/// <summary>Finds things within a part of a page as people do, by what they are called.</summary>
internal static class Parts
{
    /// <summary>The link of this name.</summary>
    public static ILocator Link(this ILocator part, string name) => part.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>The button of this name.</summary>
    public static ILocator Button(this ILocator part, string name) => part.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The like button of a status, which tells its count too.</summary>
    public static ILocator LikeButton(this ILocator card) => card.GetByRole(AriaRole.Button, new() { NameString = "Like" });
}
