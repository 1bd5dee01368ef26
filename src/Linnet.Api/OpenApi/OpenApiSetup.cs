using Linnet.Api.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Api.OpenApi;

/// <summary>Describes every endpoint for programs, at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiSetup
{
    /// <summary>Adds what writes the description.</summary>
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services
        .AddSingleton<ApiDescription>()
        .AddOpenApi(ApiDescription.Name, static options =>
        {
            options.AddDocumentTransformer<DocumentDetails>();
            options.AddOperationTransformer<OperationDetails>();
            options.AddSchemaTransformer<SchemaDetails>();
        });

    /// <summary>Maps the description; it does not describe itself.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder routes) => routes
        .MapGet($"/openapi/{ApiDescription.Name}.json", ShowAsync)
        .ExcludeFromDescription();

    private static async Task<FileContentHttpResult> ShowAsync(HttpResponse response, ApiDescription description)
    {
        response.Headers.CacheControl = "public, max-age=60";
        return TypedResults.Bytes(await description.ReadAsync(), Json.ContentType);
    }
}
