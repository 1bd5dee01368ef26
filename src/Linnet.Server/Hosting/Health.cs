using Linnet.Core.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linnet.Server.Hosting;

/// <summary><c>/livez</c>: the process runs. <c>/readyz</c>: it can serve, that is, its store answers and it is not stopping.</summary>
internal static partial class Health
{
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/livez", () => TypedResults.Text("ok\n"))
            .DisableRateLimiting()
            .WithTags("Health").WithSummary("The process runs")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        routes.MapGet("/readyz", ReadyAsync)
            .DisableRateLimiting()
            .WithTags("Health").WithSummary("The store answers, and the server is not stopping")
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .Produces<string>(StatusCodes.Status503ServiceUnavailable, "text/plain");
    }

    private static async Task<IResult> ReadyAsync(
        IAccountStore accounts, IHostApplicationLifetime host, ILoggerFactory logs, CancellationToken ct)
    {
        if (host.ApplicationStopping.IsCancellationRequested)
        {
            return NotReady("stopping");
        }

        try
        {
            // Credentials are read from the store itself, never from a cache.
            await accounts.FindCredentialsAsync(0, ct).AsTask().WaitAsync(StoreTimeout, ct);
            return TypedResults.Text("ok\n");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotReady(logs.CreateLogger("Linnet.Server.Health"), exception);
            return NotReady("the store does not answer");
        }
    }

    private static ContentHttpResult NotReady(string why) =>
        TypedResults.Text($"{why}\n", statusCode: StatusCodes.Status503ServiceUnavailable);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The store does not answer")]
        public static partial void NotReady(ILogger logger, Exception exception);
    }
}
