using System.Net;
using Linnet.Core.Sessions;
using Linnet.Protocol.Client;
using Linnet.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Benchmarks;

/// <summary>The whole server on a loopback port and a data folder of its own, limits and log on; in this process, so that it can be looked into.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly HttpClient _http;

    private BenchServer(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .First(candidate => candidate.StartsWith("http://127", StringComparison.Ordinal));
        _http = new(new SocketsHttpHandler { UseProxy = false, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new(address),
        };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _http.BaseAddress!;

    /// <summary>The server's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a server on an empty store.</summary>
    public static async Task<BenchServer> StartAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("linnet-bench-").FullName;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Folder"] = folder,
            ["Listen:Port"] = "0",
            ["Logging:LogLevel:Default"] = "Warning",

            // On, and out of the way of a single client that does the work of many.
            ["RateLimits:RequestsPerAccount"] = "1000000000",
            ["RateLimits:PostsPerAccount"] = "1000000000",
        });
        builder.AddLinnet();
        var app = builder.Build();
        app.UseLinnet();
        await app.StartAsync(ct);
        return new(app, folder);
    }

    /// <summary>The part of the server that serves <typeparamref name="T"/>.</summary>
    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A client that is signed in as this account.</summary>
    public async Task<LinnetClient> SignInAsync(long accountId, CancellationToken ct) =>
        new(_http, await BeginSessionAsync(accountId, ct));

    /// <summary>A token of this account.</summary>
    public async Task<string> BeginSessionAsync(long accountId, CancellationToken ct) =>
        (await Get<SessionKeeper>().BeginAsync(accountId, null, Scopes.All, ct)).Value.Token;

    /// <summary>Stops the server and removes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
