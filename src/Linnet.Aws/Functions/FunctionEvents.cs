using System.Text.Json;
using Linnet.Aws.Statuses;
using Linnet.Core.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Linnet.Aws.Functions;

/// <summary>
/// <c>/events</c>: what AWS Lambda hands to a function that serves no people, posted by the Lambda Web Adapter of the same sandbox. Only
/// those functions have this address, and nothing leads to them from outside.
/// </summary>
public static partial class FunctionEvents
{
    private const string Path = "/events";

    // A sweep or a purge does a bounded part; a minute later the schedule calls again.
    private const int RoundsMax = 50;

    /// <summary>Maps the address of a function.</summary>
    public static void MapEvents(this IEndpointRouteBuilder routes, AwsFunction function)
    {
        if (function is AwsFunction.Housekeeping)
        {
            routes.MapPost(Path, KeepHouseAsync);
        }
        else
        {
            routes.MapPost(Path, (HttpContext context, QueueFunction worker, CancellationToken ct) => RunAsync(context, worker, function, ct));
        }
    }

    private static async Task<IResult> RunAsync(HttpContext context, QueueFunction worker, AwsFunction function, CancellationToken ct)
    {
        try
        {
            var handed = await JsonSerializer.DeserializeAsync(context.Request.Body, FunctionJson.Default.QueueEvent, ct)
                ?? throw new JsonException("The event is null.");
            return TypedResults.Json(await worker.RunAsync(function, handed, ct), FunctionJson.Default.QueueAnswer);
        }
        catch (JsonException exception)
        {
            // Lambda takes this for a failure of the whole event.
            return TypedResults.BadRequest($"This is no event of SQS: {exception.Message}");
        }
    }

    private static async Task<IResult> KeepHouseAsync(
        HandOver handOver, IAccountStore accounts, ILoggerFactory logs, CancellationToken ct)
    {
        try
        {
            for (var round = 0; round < RoundsMax && await handOver.SweepAsync(ct) > 0; round++)
            {
            }

            for (var round = 0; round < RoundsMax && await accounts.PurgeAsync(ct); round++)
            {
            }

            return TypedResults.NoContent();
        }
        catch (Exception exception)
        {
            Log.HouseNotKept(logs.CreateLogger(typeof(FunctionEvents)), exception);
            return TypedResults.Text("The work is not done: the log says why", statusCode: StatusCodes.Status500InternalServerError);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What was left unsent or undone could not all be done; the next minute goes on")]
        public static partial void HouseNotKept(ILogger logger, Exception exception);
    }
}
