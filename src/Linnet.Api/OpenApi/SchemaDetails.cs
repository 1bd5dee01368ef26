using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Linnet.Api.OpenApi;

/// <summary>Says of schemas what the framework cannot know: how our converters write, and that every member is sent.</summary>
internal sealed class SchemaDetails : IOpenApiSchemaTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
        {
            schema.Type = JsonSchemaType.String | (type == typeof(DateTimeOffset) ? 0 : JsonSchemaType.Null);
            schema.Format = "date-time";
        }
        else if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (schema.Properties is { Count: > 0 } && !IsRequest(type))
        {
            schema.Required = context.JsonTypeInfo.Properties.Where(IsAlwaysSent).Select(property => property.Name).ToHashSet();
        }

        return Task.CompletedTask;
    }

    /// <summary>Requests may leave out what they do not ask for.</summary>
    private static bool IsRequest(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal);

    private static bool IsAlwaysSent(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: true) != true;
}
