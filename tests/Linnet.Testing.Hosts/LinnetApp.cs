using Linnet.Core.Accounts;
using Linnet.Core.Sessions;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;
using Linnet.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Xunit;

namespace Linnet.Testing.Hosts;

/// <summary>
/// The whole server inside the test: the product's own composition on a real port, with a store and a folder of its own. Can be stopped and started again on the same data, and serves as a class fixture as it is.
/// </summary>
public sealed class LinnetApp : IAsyncLifetime
{
    /// <summary>The password of everyone who was made by <see cref="SignedInAsAsync"/>.</summary>
    public const string Password = "correct horse battery";

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    // Hashing takes a good tenth of a second: one hash serves every person of every test.
    private static readonly Lazy<Task<string>> PasswordHash = new(HashAsync);

    private readonly TestFolder _folder = new();
    private WebApplication? _app;
    private HttpClient? _http;

    /// <summary>Settings by name, as in <c>FanOut:Workers</c>; what is changed here holds from the next start on.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>The server's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Replaces or wraps services of the product.</summary>
    public Action<IServiceCollection> Replace { get; init; } = static _ => { };

    /// <summary>The data folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Sends requests to the running server; follows no redirects and keeps no cookies.</summary>
    public HttpClient Http => _http ?? throw NotRunning();

    /// <summary>A client without a token.</summary>
    public LinnetClient Client => new(Http);

    /// <summary>A service of the running server.</summary>
    public T Get<T>()
        where T : notnull => (_app ?? throw NotRunning()).Services.GetRequiredService<T>();

    /// <summary>Starts the server, and returns it.</summary>
    public async Task<LinnetApp> StartedAsync()
    {
        await StartAsync();
        return this;
    }

    /// <summary>Starts the server on the data that is there.</summary>
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Folder"] = Folder,
            ["Listen:Port"] = "0",
            ["Logging:LogLevel:Default"] = "Error",
            ["RateLimits:Enabled"] = "false",
        });
        builder.Configuration.AddInMemoryCollection(
            (await TestStorage.SettingsAsync(Folder)).ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Services.AddSingleton(Time);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        TestStorage.AddTo(builder.Services);
        builder.AddLinnet();
        Replace(builder.Services);
        _app = builder.Build();
        _app.UseLinnet();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        var address = _app.Urls.Single(url => url.StartsWith("http://127.0.0.1", StringComparison.Ordinal));
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        _http = new HttpClient(handler) { BaseAddress = new Uri(address), Timeout = AnswerWithin };
    }

    /// <summary>Stops the server in good order; its data stays.</summary>
    public async Task StopAsync()
    {
        _http?.Dispose();
        _http = null;
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
        }
    }

    /// <summary>Stops the server and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Waits until tags, words and counts of likes are there, which follow a change by themselves in some stores.</summary>
    public Task SettledAsync() => TestStorage.SettledAsync(Folder);

    /// <summary>A new account with a session, made through the store: signing up costs a slow hash.</summary>
    public async Task<Person> SignedInAsAsync(string alias, string scopes = Scopes.All)
    {
        var token = TestContext.Current.CancellationToken;
        var account = await Get<IAccountStore>().AddAsync(new(alias, alias, "", null, await PasswordHash.Value), token)
            ?? throw new InvalidOperationException($"The alias {alias} is taken.");
        var session = (await Get<SessionKeeper>().BeginAsync(account.Id, null, scopes, token)).Value;
        return new Person(this, account.Id, alias, session.Token);
    }

    /// <summary>A new account of an operator, with a session.</summary>
    public async Task<Person> OperatorAsync(string alias)
    {
        var person = await SignedInAsAsync(alias);
        await Get<IAccountStore>().SetRoleAsync(person.AccountId, AccountRole.Operator, TestContext.Current.CancellationToken);
        return person;
    }

    /// <summary>Another session of somebody: another program signs in for the same account.</summary>
    public async Task<Person> SignInAsync(Person person, string scopes = Scopes.All)
    {
        var begun = await Get<SessionKeeper>()
            .BeginAsync(person.AccountId, null, scopes, TestContext.Current.CancellationToken);
        return person with { Token = begun.Value.Token };
    }

    /// <summary>A newly registered client program, which may ask for everything.</summary>
    public async Task<CredentialApplication> ProgramAsync(string redirectUri = "urn:ietf:wg:oauth:2.0:oob")
    {
        var registered = await Client.CreateAppAsync(
            new() { ClientName = "Test", RedirectUris = [redirectUri], Scopes = Scopes.All },
            TestContext.Current.CancellationToken);
        return registered.Value;
    }

    /// <summary>A program's own token, with which people sign up.</summary>
    public async Task<string> ProgramTokenAsync()
    {
        var request = TokenRequest.ForProgram(await ProgramAsync(), Scopes.All);
        return (await Client.CreateTokenAsync(request, TestContext.Current.CancellationToken)).Value.AccessToken;
    }

    /// <summary>New accounts <c>alias1</c>, <c>alias2</c>, … with sessions.</summary>
    public async Task<IReadOnlyList<Person>> SignedInManyAsync(string alias, int count) =>
        await Task.WhenAll(Enumerable.Range(1, count).Select(number => SignedInAsAsync($"{alias}{number}")));

    ValueTask IAsyncLifetime.InitializeAsync() => new(StartAsync());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private static async Task<string> HashAsync()
    {
        using var passwords = new Passwords(Options.Create(new PasswordOptions()));
        return (await passwords.HashAsync(Password, CancellationToken.None)).Value;
    }

    private static InvalidOperationException NotRunning() => new("The server is not running.");

    /// <summary>Signals to the test's process are not the server's.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
