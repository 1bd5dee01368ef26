using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Linnet.Api.Http;

/// <summary>
/// Makes the JSON that a form or a query stands for: <c>a[b]=1</c> is <c>{"a":{"b":"1"}}</c>, <c>a[]=1&amp;a[]=2</c> is
/// <c>{"a":["1","2"]}</c>, and of <c>a=1&amp;a=2</c> the last counts.
/// </summary>
internal static class FieldTree
{
    private const int DepthMax = 5;

    /// <summary>Adds pairs to <paramref name="root"/>; they replace what it has under the same name.</summary>
    /// <returns>What is wrong with one of them; null: nothing.</returns>
    public static Problem? Add(JsonObject root, IEnumerable<KeyValuePair<string, StringValues>> pairs)
    {
        var added = new JsonObject();
        foreach (var (name, values) in pairs)
        {
            if (values.Any(value => value?.Contains((char)Rune.ReplacementChar.Value, StringComparison.Ordinal) ?? false))
            {
                // Decoding puts the replacement character where bytes were no UTF-8.
                return Problem.Invalid(name, "is not valid UTF-8");
            }

            if (Path(name) is not { } path || !Put(added, path, values))
            {
                return Problem.Invalid(name, "is not understood: a field has one value, a list (name[]) or parts (name[part])");
            }
        }

        foreach (var (name, value) in added.ToArray())
        {
            added.Remove(name);
            root[name] = value;
        }

        return null;
    }

    /// <summary><c>a[b][]</c> is a, b and the empty text; null when brackets are out of order.</summary>
    private static string[]? Path(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            return [name];
        }

        if (open == 0 || name[^1] != ']')
        {
            return null;
        }

        string[] path = [name[..open], .. name[(open + 1)..^1].Split("][")];
        var ordered = path.Length <= DepthMax
            && !path.Any(part => part.AsSpan().ContainsAny('[', ']'))
            && Array.IndexOf(path, "") is var list && (list < 0 || list == path.Length - 1);
        return ordered ? path : null;
    }

    private static bool Put(JsonObject root, string[] path, StringValues values)
    {
        var isList = path[^1].Length == 0 && path.Length > 1;
        var parts = isList ? path[..^1] : path;
        var parent = root;
        foreach (var part in parts[..^1])
        {
            if (!parent.TryGetPropertyValue(part, out var child))
            {
                parent[part] = child = new JsonObject();
            }

            if (child is not JsonObject inner)
            {
                return false;
            }

            parent = inner;
        }

        JsonNode? leaf = isList
            ? new JsonArray([.. values.Select(value => JsonValue.Create(value))])
            : JsonValue.Create(values.Count == 0 ? "" : values[^1]);
        return parent.TryAdd(parts[^1], leaf);
    }
}
