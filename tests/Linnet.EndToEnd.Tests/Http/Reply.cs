using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Linnet.EndToEnd.Tests.Http;

/// <summary>An answer, read to its end.</summary>
internal sealed partial record Reply(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as JSON; fails the test when it is none.</summary>
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The addresses of the <c>Link</c> header by relation, in the header's order.</summary>
    public IReadOnlyList<KeyValuePair<string, Uri>> Links =>
    [
        .. from link in LinkPart().Matches(Header("Link") ?? "")
           select KeyValuePair.Create(link.Groups["rel"].Value, new Uri(link.Groups["uri"].Value)),
    ];

    /// <summary>The path and query that lead to older items; null when there are none.</summary>
    public string? Next => Link("next");

    /// <summary>The path and query that lead to newer items; null when there are none.</summary>
    public string? Prev => Link("prev");

    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply((int)response.StatusCode, headers, body);
    }

    /// <summary>A header's value; null when it is not there.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The <c>error</c> of the body; null when it has none.</summary>
    public string? Error()
    {
        try
        {
            return Json is { ValueKind: JsonValueKind.Object } json
                && json.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.String
                ? error.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The property of the body with this name, as text.</summary>
    public string TextOf(string property) => Json.GetProperty(property).GetString()!;

    /// <summary>The ids of a list of entities.</summary>
    public IReadOnlyList<string> Ids() => [.. Json.EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    public override string ToString() => $"{Status}: {Text}";

    [GeneratedRegex("""<(?<uri>[^>]+)>; rel="(?<rel>\w+)"(, |$)""")]
    private static partial Regex LinkPart();

    private string? Link(string relation) =>
        Links.FirstOrDefault(link => link.Key == relation).Value?.PathAndQuery;
}
