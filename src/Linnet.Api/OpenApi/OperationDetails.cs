using System.Reflection;
using Linnet.Api.Compat;
using Linnet.Api.Http;
using Linnet.Core;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;

namespace Linnet.Api.OpenApi;

/// <summary>Says of each operation what its endpoint tells and the framework does not read: parameters, and who may call it.</summary>
internal sealed class OperationDetails : IOpenApiOperationTransformer
{
    private static readonly RequestParameter[] PageParameters =
    [
        new("max_id", "Only items below this id"),
        new("since_id", "Only items above this id, the newest of them"),
        new("min_id", "Only items above this id, those next to it"),
        new(
            "limit",
            $"Most items, 1 to {Limits.PageItemsMax}; {Limits.PageItemsDefault} unless told otherwise",
            Kind: ParameterKind.Number),
    ];

    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        SetRouteParameters(operation.Parameters, context.Description.RelativePath ?? "");
        AddOtherParameters(operation.Parameters, metadata);
        AddFiles(operation.RequestBody, metadata);
        if (metadata.OfType<AccessPolicy>().LastOrDefault() is { } policy)
        {
            operation.Security = Security(policy, context.Document!);
        }

        if (metadata.OfType<EmptyList>().Any())
        {
            operation.Responses!["200"] = EmptyListResponse();
        }

        return Task.CompletedTask;
    }

    /// <summary>Every part of the path is a text; ids are made of digits, and too long for numbers of some languages.</summary>
    private static void SetRouteParameters(IList<IOpenApiParameter> parameters, string path)
    {
        foreach (var part in RoutePatternFactory.Parse(path).Parameters)
        {
            if (parameters.FirstOrDefault(parameter => parameter.Name == part.Name) is { } framework)
            {
                parameters.Remove(framework);
            }

            parameters.Add(new OpenApiParameter
            {
                Name = part.Name,
                In = ParameterLocation.Path,
                Required = true,
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Pattern = part.Name == "id" ? "^[0-9]+$" : null,
                },
            });
        }
    }

    private static void AddOtherParameters(IList<IOpenApiParameter> parameters, IList<object> metadata)
    {
        var isPaged = metadata.OfType<MethodInfo>()
            .SelectMany(method => method.GetParameters())
            .Any(parameter => parameter.ParameterType == typeof(PageQuery));
        foreach (var parameter in metadata.OfType<RequestParameter>().Concat(isPaged ? PageParameters : []))
        {
            parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                Description = parameter.Description,
                In = parameter.IsHeader ? ParameterLocation.Header : ParameterLocation.Query,
                Required = parameter.Required,
                Schema = SchemaOf(parameter),
            });
        }
    }

    private static OpenApiSchema SchemaOf(RequestParameter parameter)
    {
        var value = new OpenApiSchema
        {
            Type = parameter.Kind switch
            {
                ParameterKind.Number => JsonSchemaType.Integer,
                ParameterKind.Flag => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
        };
        return parameter.Name.EndsWith("[]", StringComparison.Ordinal)
            ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = value }
            : value;
    }

    private static void AddFiles(IOpenApiRequestBody? body, IList<object> metadata)
    {
        var files = metadata.OfType<RequestFile>().ToDictionary(
            file => file.Name,
            IOpenApiSchema (file) => new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Format = "binary",
                Description = file.Description,
            });
        if (files.Count > 0 && body?.Content?.TryGetValue("multipart/form-data", out var parts) == true && parts.Schema is { } fields)
        {
            parts.Schema = new OpenApiSchema
            {
                AllOf = [fields, new OpenApiSchema { Type = JsonSchemaType.Object, Properties = files }],
            };
        }
    }

    /// <summary>One of the scopes is enough, hence one requirement for each; an empty one where a token may be left out.</summary>
    private static List<OpenApiSecurityRequirement> Security(AccessPolicy policy, OpenApiDocument document)
    {
        OpenApiSecurityRequirement Needs(params string[] scopes) =>
            new() { [new OpenApiSecuritySchemeReference(DocumentDetails.OAuth, document)] = [.. scopes] };

        List<OpenApiSecurityRequirement> ways = [.. policy.Scopes.Select(scope => Needs(scope))];
        if (ways.Count == 0)
        {
            ways.Add(Needs());
        }

        if (policy.Kind is AccessKind.Optional)
        {
            ways.Add([]);
        }

        return ways;
    }

    private static OpenApiResponse EmptyListResponse() => new()
    {
        Description = "An empty list",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Array, MaxItems = 0 } },
        },
    };
}
