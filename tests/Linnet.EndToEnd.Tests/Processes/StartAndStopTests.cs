using System.Net.Sockets;
using System.Text;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Protocol.Client;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Processes;

/// <summary>How the program starts, and how it ends.</summary>
public sealed class StartAndStopTests
{
    private const int KilledByTerminate = 128 + 15;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_where_it_is_and_where_the_data_is_and_stops_when_it_is_asked_to()
    {
        using var folder = new TestFolder();
        await using var server = await LinnetProcess.StartAsync(folder.Path);

        server.Output.ShouldContain($"{server.Address.GetLeftPart(UriPartial.Authority)}");
        server.Output.ShouldContain(folder.Path);
        (await server.StopAsync()).ShouldBe(0, server.Errors);
        server.Errors.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused_and_the_first_goes_on()
    {
        using var folder = new TestFolder();
        await using var first = await LinnetProcess.StartAsync(folder.Path);

        var second = await LinnetProcess.RunAsync("serve", "--port", "0", "--data", folder.Path);

        second.ExitCode.ShouldBe(1);
        second.Errors.ShouldContain($"The data folder {folder.Path} is in use by another Linnet process");
        second.Errors.ShouldNotContain("   at ");
        (await Ask.Get("/readyz").SendAsync(first.Http)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var folders = new TestFolder();
        await using var first = await LinnetProcess.StartAsync(folders.File("one"));

        var second = await LinnetProcess.RunAsync("serve", "--port", $"{first.Address.Port}", "--data", folders.File("two"));

        second.ExitCode.ShouldBe(1);
        second.Errors.ShouldContain($"{first.Address.Port}");
        second.Errors.ShouldContain("--port");
        second.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task What_was_acknowledged_survives_a_kill_and_the_next_start_needs_no_repair()
    {
        using var folder = new TestFolder();
        await using var server = await LinnetProcess.StartAsync(folder.Path);
        var ann = await SignUpAsync(server, "ann");
        var post = (await ann.PostStatusAsync(new() { Status = "Still here" }, null, Token)).Value;

        await server.KillAsync();
        await using var again = await LinnetProcess.StartAsync(folder.Path);

        (await Ask.Get($"/api/v1/statuses/{post.Id}").SendAsync(again.Http)).TextOf("content").ShouldContain("Still here");
        (await again.StopAsync()).ShouldBe(0, again.Errors);
        (await LinnetProcess.RunAsync("doctor", "--data", folder.Path)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Asked_to_stop_it_finishes_what_is_under_way_and_takes_nothing_new()
    {
        using var folder = new TestFolder();
        await using var server = await LinnetProcess.StartAsync(folder.Path);
        using var request = await HalfARequest.BeginAsync(server);

        server.AskToStop();
        await Eventually.HoldsAsync(() => IsRefusedAsync(server));
        server.HasExited.ShouldBeFalse();

        (await request.FinishAsync()).ShouldStartWith("HTTP/1.1 200 ");
        (await server.ExitAsync()).ShouldBe(0, server.Errors);
    }

    [Fact]
    public async Task A_second_signal_ends_it_at_once()
    {
        using var folder = new TestFolder();
        await using var server = await LinnetProcess.StartAsync(folder.Path);
        using var request = await HalfARequest.BeginAsync(server);

        server.AskToStop();
        await Eventually.HoldsAsync(() => IsRefusedAsync(server));
        (await server.StopAsync()).ShouldBe(KilledByTerminate);
    }

    internal static async Task<LinnetClient> SignUpAsync(LinnetProcess server, string alias)
    {
        var client = new LinnetClient(server.Http);
        var program = (await client.CreateAppAsync(
            new() { ClientName = "Test", RedirectUris = ["urn:ietf:wg:oauth:2.0:oob"], Scopes = "read write follow" }, Token)).Value;
        var token = (await client.CreateTokenAsync(
            Protocol.Apps.TokenRequest.ForProgram(program, "read write follow"), Token)).Value;
        var signedUp = await client.WithToken(token.AccessToken).RegisterAsync(
            new() { Username = alias, Password = LinnetApp.Password, Agreement = true }, null, Token);
        return client.WithToken(signedUp.Value.AccessToken);
    }

    private static async Task<bool> IsRefusedAsync(LinnetProcess server)
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(server.Address.Host, server.Address.Port, Token);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    /// <summary>A request that the server is reading: it has asked for the body, which does not come yet.</summary>
    private sealed class HalfARequest : IDisposable
    {
        private const string Rest = """{"client_name":"Slow","redirect_uris":"urn:ietf:wg:oauth:2.0:oob"}""";

        private readonly TcpClient _connection = new();

        public static async Task<HalfARequest> BeginAsync(LinnetProcess server)
        {
            var request = new HalfARequest();
            await request._connection.ConnectAsync(server.Address.Host, server.Address.Port, Token);
            await request.SendAsync(
                $"POST /api/v1/apps HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Type: application/json\r\n"
                + $"Content-Length: {Rest.Length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
            (await request.ReadAsync()).ShouldStartWith("HTTP/1.1 100 ");
            return request;
        }

        public async Task<string> FinishAsync()
        {
            await SendAsync(Rest);
            return await ReadAsync();
        }

        public void Dispose() => _connection.Dispose();

        private async Task SendAsync(string text) =>
            await _connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Token);

        private async Task<string> ReadAsync()
        {
            var bytes = new byte[4096];
            return Encoding.ASCII.GetString(bytes, 0, await _connection.GetStream().ReadAsync(bytes, Token));
        }
    }
}
