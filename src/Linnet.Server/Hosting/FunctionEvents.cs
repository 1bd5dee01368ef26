using System.Text.Json;
using Linnet.Aws;
using Linnet.Aws.Functions;

namespace Linnet.Server.Hosting;

/// <summary>
/// <c>/events</c>: what AWS Lambda hands to a function that serves no people, posted by the Lambda Web Adapter of the same sandbox. Only
/// those functions have this address, and nothing leads to them from outside.
/// </summary>
internal static class FunctionEvents
{
    private const string Path = "/events";

    public static void MapEvents(this IEndpointRouteBuilder routes, AwsFunction function) =>
        routes.MapPost(Path, (HttpContext context, QueueFunction worker, CancellationToken ct) => RunAsync(context, worker, function, ct));

    private static async Task<IResult> RunAsync(HttpContext context, QueueFunction worker, AwsFunction function, CancellationToken ct)
    {
        try
        {
            var handed = await context.Request.ReadFromJsonAsync(FunctionJson.Default.QueueEvent, ct)
                ?? throw new JsonException("The event is null.");
            return TypedResults.Json(await worker.RunAsync(function, handed, ct), FunctionJson.Default.QueueAnswer);
        }
        catch (JsonException exception)
        {
            // Lambda takes this for a failure of the whole event.
            return TypedResults.BadRequest($"This is no event of SQS: {exception.Message}");
        }
    }
}
