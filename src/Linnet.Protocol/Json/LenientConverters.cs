using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linnet.Protocol.Json;

/// <summary>Reads a truth from what forms and clients send for it; an empty text is the same as nothing.</summary>
internal sealed class LenientBooleanConverter : JsonConverter<bool?>
{
    private static readonly string[] Yes = ["true", "1", "on", "t", "yes"];
    private static readonly string[] No = ["false", "0", "off", "f", "no"];

    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
        }

        var text = ScalarText.Of(ref reader);
        return text switch
        {
            "" => null,
            not null when Yes.Contains(text, StringComparer.OrdinalIgnoreCase) => true,
            not null when No.Contains(text, StringComparer.OrdinalIgnoreCase) => false,
            _ => throw new JsonException("Expected true or false."),
        };
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } known)
        {
            writer.WriteBooleanValue(known);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>Reads a text also from a number or a truth: some clients send ids as numbers.</summary>
internal sealed class LenientTextConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ScalarText.Of(ref reader) ?? throw new JsonException("Expected a text.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>Reads a list of texts; a single one stands for a list of one.</summary>
internal sealed class LenientListConverter : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ScalarText.ListOf(ref reader);

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) =>
        ScalarText.Write(writer, value);
}

/// <summary>Reads a list of addresses; a text may hold several with white space between, which no address contains.</summary>
internal sealed class AddressListConverter : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. ScalarText.ListOf(ref reader).SelectMany(text => text.Split(null as char[], StringSplitOptions.RemoveEmptyEntries))];

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) =>
        ScalarText.Write(writer, value);
}

/// <summary>What the lenient converters share.</summary>
file static class ScalarText
{
    /// <summary>The text of the current value, or null when it is an object, a list or null.</summary>
    public static string? Of(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => TextOf(ref reader),
        JsonTokenType.Number => NumberOf(ref reader),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => null,
    };

    public static List<string> ListOf(ref Utf8JsonReader reader)
    {
        if (Of(ref reader) is { } single)
        {
            return [single];
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Expected a list of texts.");
        }

        var items = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Of(ref reader) ?? throw new JsonException("Expected a list of texts."));
        }

        return items;
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<string> values)
    {
        writer.WriteStartArray();
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8.
            throw new JsonException("Expected a text of valid Unicode.");
        }
    }

    private static string NumberOf(ref Utf8JsonReader reader) =>
        Encoding.ASCII.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
}
