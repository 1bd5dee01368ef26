using Linnet.Api.Http;
using Linnet.Api.Instances;
using Linnet.Api.RequestLog;
using Linnet.Api.Streaming;
using Linnet.Core.Diagnostics;
using Linnet.Core.Jobs;
using Linnet.Core.Likes;
using Linnet.Core.Statuses;
using Linnet.Protocol;
using Linnet.Protocol.Admin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.Admin;

/// <summary>Everybody's statuses in the hands of operators, and how the server is doing: Linnet's own routes.</summary>
internal static class AdminServerEndpoints
{
    public static void MapAdminServer(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/api/v1/admin").WithTags("Admin");
        admin.MapDelete("/statuses/{id:long}", RemoveAsync).RequireOperator("admin:write:statuses")
            .WithSummary("Deletes anybody's status");
        admin.MapGet("/figures", ShowAsync).RequireOperator("admin:read")
            .WithSummary("Shows how the server is doing: counts, queues, streams, caches, memory");
    }

    private static async Task<Answer<Empty>> RemoveAsync(long id, WriteStatus write, CancellationToken ct) =>
        (await write.RemoveAsync(id, ct)).Succeeded(out _, out var refusal) ? new Empty() : refusal;

    /// <summary>Everything is counted already, or along an index and with a bound.</summary>
    private static async Task<Answer<ServerFigures>> ShowAsync(
        IStatusStore statuses,
        IJobQueue queue,
        LikeBatcher likes,
        StreamHub streams,
        StoreCounters counters,
        CallLog log,
        TimeProvider time,
        CancellationToken ct)
    {
        var (accountCount, statusCount) = await statuses.CountAsync(ct);
        var jobs = await queue.CountAsync(ct);
        var operations = counters.Operations;
        return new ServerFigures
        {
            Version = ServerVersion.Own,
            StartedAt = log.Since,
            UptimeSeconds = (long)(time.GetUtcNow() - log.Since).TotalSeconds,
            MemoryBytes = Environment.WorkingSet,
            Accounts = accountCount,
            Statuses = statusCount,
            PostStatusJobs = jobs.PostStatus,
            UpdateFeedJobs = jobs.UpdateFeed,
            DeadJobs = jobs.SetAside,
            UnsentLikes = likes.UnsentCount,
            OpenStreams = streams.OpenCount,
            Calls = log.Calls,
            DatabaseReads = operations.Sum(operation => operation.Reads),
            DatabaseWrites = operations.Sum(operation => operation.Writes),
            CacheHits = operations.Sum(operation => operation.CacheHits),
            CacheMisses = operations.Sum(operation => operation.CacheMisses),
        };
    }
}
