namespace Linnet.Protocol.Client;

/// <summary>The parts beside a page, as its <c>Link</c> header names them.</summary>
/// <param name="MaxId">The <c>max_id</c> of <c>rel="next"</c>.</param>
/// <param name="MinId">The <c>min_id</c>, or else the <c>since_id</c>, of <c>rel="prev"</c>.</param>
internal readonly record struct LinkHeader(string? MaxId, string? MinId)
{
    /// <summary>Reads the header's values; what cannot be understood is passed over.</summary>
    public static LinkHeader Parse(IEnumerable<string> values)
    {
        string? maxId = null;
        string? minId = null;
        foreach (var (address, relation) in values.SelectMany(Links))
        {
            if (relation.Equals("next", StringComparison.OrdinalIgnoreCase))
            {
                maxId ??= Parameter(address, "max_id");
            }
            else if (relation.Equals("prev", StringComparison.OrdinalIgnoreCase))
            {
                minId ??= Parameter(address, "min_id") ?? Parameter(address, "since_id");
            }
        }

        return new LinkHeader(maxId, minId);
    }

    private static IEnumerable<(string Address, string Relation)> Links(string value)
    {
        // An address may contain commas and semicolons: what is between < and > is cut out first.
        var at = 0;
        while (value.IndexOf('<', at) is >= 0 and var open && value.IndexOf('>', open) is >= 0 and var close)
        {
            var next = value.IndexOf('<', close);
            var parameters = value[(close + 1)..(next < 0 ? value.Length : next)];
            at = close + 1;
            foreach (var parameter in parameters.Split([';', ','], StringSplitOptions.TrimEntries))
            {
                if (parameter.StartsWith("rel=", StringComparison.OrdinalIgnoreCase))
                {
                    yield return (value[(open + 1)..close], parameter["rel=".Length..].Trim('"'));
                }
            }
        }
    }

    private static string? Parameter(string address, string name)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        foreach (var pair in query < 0 ? [] : address[(query + 1)..].Split('&'))
        {
            if (pair.StartsWith(name, StringComparison.Ordinal) && pair.AsSpan(name.Length) is ['=', _, ..])
            {
                return Uri.UnescapeDataString(pair[(name.Length + 1)..]);
            }
        }

        return null;
    }
}
