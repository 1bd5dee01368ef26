using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Linnet.Api.OpenApi;

/// <summary>The description of the API, written once: it depends on no request, and writing it takes time.</summary>
internal sealed class ApiDescription([FromKeyedServices(ApiDescription.Name)] IOpenApiDocumentProvider documents)
{
    /// <summary>The description's name.</summary>
    public const string Name = "v1";

    private readonly Lock _gate = new();
    private Task<byte[]>? _written;

    /// <summary>The description as JSON. An attempt that fails is made again by the next caller.</summary>
    public Task<byte[]> ReadAsync()
    {
        lock (_gate)
        {
            return _written is { IsFaulted: false } ? _written : _written = WriteAsync();
        }
    }

    private async Task<byte[]> WriteAsync()
    {
        // Not cancelled with the request: others may be waiting for the same.
        var document = await documents.GetOpenApiDocumentAsync(CancellationToken.None);
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return json.ToArray();
    }
}
