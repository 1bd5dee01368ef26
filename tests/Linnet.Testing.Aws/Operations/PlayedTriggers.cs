using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Linnet.Aws.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Testing.Aws.Operations;

/// <summary>
/// Plays the parts of AWS Lambda and of EventBridge that start functions: every function of Linnet that is started by queues has a
/// poller, named like it, and the schedule has its rule.
/// </summary>
public static class PlayedTriggers
{
    private const string MappingsPath = "/2015-03-31/event-source-mappings/";

    private static readonly Lazy<Task<Uri>> Front = new(StartAsync);
    private static readonly ConcurrentDictionary<string, bool> Enabled = new(StringComparer.Ordinal);

    /// <summary>Where both answer; the first call starts them.</summary>
    public static Task<Uri> AddressAsync() => Front.Value;

    /// <summary>The triggers of a deployment that are on.</summary>
    public static IReadOnlyList<string> OnOf(string prefix) =>
        [.. Triggers.QueueFunctions.Append(Triggers.Schedule).Where(name => Enabled.GetValueOrDefault($"{prefix}-{name}", true))];

    private static async Task<Uri> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        return new(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.ToString();
        var answer = new JsonObject();
        if (context.Request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } action)
        {
            var rule = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
            Enabled[(string)rule["Name"]!] = action is "AWSEvents.EnableRule";
        }
        else if (HttpMethods.IsGet(context.Request.Method) && path == MappingsPath)
        {
            answer["EventSourceMappings"] = new JsonArray(new JsonObject { ["UUID"] = context.Request.Query["FunctionName"].ToString() });
        }
        else if (HttpMethods.IsPut(context.Request.Method) && path.StartsWith(MappingsPath, StringComparison.Ordinal))
        {
            var change = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
            answer["UUID"] = path[MappingsPath.Length..];
            Enabled[path[MappingsPath.Length..]] = (bool)change["Enabled"]!;
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }
}
