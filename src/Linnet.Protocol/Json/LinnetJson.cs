using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Linnet.Protocol.Json;

/// <summary>
/// How the entities and requests of this room become JSON and come back. Names are in snake case, times in UTC with
/// milliseconds and <c>Z</c>, days as <c>yyyy-MM-dd</c>. Nothing is found out by reflection.
/// </summary>
public static class LinnetJson
{
    /// <summary>
    /// For entities, both ways. Null is written, because clients count on every documented field. Letters of all
    /// scripts stay as they are; what could end a script or an attribute in HTML is escaped.
    /// </summary>
    /// <remarks>
    /// A generated reader sets every property: one that is missing from the JSON is null or zero, whatever its
    /// initial value says. A missing required one is a <see cref="JsonException"/>.
    /// </remarks>
    public static JsonSerializerOptions Options { get; } = Create(Configure);

    /// <summary>
    /// For reading requests, also those that were forms: a truth may be <c>true</c>, <c>1</c>, <c>on</c> and the like, a
    /// number or an id may be a text or a number, and one text may stand for a list of one. A value of another sort
    /// is a <see cref="JsonException"/> whose message says what would be right and whose path names the field.
    /// </summary>
    public static JsonSerializerOptions LenientOptions { get; } = Create(options =>
    {
        Configure(options);
        options.MaxDepth = 16;
        options.NumberHandling = JsonNumberHandling.AllowReadingFromString;
        options.Converters.Add(new LenientBooleanConverter());
        options.Converters.Add(new LenientTextConverter());
        options.Converters.Add(new LenientListConverter());
    });

    /// <summary>For writing requests: null, which asks for nothing, is left out.</summary>
    internal static JsonSerializerOptions RequestOptions { get; } = Create(options =>
    {
        Configure(options);
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
    });

    /// <summary>Makes options that belong to somebody else, such as a web framework, agree with <see cref="Options"/>.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new TimestampConverter());
        options.TypeInfoResolverChain.Insert(0, ProtocolJsonContext.Default);
    }

    /// <summary>
    /// How <typeparamref name="T"/>, an entity or a list of them, is written and read under <see cref="Options"/>.
    /// </summary>
    /// <exception cref="NotSupportedException">The type is none of this room.</exception>
    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create(Action<JsonSerializerOptions> configure)
    {
        var options = new JsonSerializerOptions();
        configure(options);
        options.MakeReadOnly();
        return options;
    }
}
