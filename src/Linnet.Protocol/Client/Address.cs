namespace Linnet.Protocol.Client;

/// <summary>Makes the addresses of calls, below the server's own.</summary>
internal static class Address
{
    /// <summary>The path with those parameters that have a value.</summary>
    public static Uri Of(string path, params IEnumerable<(string Name, string? Value)> query)
    {
        var parameters = query
            .Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}");
        var text = string.Join('&', parameters);
        return new Uri(text.Length == 0 ? path : $"{path}?{text}", UriKind.Relative);
    }

    /// <summary>
    /// One segment of a path. Nothing, and dots alone, would lead to another path: they become a name that nothing has.
    /// </summary>
    public static string Segment(string text) =>
        text.Trim('.').Length == 0 ? "-" : Uri.EscapeDataString(text);
}
