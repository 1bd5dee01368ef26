using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Linnet.Testing;

namespace Linnet.Server.Tests.Commands;

/// <summary>Commands beside a running server, and without one.</summary>
public sealed class ControlTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Beside_a_server_a_command_has_the_effect_and_the_output_that_it_has_without_one()
    {
        (await CommandRun.OfAsync("account", "create", "ann", "--password", "password", "--data", Data)).Succeeded();
        var alone = await CommandRun.OfAsync("account", "role", "ann", "operator", "--json", "--data", Data);
        await using var server = await RunningServer.StartAsync(Data);

        var beside = await CommandRun.OfAsync("account", "role", "@ANN", "operator", "--json", "--data", Data);

        beside.ShouldBe(alone);
        JsonDocument.Parse(beside.Output).RootElement.GetProperty("role").GetString().ShouldBe("operator");
    }

    [Fact]
    public async Task An_account_made_beside_a_server_is_there_at_once()
    {
        await using var server = await RunningServer.StartAsync(Data);

        (await CommandRun.OfAsync("account", "create", "ann", "--password", "password", "--data", Data)).Succeeded();

        using var found = await server.Http.GetAsync("/api/v1/accounts/lookup?acct=ann", TestContext.Current.CancellationToken);
        found.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_failure_beside_a_server_is_told_with_its_exit_code()
    {
        await using var server = await RunningServer.StartAsync(Data);

        var run = await CommandRun.OfAsync("account", "suspend", "nobody", "--data", Data);

        run.ShouldBe(new(1, "", $"alias @nobody is nobody's here{Environment.NewLine}"));
    }

    [Theory]
    [InlineData("seed")]
    [InlineData("doctor", "--repair")]
    public async Task What_needs_the_data_alone_refuses_beside_a_server(params string[] command)
    {
        await using var server = await RunningServer.StartAsync(Data);

        var run = await CommandRun.OfAsync([.. command, "--data", Data]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("A server is running on");
    }

    [Fact]
    public async Task A_backup_made_beside_a_server_can_be_restored()
    {
        (await CommandRun.OfAsync("seed", "--followers", "5", "--data", Data)).Succeeded();
        await using (var server = await RunningServer.StartAsync(Data))
        {
            (await CommandRun.OfAsync("doctor", "--data", Data)).Succeeded().ShouldContain("Counts: right");
            (await CommandRun.OfAsync("backup", _folder.File("copy"), "--data", Data)).Succeeded();
        }

        (await CommandRun.OfAsync("restore", _folder.File("copy"), "--data", _folder.File("restored"))).Succeeded();

        (await CommandRun.OfAsync("doctor", "--data", _folder.File("restored"))).Succeeded();
        (await CommandRun.OfAsync("seed", "--followers", "5", "--data", _folder.File("restored"), "--json")).Succeeded();
    }

    [Fact]
    public async Task A_backup_does_not_go_over_what_is_there()
    {
        (await CommandRun.OfAsync("account", "create", "ann", "--password", "password", "--data", Data)).Succeeded();

        var run = await CommandRun.OfAsync("backup", Data, "--data", Data);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("is not empty");
    }

    [Fact]
    public async Task A_second_server_on_the_folder_is_refused()
    {
        await using var server = await RunningServer.StartAsync(Data);

        var second = await CommandRun.OfAsync("serve", "--data", Data, "--port", "0");

        second.ExitCode.ShouldBe(1);
        second.Error.ShouldContain("in use by another Linnet process");
        (await server.Http.GetStringAsync("/readyz", TestContext.Current.CancellationToken)).ShouldBe("ok\n");
    }

    [Fact]
    public async Task A_socket_that_a_killed_server_left_is_passed_over()
    {
        Directory.CreateDirectory(Data);
        using (var left = new Socket(
            AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            left.Bind(new UnixDomainSocketEndPoint(Path.Combine(Data, "first.sock")));
            File.Move(Path.Combine(Data, "first.sock"), Path.Combine(Data, "control.sock"));
        }

        (await CommandRun.OfAsync("account", "create", "ann", "--password", "password", "--data", Data)).Succeeded();
        await using var server = await RunningServer.StartAsync(Data);
        (await CommandRun.OfAsync("account", "suspend", "ann", "--data", Data)).Succeeded();
    }

    [Fact]
    public async Task A_folder_without_data_is_not_taken_for_an_empty_server()
    {
        var run = await CommandRun.OfAsync("account", "role", "ann", "operator", "--data", _folder.File("typo"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("where no Linnet data is");
        Directory.Exists(_folder.File("typo")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_socket_is_closed_to_others_and_commands_come_by_it_alone()
    {
        await using var server = await RunningServer.StartAsync(Data);

        File.GetUnixFileMode(Path.Combine(Data, "control.sock")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var posted = await server.Http.PostAsync("/command", new StringContent("{}"), TestContext.Current.CancellationToken);
        posted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_data_folder_whose_path_is_too_long_for_a_socket_is_named()
    {
        var run = await CommandRun.OfAsync("serve", "--port", "0", "--data", _folder.File(new string('d', 100)));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Storage:Folder is too long by");
    }
}
