using System.Text;
using Linnet.Api.Http;
using Linnet.Api.OpenApi;
using Linnet.Core.Diagnostics;
using Linnet.Protocol.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Linnet.Api.RequestLog;

/// <summary>What was called, and what reached the database: Linnet's own route, for operators.</summary>
internal static class LogEndpoints
{
    public static void MapLogs(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/logs", ShowAsync).WithTags("Logs").RequireOperator("read")
            .WithSummary("Shows operators every API call since the start, and what reached the database")
            .WithQuery("offset", "Calls to pass over", kind: ParameterKind.Number)
            .WithQuery("limit", "Most calls wanted; an object has at most 1,000", kind: ParameterKind.Number)
            .WithQuery("format", "json (the default), or ndjson: a line for each call")
            .Produces<RequestLogPage>(StatusCodes.Status200OK, "application/json", LogQuery.LinesType);

    private static async Task<IResult> ShowAsync(LogQuery query, CallLog log, StoreCounters counters, CancellationToken ct)
    {
        var state = log.Spool is { } spool ? await spool.FlushAsync(ct) : default;
        var count = Math.Min(query.Limit, Math.Max(0, state.Kept - query.Offset));
        if (query.AsLines)
        {
            return new CallLines(log.Spool, query.Offset, count, state.Dropped);
        }

        Answer<RequestLogPage> answer = new RequestLogPage
        {
            Enabled = log.IsEnabled,
            Since = log.Since,
            Calls = state.Kept + state.Dropped,
            Dropped = state.Dropped,
            Entries = await ListAsync(log.Spool, query.Offset, (int)count, ct),
            Next = query.Offset + count < state.Kept ? query.Offset + count : null,
            Database = DatabaseUseOf(counters),
        };
        return answer;
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> ListAsync(
        CallSpool? spool, long offset, int count, CancellationToken ct)
    {
        if (spool is null || count == 0)
        {
            return [];
        }

        var calls = new List<IReadOnlyList<string>>(count);
        var reader = await spool.OpenAsync(offset, ct);
        while (calls.Count < count)
        {
            if (reader.TryRead(out var method, out var path))
            {
                calls.Add([method, Encoding.UTF8.GetString(path)]);
            }
            else
            {
                await reader.FillAsync(ct);
            }
        }

        return calls;
    }

    private static DatabaseUse DatabaseUseOf(StoreCounters counters)
    {
        var operations = counters.Operations.ToDictionary(
            operation => operation.Name,
            operation => new OperationUse(operation.Reads, operation.Writes, operation.CacheHits, operation.CacheMisses));
        return new()
        {
            Reads = operations.Values.Sum(operation => operation.Reads),
            Writes = operations.Values.Sum(operation => operation.Writes),
            Transactions = counters.Transactions,
            CacheHits = operations.Values.Sum(operation => operation.CacheHits),
            CacheMisses = operations.Values.Sum(operation => operation.CacheMisses),
            ByOperation = operations,
        };
    }
}
