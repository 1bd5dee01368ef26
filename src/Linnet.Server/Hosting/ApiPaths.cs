namespace Linnet.Server.Hosting;

/// <summary>Which addresses are the API's; all others are the site's.</summary>
internal static class ApiPaths
{
    /// <summary>What they begin with; deploy/aws sends the same ones to the API.</summary>
    public static IReadOnlyList<PathString> Starts { get; } =
        ["/api", "/oauth", "/media", "/.well-known", "/nodeinfo", "/openapi", "/logs", "/livez", "/readyz"];

    // Among the API's addresses by its standard, but a page.
    private static readonly PathString Consent = "/oauth/authorize";

    /// <summary>True for an address of the API.</summary>
    public static bool Own(PathString path)
    {
        if (path.StartsWithSegments(Consent))
        {
            return false;
        }

        foreach (var start in Starts)
        {
            if (path.StartsWithSegments(start))
            {
                return true;
            }
        }

        return false;
    }
}
