using System.Net.Http.Json;
using System.Text.Json;
using Linnet.Core.Accounts;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Api.Tests;

/// <summary>One <see cref="ApiApp"/> for the tests of a class, with people who are made without hashing passwords.</summary>
public sealed class ApiUnderTest : IAsyncLifetime
{
    private ApiApp _app = null!;
    private App? _client;
    private int _people;

    /// <summary>Somebody who is not signed in.</summary>
    public HttpClient Anybody => _app.Http;

    /// <summary>The application that people are signed in with, once there is somebody.</summary>
    public string? ClientId => _client?.ClientId;

    /// <summary>Every endpoint.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public async ValueTask InitializeAsync() => _app = await ApiApp.StartAsync(("RateLimits:Enabled", "false"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>A service of the application.</summary>
    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Signs somebody up.</summary>
    /// <param name="alias">The alias; null: one that nobody has.</param>
    /// <param name="scopes">What the token may do.</param>
    public async Task<Person> SignUpAsync(string? alias = null, string scopes = Scopes.All)
    {
        var ct = TestContext.Current.CancellationToken;
        _client ??= (await Get<Authorizations>()
            .RegisterAsync(new("Tests", [Authorizations.OutOfBand], Scopes.All, null), ct)).Value.App;
        alias ??= $"person{Interlocked.Increment(ref _people)}";
        var account = await Get<IAccountStore>().AddAsync(
            new(alias, $"First{alias}", "Tester", null, PasswordHash: "none"), ct);
        var session = (await Get<SessionKeeper>().BeginAsync(account.ShouldNotBeNull().Id, _client, scopes, ct)).Value;
        return new(account, _app.ClientWith(session.Token));
    }

    /// <summary>Posts a status.</summary>
    public async Task<Status> PostAsync(Person author, string text) =>
        (await Get<WriteStatus>().PostAsync(author.Account.Id, new(text), null, null, TestContext.Current.CancellationToken)).Value;
}

/// <summary>Somebody who is signed in.</summary>
public sealed record Person(Account Account, HttpClient Client);

/// <summary>Reads answers.</summary>
internal static class Answers
{
    /// <summary>The body of an answer that says yes.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(200, $"GET {path}");
        return await response.JsonAsync();
    }

    public static Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    /// <summary>The status of an answer, and the words of its error.</summary>
    public static async Task<(int Status, string? Error)> TryAsync(this HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = response.Content.Headers.ContentType?.MediaType == "application/json" ? await response.JsonAsync() : default;
        return ((int)response.StatusCode, body.ValueKind is JsonValueKind.Object && body.TryGetProperty("error", out var error)
            ? error.GetString()
            : null);
    }
}
