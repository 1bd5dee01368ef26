using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core.Statuses;
using Linnet.Protocol.Statuses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Status = Linnet.Protocol.Statuses.Status;

namespace Linnet.Api.Statuses;

/// <summary>Reading single statuses. A status whose author is suspended is not found.</summary>
internal static class StatusEndpoints
{
    public static void MapStatuses(this IEndpointRouteBuilder routes)
    {
        var statuses = routes.MapGroup("/api/v1/statuses").WithTags("Statuses").OptionalUser("read:statuses");
        statuses.MapGet("/", FindManyAsync)
            .WithQuery("id[]", "The statuses' ids")
            .WithSummary("Finds several statuses; those that do not exist are left out");
        statuses.MapGet("/{id:long}", FindAsync).WithSummary("Finds a status");
        statuses.MapGet("/{id:long}/context", ShowContextAsync).WithSummary("Shows what a status answers and what answers it");
        statuses.MapGet("/{id:long}/history", ListVersionsAsync).WithSummary("Lists a status's versions, oldest first");
        statuses.MapGet("/{id:long}/source", ShowSourceAsync).RequireUser("read:statuses")
            .WithSummary("Shows a status as its author, the caller, wrote it");
    }

    private static async Task<Answer<Status>> FindAsync(
        long id, Caller? caller, StatusLoader loader, ApiUrls urls, CancellationToken ct) =>
        await loader.FindAsync(id, caller?.UserId, ct) is { } view
            ? StatusMapper.Of(view, urls, caller?.UserId)
            : Problem.NotFound();

    private static async Task<StatusesAnswer> FindManyAsync(
        HttpRequest request, Caller? caller, StatusLoader loader, CancellationToken ct) =>
        request.Query.IdList().Succeeded(out var ids, out var refusal)
            ? StatusesAnswer.Of(new(await loader.LoadAsync(ids, caller?.UserId, ct), null, null), caller)
            : refusal;

    private static async Task<Answer<StatusContext>> ShowContextAsync(
        long id, StatusLoader loader, CancellationToken ct) =>
        await loader.FindAsync(id, viewerId: null, ct) is null ? Problem.NotFound() : new StatusContext([], []);

    private static async Task<ListAnswer<StatusEdit>> ListVersionsAsync(
        long id, StatusLoader loader, IStatusStore statuses, ApiUrls urls, CancellationToken ct)
    {
        if (await loader.FindAsync(id, viewerId: null, ct) is not { } view)
        {
            return Problem.NotFound();
        }

        var author = AccountMapper.Of(view.Author, urls);
        var versions = await statuses.ListVersionsAsync(id, ct);
        return versions.Select(version => StatusMapper.Of(version, author, urls)).ToArray();
    }

    private static async Task<Answer<StatusSource>> ShowSourceAsync(
        long id, Caller caller, IStatusStore statuses, CancellationToken ct) =>
        await statuses.FindAsync(id, ct) is { } status && status.AccountId == caller.AccountId
            ? new StatusSource(id.ToApi(), status.Content.Text, status.Content.Spoiler)
            : Problem.NotFound();
}
