using System.Buffers;
using System.Net;
using System.Text.Json;
using Linnet.Server.Commands;

namespace Linnet.Server.Control;

/// <summary>
/// Runs the commands that come by the control socket, with the server's own services. What else comes by it are the site's calls
/// of the API: the site says for whom it asks.
/// </summary>
internal static class ControlEndpoint
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <summary>Keeps requests by the control socket and all others apart.</summary>
    public static void UseControl(this WebApplication app) => app.Use(static (context, next) =>
    {
        if (!context.IsControl())
        {
            return next(context);
        }

        if (context.Request.Path == ControlClient.Path)
        {
            return RunAsync(context);
        }

        ActFor(context);
        return next(context);
    });

    /// <summary>Takes over whom the site asks for; only the server's own user can open the socket.</summary>
    private static void ActFor(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (IPAddress.TryParse(headers["X-Forwarded-For"], out var address))
        {
            context.Connection.RemoteIpAddress = address;
        }

        if (headers["X-Forwarded-Proto"] is [{ Length: > 0 } scheme])
        {
            context.Request.Scheme = scheme;
        }

        if (headers["X-Forwarded-Host"] is [{ Length: > 0 } host])
        {
            context.Request.Host = new HostString(host);
        }
    }

    private static async Task RunAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        var request = await context.Request.ReadFromJsonAsync<CommandRequest>(ct)
            ?? throw new BadHttpRequestException("The request has no body");
        context.Response.ContentType = "application/x-ndjson";
        var output = new ResponseOutput(context.Response);
        await output.EndAsync(await RunAsync(request, output, context.RequestServices, ct), ct);
    }

    private static async Task<int> RunAsync(
        CommandRequest request, ICommandOutput output, IServiceProvider services, CancellationToken ct)
    {
        var parsed = CommandLine.Parse(request.Arguments);
        if (parsed.Errors.Count > 0 || parsed.CommandResult.Command is not DataCommand command
            || !command.RunsBesideServer(parsed))
        {
            await output.ComplainAsync("The running server does not know this command: it is of another version of Linnet", ct);
            return ExitCodes.Failed;
        }

        if (command.RefusalFor(services.GetRequiredService<IConfiguration>()) is { } refusal)
        {
            await output.ComplainAsync(refusal.Message, ct);
            return ExitCodes.Failed;
        }

        try
        {
            return await command.RunAsync(new(parsed, services, output, request.Folder, request.Password), ct);
        }
        catch (Exception exception) when (Trouble.Explain(exception) is { } text)
        {
            await output.ComplainAsync(text, ct);
            return ExitCodes.Failed;
        }
    }

    private sealed class ResponseOutput(HttpResponse response) : ICommandOutput
    {
        public Task SayAsync(string line, CancellationToken ct) => SendAsync(new(Output: line), ct);

        public Task ComplainAsync(string line, CancellationToken ct) => SendAsync(new(Error: line), ct);

        public Task EndAsync(int exitCode, CancellationToken ct) => SendAsync(new(ExitCode: exitCode), ct);

        private async Task SendAsync(CommandAnswer answer, CancellationToken ct)
        {
            response.BodyWriter.Write(JsonSerializer.SerializeToUtf8Bytes(answer));
            response.BodyWriter.Write(LineEnd);
            await response.BodyWriter.FlushAsync(ct);
        }
    }
}
