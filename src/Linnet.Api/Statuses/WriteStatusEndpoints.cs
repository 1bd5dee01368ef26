using Linnet.Api.Apps;
using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core.Accounts;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Linnet.Protocol.Statuses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Status = Linnet.Protocol.Statuses.Status;

namespace Linnet.Api.Statuses;

/// <summary>
/// Posting, editing and deleting. Whatever the answer shows is looked up before the change: once it is made, nothing can fail any
/// more, so that no client posts twice.
/// </summary>
internal static class WriteStatusEndpoints
{
    private const string IdempotencyKey = "Idempotency-Key";

    public static void MapWriteStatuses(this IEndpointRouteBuilder routes)
    {
        var statuses = routes.MapGroup("/api/v1/statuses").WithTags("Statuses").RequireUser("write:statuses");
        statuses.MapPost("/", PostAsync).LimitRate(RateLimited.Post)
            .WithHeader("Idempotency-Key", "A mark of the client's for this post, so that it can try again")
            .WithSummary("Posts a status; the same Idempotency-Key again answers the first one");
        statuses.MapPut("/{id:long}", EditAsync).LimitRate(RateLimited.Post).WithSummary("Edits a status of the caller's");
        statuses.MapDelete("/{id:long}", DeleteAsync).WithSummary("Deletes a status of the caller's, and answers its text");
    }

    private static async Task<Answer<Status>> PostAsync(
        Body<CreateStatusRequest> body,
        HttpRequest http,
        Caller caller,
        WriteStatus write,
        IAccountStore accounts,
        IAppStore apps,
        ApiUrls urls,
        CancellationToken ct)
    {
        var request = body.Value;
        if (StatusRules.Refuse(request) is { } problem)
        {
            return problem;
        }

        if (await accounts.FindAsync(caller.AccountId, ct) is not { } author)
        {
            return Problem.NotFound();
        }

        var app = await apps.FindAppAsync(caller.Session, ct);
        var draft = new Draft(request.Status, request.SpoilerText, request.Sensitive ?? false, request.Language);
        var key = http.Headers[IdempotencyKey].LastOrDefault();
        var posted = await write.PostAsync(caller.AccountId, draft, key, caller.Session.AppId, ct);
        if (!posted.Succeeded(out var status, out var refusal))
        {
            return refusal;
        }

        if (status.Id > author.LastStatusId)
        {
            author = author with { Statuses = author.Statuses + 1, LastStatusId = status.Id };
        }

        return StatusMapper.Of(new(status, author, app, status.Likes, IsLiked: false), urls, caller.AccountId);
    }

    private static async Task<Answer<Status>> EditAsync(
        long id,
        Body<EditStatusRequest> body,
        Caller caller,
        WriteStatus write,
        StatusLoader loader,
        ApiUrls urls,
        CancellationToken ct)
    {
        var request = body.Value;
        if (await loader.FindAsync(id, caller.AccountId, ct) is not { } view || view.Author.Id != caller.AccountId)
        {
            return Problem.NotFound();
        }

        if (StatusRules.Refuse(request) is { } problem)
        {
            return problem;
        }

        var language = string.IsNullOrEmpty(request.Language) ? view.Status.Content.Language : request.Language;
        var draft = new Draft(request.Status, request.SpoilerText, request.Sensitive ?? false, language);
        var edited = await write.EditAsync(caller.AccountId, id, draft, ct);
        return edited.Succeeded(out var status, out var refusal)
            ? StatusMapper.Of(view with { Status = status }, urls, caller.AccountId)
            : refusal;
    }

    private static async Task<Answer<Status>> DeleteAsync(
        long id, Caller caller, WriteStatus write, StatusLoader loader, ApiUrls urls, CancellationToken ct)
    {
        if (await loader.FindAsync(id, caller.AccountId, ct) is not { } view || view.Author.Id != caller.AccountId)
        {
            return Problem.NotFound();
        }

        var deleted = await write.DeleteAsync(caller.AccountId, id, ct);
        if (!deleted.Succeeded(out var status, out var refusal))
        {
            return refusal;
        }

        var author = view.Author with { Statuses = Math.Max(0, view.Author.Statuses - 1) };
        return StatusMapper.Deleted(view with { Status = status, Author = author }, urls);
    }
}
