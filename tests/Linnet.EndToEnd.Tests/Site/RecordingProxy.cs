using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>A proxy between a site and the API that keeps what was asked.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = ["Connection", "Host", "Transfer-Encoding", "Keep-Alive"];

    private readonly ConcurrentQueue<Call> _calls = [];
    private readonly WebApplication _app;
    private readonly HttpClient _api;

    private RecordingProxy(WebApplication app, HttpClient api) => (_app, _api) = (app, api);

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.Single();

    public static async Task<RecordingProxy> StartAsync(Uri api)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        var proxy = new RecordingProxy(builder.Build(), new HttpClient(handler) { BaseAddress = api });
        proxy._app.Run(proxy.ForwardAsync);
        await proxy._app.StartAsync(TestContext.Current.CancellationToken);
        return proxy;
    }

    /// <summary>The calls since this was asked last.</summary>
    public IReadOnlyList<Call> Take()
    {
        var calls = new List<Call>();
        while (_calls.TryDequeue(out var call))
        {
            calls.Add(call);
        }

        return calls;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _api.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var request = context.Request;
        _calls.Enqueue(new($"{request.Method} {request.Path}", request.Headers["X-Forwarded-For"].ToString(), request.Headers.Authorization.Count > 0));
        using var onward = new HttpRequestMessage(new HttpMethod(request.Method), request.GetEncodedPathAndQuery());
        if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            onward.Content = new StreamContent(request.Body);
        }

        foreach (var (name, values) in request.Headers.Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!onward.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                onward.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        using var answer = await _api.SendAsync(onward, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers)
            .Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <summary>One call.</summary>
    /// <param name="Line">Method and path.</param>
    /// <param name="For">Whom the site asked for.</param>
    /// <param name="HasToken">Whether it was made with a token.</param>
    internal sealed record Call(string Line, string For, bool HasToken);
}
