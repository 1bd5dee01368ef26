using System.Text.Json;

namespace Linnet.Api.Tests.OpenApi;

/// <summary>
/// Compares an answer with its schema: the parts of JSON Schema that the description uses. A member that the schema does not name
/// is a fault, too.
/// </summary>
internal sealed class SchemaCheck(JsonElement document)
{
    private readonly List<string> _faults = [];

    /// <summary>Everything that is wrong with the value.</summary>
    public IReadOnlyList<string> Faults(JsonElement value, JsonElement schema)
    {
        _faults.Clear();
        Compare(value, schema, "$");
        return _faults;
    }

    private void Compare(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Compare(value, Resolve(reference.GetString()!), path);
        }
        else if (schema.TryGetProperty("oneOf", out var choices) || schema.TryGetProperty("anyOf", out choices))
        {
            CompareChoices(value, choices, path);
        }
        else if (!HasType(value, schema))
        {
            _faults.Add($"{path} is {value.ValueKind}, not {schema.GetProperty("type")}");
        }
        else if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
        {
            _faults.Add($"{path} is {value}, not one of {words}");
        }
        else if (value.ValueKind is JsonValueKind.Object)
        {
            CompareObject(value, schema, path);
        }
        else if (value.ValueKind is JsonValueKind.Array)
        {
            CompareArray(value, schema, path);
        }
    }

    private void CompareChoices(JsonElement value, JsonElement choices, string path)
    {
        var fits = choices.EnumerateArray().Any(choice => new SchemaCheck(document).Faults(value, choice).Count == 0);
        if (!fits)
        {
            // The last choice is the one beside null: its faults say most.
            Compare(value, choices.EnumerateArray().Last(), path);
        }
    }

    private void CompareObject(JsonElement value, JsonElement schema, string path)
    {
        var isOpen = !schema.TryGetProperty("properties", out var properties);
        if (schema.TryGetProperty("required", out var required))
        {
            _faults.AddRange(required.EnumerateArray()
                .Where(name => !value.TryGetProperty(name.GetString()!, out _))
                .Select(name => $"{path}.{name} is missing"));
        }

        foreach (var member in value.EnumerateObject())
        {
            if (isOpen)
            {
                if (schema.TryGetProperty("additionalProperties", out var others))
                {
                    Compare(member.Value, others, $"{path}.{member.Name}");
                }
            }
            else if (properties.TryGetProperty(member.Name, out var property))
            {
                Compare(member.Value, property, $"{path}.{member.Name}");
            }
            else
            {
                _faults.Add($"{path}.{member.Name} is not described");
            }
        }
    }

    private void CompareArray(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("maxItems", out var most) && value.GetArrayLength() > most.GetInt32())
        {
            _faults.Add($"{path} has more than {most} items");
        }

        if (schema.TryGetProperty("items", out var items))
        {
            foreach (var (index, item) in value.EnumerateArray().Index())
            {
                Compare(item, items, $"{path}[{index}]");
            }
        }
    }

    private JsonElement Resolve(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (element, name) => element.GetProperty(name));

    private static bool HasType(JsonElement value, JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return true;
        }

        IEnumerable<JsonElement> types = type.ValueKind is JsonValueKind.Array ? type.EnumerateArray() : [type];
        return types.Any(name => (name.GetString(), value.ValueKind) switch
        {
            ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) => true,
            ("array", JsonValueKind.Array) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
            ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
            ("number", JsonValueKind.Number) => true,
            _ => false,
        });
    }
}
