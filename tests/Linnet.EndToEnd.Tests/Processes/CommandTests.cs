using System.Text.Json;
using Linnet.EndToEnd.Tests.Http;
using Linnet.EndToEnd.Tests.OAuth;
using Linnet.Protocol.Apps;
using Linnet.Protocol.Client;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Processes;

/// <summary>Commands beside a running server, whose workers are stopped.</summary>
public sealed class CommandTests(ServerWithoutWorkers running) : IClassFixture<ServerWithoutWorkers>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_made_by_a_command_signs_in_at_the_running_server()
    {
        var made = await LinnetProcess.RunAsync(
            $"{LinnetApp.Password}\n",
            ["account", "create", "carol", "--role", "operator", "--password-stdin", "--json", "--data", running.Folder]);

        made.ExitCode.ShouldBe(0, made.Errors);
        JsonElement.Parse(made.Output).GetProperty("alias").GetString().ShouldBe("carol");
        (await SignInAsync("carol")).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_suspended_account_is_out_at_once_and_comes_back_in()
    {
        var dora = await StartAndStopTests.SignUpAsync(running.Server, "dora");

        (await RunAsync("account", "suspend", "dora")).ExitCode.ShouldBe(0);
        (await dora.VerifyCredentialsAsync(Token)).Error!.StatusCode.ShouldBe(401);
        (await SignInAsync("dora")).Error.ShouldNotBeNull();

        (await RunAsync("account", "unsuspend", "dora")).ExitCode.ShouldBe(0);
        (await SignInAsync("dora")).Error.ShouldBeNull();
    }

    [Trait(TestStorage.Trait, TestStorage.Sqlite)]
    [Fact]
    public async Task The_jobs_of_posts_are_listed()
    {
        var eve = await StartAndStopTests.SignUpAsync(running.Server, "eve");
        var post = (await eve.PostStatusAsync(new() { Status = "Waiting" }, null, Token)).Value;

        var listed = await RunAsync("jobs", "list", "--json");

        listed.ExitCode.ShouldBe(0, listed.Errors);
        listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line).GetProperty("statusId").GetString())
            .ShouldContain(post.Id);
    }

    [Fact]
    public async Task A_backup_taken_meanwhile_serves_when_it_is_restored_or_says_what_to_take_instead()
    {
        var fred = await StartAndStopTests.SignUpAsync(running.Server, "fred");
        var post = (await fred.PostStatusAsync(new() { Status = "Keep this" }, null, Token)).Value;
        using var folders = new TestFolder();

        var backup = await RunAsync("backup", folders.File("copy"));
        if (TestStorage.IsAws)
        {
            (backup.ExitCode, backup.Errors.TrimEnd()).ShouldBe(
                (1, "backup is for the embedded database; on AWS take DynamoDB's point-in-time recovery: docs/aws.md"));
            return;
        }

        backup.ExitCode.ShouldBe(0, backup.Errors);
        var restored = await LinnetProcess.RunAsync("restore", folders.File("copy"), "--data", folders.File("new"));
        restored.ExitCode.ShouldBe(0, restored.Errors);

        await using var second = await LinnetProcess.StartAsync(folders.File("new"));
        (await Ask.Get($"/api/v1/statuses/{post.Id}").SendAsync(second.Http)).TextOf("content").ShouldContain("Keep this");
    }

    [Fact]
    public async Task Doctor_finds_nothing_wrong()
    {
        var doctor = await RunAsync("doctor");

        doctor.ExitCode.ShouldBe(0, $"{doctor.Output}{doctor.Errors}");
    }

    [Theory]
    [InlineData("seed", "--followers", "3")]
    [InlineData("doctor", "--repair")]
    public async Task What_needs_the_folder_for_itself_refuses(params string[] command)
    {
        var refused = await RunAsync(command);

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("running");
        (await Ask.Get("/api/v1/accounts/lookup?acct=daisy").SendAsync(running.Server.Http)).Status.ShouldBe(404);
    }

    private Task<CommandOutcome> RunAsync(params string[] command) =>
        LinnetProcess.RunAsync([.. command, "--data", running.Folder]);

    private async Task<ApiResult<Token>> SignInAsync(string alias)
    {
        var client = new LinnetClient(running.Server.Http);
        var program = (await client.CreateAppAsync(
            new() { ClientName = "Test", RedirectUris = [ConsentForm.OutOfBand], Scopes = "read" }, Token)).Value;
        return await client.CreateTokenAsync(TokenRequest.ForPassword(program, alias, LinnetApp.Password, "read"), Token);
    }
}

/// <summary>A server as a process of its own, with an empty data folder.</summary>
public sealed class ServerWithoutWorkers : IAsyncLifetime
{
    private readonly TestFolder _folder = new();

    public LinnetProcess Server { get; private set; } = null!;

    public string Folder => _folder.Path;

    public async ValueTask InitializeAsync() => Server = await LinnetProcess.StartAsync(
        Folder, environment: new Dictionary<string, string> { ["LINNET_FanOut__Workers"] = "0" });

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
