using Linnet.Api.Entities;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core;
using Linnet.Core.Jobs;
using Linnet.Protocol.Admin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Admin;

/// <summary>Jobs of the fan-out that failed too often: Linnet's own routes, for operators.</summary>
internal static class AdminJobEndpoints
{
    public static void MapAdminJobs(this IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/api/v1/admin/jobs/dead").WithTags("Admin");
        jobs.MapGet("/", ListAsync).RequireOperator("admin:read:jobs")
            .WithQuery("after", "The id of the last job that is known")
            .WithQuery("limit", $"Most jobs, 1 to {Limits.PageItemsMax}", kind: ParameterKind.Number)
            .WithSummary("Lists the jobs that failed too often and were set aside, oldest first");
        jobs.MapPost("/retry", RetryAsync).RequireOperator("admin:write:jobs")
            .WithSummary("Sends jobs again that were set aside: those that are named, or all");
    }

    private static async Task<Answer<DeadJobPage>> ListAsync(HttpRequest request, IJobQueue queue, CancellationToken ct)
    {
        if (!request.Query.Limit().Succeeded(out var limit, out var refusal))
        {
            return refusal;
        }

        var jobs = await queue.ListAsync(setAsideOnly: true, request.Query.Last("after"), limit, ct);
        return new DeadJobPage([.. jobs.Select(Show)], jobs.Count == limit ? jobs[^1].Id : null);
    }

    private static async Task<Answer<RetriedJobs>> RetryAsync(Body<RetryJobsRequest> body, IJobQueue queue, CancellationToken ct)
    {
        var (all, ids) = (body.Value.All is true, body.Value.Ids ?? []);
        if (all == ids.Count > 0)
        {
            return Problem.Invalid("ids", "must name some jobs, or else all must be true");
        }

        if (ids.Count > Limits.LookUpIds)
        {
            return Problem.Invalid("ids", $"must be at most {Limits.LookUpIds} jobs");
        }

        if (all)
        {
            return new RetriedJobs(await queue.RetryAsync(null, ct));
        }

        var sent = 0;
        foreach (var id in ids)
        {
            sent += await queue.RetryAsync(id, ct);
        }

        return new RetriedJobs(sent);
    }

    private static DeadJob Show(JobInfo job) => new()
    {
        Id = job.Id,
        Kind = job.Kind is JobKind.PostStatus ? "post-status" : "update-feed",
        StatusId = job.StatusId.ToApi(),
        AuthorId = job.AuthorId.ToApi(),
        Part = job.Number,
        Attempts = job.Attempts,
        Error = job.Error,
        CreatedAt = job.CreatedAt,
    };
}
