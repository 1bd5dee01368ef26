using System.Text;
using System.Text.Json.Nodes;

namespace Linnet.Testing.Aws.Capacity;

/// <summary>How large DynamoDB takes an item to be, by the rules of its developer guide ("Item sizes and formats").</summary>
internal static class ItemSize
{
    private const int DocumentBytes = 3;
    private const int ElementBytes = 1;

    /// <summary>Bytes of an item in DynamoDB's JSON; 0 when there is none.</summary>
    public static int Of(JsonObject? item) =>
        item?.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + OfValue(attribute.Value!.AsObject())) ?? 0;

    private static int OfValue(JsonObject value)
    {
        var (type, content) = value.Single();
        return type switch
        {
            "S" => OfText(content),
            "N" => OfNumber(content),
            "B" => OfBinary(content),
            "BOOL" or "NULL" => 1,
            "SS" => content!.AsArray().Sum(OfText),
            "NS" => content!.AsArray().Sum(OfNumber),
            "BS" => content!.AsArray().Sum(OfBinary),
            "L" => DocumentBytes + content!.AsArray().Sum(element => ElementBytes + OfValue(element!.AsObject())),
            "M" => DocumentBytes + (ElementBytes * content!.AsObject().Count) + Of(content.AsObject()),
            _ => throw new NotSupportedException($"There is no size for the type {type}."),
        };
    }

    private static int OfText(JsonNode? text) => Encoding.UTF8.GetByteCount((string)text!);

    /// <summary>A byte for two significant digits, and one.</summary>
    private static int OfNumber(JsonNode? number)
    {
        var mantissa = ((string)number!).Split('e', 'E')[0];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('-', '+', '0').TrimEnd('0').Length;
        return ((digits + 1) / 2) + 1;
    }

    private static int OfBinary(JsonNode? base64)
    {
        var text = (string)base64!;
        return (text.Length * 3 / 4) - text.Count(character => character == '=');
    }
}
