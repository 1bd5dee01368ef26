using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Linnet.Api.RequestLog;
using Linnet.Core;
using Linnet.Core.Accounts;
using Linnet.Sqlite;
using Linnet.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Linnet.Api.Tests;

/// <summary>The API alone, on the embedded store in a folder of its own, without workers.</summary>
public sealed class ApiApp : IAsyncDisposable
{
    private readonly TestFolder _folder;
    private readonly WebApplication _app;

    private ApiApp(TestFolder folder, WebApplication app)
    {
        _folder = folder;
        _app = app;
        Http = app.GetTestClient();
    }

    /// <summary>A client without a token.</summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts the API under the given settings.</summary>
    public static Task<ApiApp> StartAsync(params (string Key, string Value)[] settings) => StartAsync(_ => { }, settings);

    /// <summary>Starts the API with other services in the place of some of its own.</summary>
    public static async Task<ApiApp> StartAsync(Action<IServiceCollection> replace, params (string Key, string Value)[] settings)
    {
        var folder = new TestFolder();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        builder.Services.AddLinnetCore().AddLinnetSqlite().AddLinnetApi();
        builder.Services.Configure<SqliteOptions>(options => options.Folder = folder.Path);
        builder.Services.Configure<RequestLogOptions>(options => options.Folder = folder.File("log"));
        replace(builder.Services);
        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseLinnetApi();
        app.MapLinnetApi();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(folder, app);
    }

    /// <summary>Registers an application and signs somebody up with it.</summary>
    /// <returns>A client that bears their token.</returns>
    public async Task<HttpClient> SignUpAsync(string alias, string scopes = "read write follow")
    {
        var app = await RegisterAppAsync(scopes);
        var appToken = await TokenAsync(app, ("grant_type", "client_credentials"), ("scope", scopes));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/accounts")
        {
            Headers = { Authorization = new("Bearer", appToken) },
            Content = JsonContent.Create(new { username = alias, password = "password", agreement = true }),
        };
        var token = await Http.SendJsonAsync(request);
        return ClientWith((string)token["access_token"]!);
    }

    /// <summary>Signs an operator up.</summary>
    public async Task<HttpClient> SignUpOperatorAsync(string alias)
    {
        var client = await SignUpAsync(alias);
        var (accounts, ct) = (Services.GetRequiredService<IAccountStore>(), TestContext.Current.CancellationToken);
        await accounts.SetRoleAsync((await accounts.FindByAliasAsync(alias, ct))!.Id, AccountRole.Operator, ct);
        return client;
    }

    public async Task<JsonNode> RegisterAppAsync(string scopes = "read write follow", string redirectUri = "https://client.example/back")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/apps")
        {
            Content = JsonContent.Create(new { client_name = "Test", redirect_uris = redirectUri, scopes }),
        };
        return await Http.SendJsonAsync(request);
    }

    public async Task<string> TokenAsync(JsonNode app, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token")
        {
            Content = Form([("client_id", (string)app["client_id"]!), ("client_secret", (string)app["client_secret"]!), .. fields]),
        };
        return (string)(await Http.SendJsonAsync(request))["access_token"]!;
    }

    public HttpClient ClientWith(string token)
    {
        var client = _app.GetTestClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Sends a request with everything about it, its connection included, made by hand.</summary>
    public Task<HttpContext> SendAsync(Action<HttpContext> request) =>
        _app.GetTestServer().SendAsync(request, TestContext.Current.CancellationToken);

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
