namespace Linnet.Web.Http;

/// <summary>Addresses within the site.</summary>
internal static class LocalAddress
{
    // Room for what a program sends people to the consent page with.
    private const int CharsMax = 6000;

    /// <summary>Where to go back to: what a form or link says if that is within the site, or else the start page.</summary>
    public static string Or(string? address, string otherwise = "/") => IsLocal(address) ? address! : otherwise;

    /// <summary>
    /// True for a path on this site, escaped as addresses are. <c>//host</c> and <c>/\host</c> lead to other sites, and browsers drop
    /// tabs and line ends.
    /// </summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..]
        && address.Length <= CharsMax
        && address.All(c => c is > ' ' and <= '~' and not '\\');

    /// <summary>The same address without scheme and host where it is the site's own.</summary>
    public static string Shorten(string address, string siteAddress) =>
        address.StartsWith(siteAddress, StringComparison.Ordinal) && address.Length > siteAddress.Length && address[siteAddress.Length] == '/'
            ? address[siteAddress.Length..]
            : address;
}
