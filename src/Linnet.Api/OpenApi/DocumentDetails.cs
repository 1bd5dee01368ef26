using Linnet.Api.Discovery;
using Linnet.Api.Instances;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Linnet.Api.OpenApi;

/// <summary>Says what the API is and how one signs in.</summary>
internal sealed class DocumentDetails(EndpointDataSource endpoints) : IOpenApiDocumentTransformer
{
    /// <summary>The name of the way to sign in.</summary>
    public const string OAuth = "OAuth2";

    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "Linnet",
            Version = ServerVersion.Own,
            Description = "A microblogging server with the client API of Mastodon. Ids are decimal texts. Lists are paged by the "
                + "Link header. Every error is {\"error\": …}. Bodies may be JSON or forms.",
            License = new() { Name = "MIT" },
        };

        // The document holds for every address under which the server is reached.
        document.Servers = [new() { Url = "/" }];
        var scopes = ServerMetadata.ScopesOf(endpoints).ToDictionary(scope => scope, Explain);
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [OAuth] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Description = "Sent as Authorization: Bearer TOKEN.",
                Flows = new()
                {
                    AuthorizationCode = new()
                    {
                        AuthorizationUrl = new("/oauth/authorize", UriKind.Relative),
                        TokenUrl = new("/oauth/token", UriKind.Relative),
                        Scopes = scopes,
                    },
                    ClientCredentials = new() { TokenUrl = new("/oauth/token", UriKind.Relative), Scopes = scopes },
                    Password = new() { TokenUrl = new("/oauth/token", UriKind.Relative), Scopes = scopes },
                },
            },
        };
        return Task.CompletedTask;
    }

    private static string Explain(string scope)
    {
        var (root, part) = scope.Split(':') is [var before, var after] ? (before, after) : (scope, null);
        return part is null ? $"Everything that begins with {root}" : $"To {root} {part}";
    }
}
