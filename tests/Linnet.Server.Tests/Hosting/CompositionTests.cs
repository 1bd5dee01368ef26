using System.Net;
using System.Net.Sockets;
using Linnet.Core.Accounts;
using Linnet.Core.Statuses;
using Linnet.Sqlite;
using Linnet.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Linnet.Server.Tests.Hosting;

public sealed class CompositionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_test_host_takes_the_application_over_with_its_settings_and_services()
    {
        var clock = new TestClock();
        await using var app = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("Storage:Folder", _folder.Path)
            .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)));

        using var http = app.CreateClient();

        (await http.GetStringAsync("/readyz", TestContext.Current.CancellationToken)).ShouldBe("ok\n");
        app.Services.GetRequiredService<SqliteStore>().Folder.Path.ShouldBe(_folder.Path);
        app.Services.GetRequiredService<TimeProvider>().ShouldBe(clock);
    }

    [Fact]
    public async Task The_same_two_verbs_make_a_server_of_an_ordinary_builder()
    {
        var builder = WebApplication.CreateBuilder([$"--Storage:Folder={_folder.Path}", "--Listen:Port=0"]);
        builder.AddLinnet();
        await using var app = builder.Build();
        app.UseLinnet();
        await app.StartAsync(TestContext.Current.CancellationToken);

        using var http = new HttpClient { BaseAddress = new(app.Urls.Single(url => url.StartsWith("http://127", StringComparison.Ordinal))) };

        (await http.GetStringAsync("/livez", TestContext.Current.CancellationToken)).ShouldBe("ok\n");
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("Sqlite", typeof(SqliteStore))]
    public async Task The_kind_of_storage_chooses_the_store(string kind, Type expected)
    {
        await using var app = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("Storage:Folder", _folder.Path)
            .UseSetting("Storage:Kind", kind)
            .UseSetting("ReadCache:Enabled", "false"));

        app.Services.GetService(expected).ShouldNotBeNull();
        app.Services.GetRequiredService<IAccountStore>().GetType().Assembly.ShouldBe(expected.Assembly);
        app.Services.GetRequiredService<IStatusStore>().GetType().Assembly.ShouldBe(expected.Assembly);
    }

    [Fact]
    public async Task The_site_is_served_beside_the_api()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path);

        using var page = await server.Http.GetAsync("/", TestContext.Current.CancellationToken);

        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("default-src 'none'");
    }

    [Fact]
    public async Task The_api_is_served_without_the_site()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, "--set", "Web:Enabled=false");

        using var page = await server.Http.GetAsync("/", TestContext.Current.CancellationToken);
        using var instance = await server.Http.GetAsync("/api/v2/instance", TestContext.Current.CancellationToken);

        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        instance.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_and_leaves_the_folder_free()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var run = await CommandRun.OfAsync("serve", "--data", _folder.Path, "--port", $"{port}");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain($":{port}: address already in use");
        await using var server = await RunningServer.StartAsync(_folder.Path);
    }

    [Fact]
    public async Task A_stop_ends_well_and_the_folder_is_free_again()
    {
        await using var server = await RunningServer.StartAsync(_folder.Path);

        (await server.StopAsync()).ShouldBe(0);

        await using var data = await OpenData.AtAsync(_folder.Path);
    }
}
