using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Core.Sessions;
using Linnet.Protocol.Apps;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Apps;

/// <summary>Applications that people sign in with.</summary>
internal static class AppEndpoints
{
    public static void MapApps(this IEndpointRouteBuilder routes)
    {
        var apps = routes.MapGroup("/api/v1/apps").WithTags("Apps");
        apps.MapPost("/", RegisterAsync).LimitRate(RateLimited.App).WithSummary("Registers an application");
        apps.MapGet("/verify_credentials", VerifyAsync).RequireScope()
            .WithSummary("Tells which application the token was given to");
    }

    private static async Task<Answer<CredentialApplication>> RegisterAsync(
        Body<CreateAppRequest> body, Authorizations authorizations, CancellationToken ct)
    {
        var request = body.Value;
        var registered = await authorizations.RegisterAsync(
            new(request.ClientName, request.RedirectUris ?? [], request.Scopes, request.Website), ct);
        return registered.Succeeded(out var made, out var refusal)
            ? new CredentialApplication(Of(made.App), made.App.ClientId, made.ClientSecret)
            : refusal;
    }

    private static async Task<Answer<Application>> VerifyAsync(Caller caller, IAppStore apps, CancellationToken ct) =>
        await apps.FindAppAsync(caller.Session, ct) is { } app
            ? Of(app)
            : Problem.Of(StatusCodes.Status403Forbidden, "This token was not given to an application");

    private static Application Of(App app) => new()
    {
        Id = app.Id.ToApi(),
        Name = app.Name,
        Website = app.Website,
        Scopes = app.Scopes.Split(' '),
        RedirectUris = app.RedirectUris.Split('\n'),
        RedirectUri = app.RedirectUris,
    };
}
