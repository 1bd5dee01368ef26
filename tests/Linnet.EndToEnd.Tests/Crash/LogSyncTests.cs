using Linnet.EndToEnd.Tests.Clients;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Crash;

/// <summary>What is acknowledged is on the disk: looked at from outside, in the process' system calls.</summary>
[Trait(TestStorage.Trait, TestStorage.Sqlite)]
public sealed class LogSyncTests
{
    private const int Posts = 100;

    private const int Likes = 50;

    // Nothing but the requests writes, so that a sync between a request and its answer is the request's own.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["LINNET_FanOut__Workers"] = "0",
        ["LINNET_Likes__UnsentFor"] = "01:00:00",
    };

    [Fact]
    public async Task A_sync_of_the_log_completes_between_reading_each_post_and_answering_it()
    {
        await DebianPackage.RequireAsync("strace");
        using var folder = new TestFolder();
        await using var server = await LinnetProcess.StartAsync(folder.Path, environment: Settings);
        var author = await People.SignUpAsync(server, "author");
        await using var calls = await SystemCalls.OfAsync(server.Id);

        for (var number = 1; number <= Posts; number++)
        {
            var result = await author.PostStatusAsync(
                new() { Status = $"Post {number}" }, null, TestContext.Current.CancellationToken);
            result.Succeeded(out _, out var error).ShouldBeTrue(error?.Message);
        }

        await server.StopAsync();
        var synced = await calls.SyncedBeforeAnswerAsync("POST /api/v1/statuses ");
        synced.Count.ShouldBe(Posts);
        synced.ShouldAllBe(isSynced => isSynced);
    }

    [Fact]
    public async Task A_sync_of_the_log_completes_between_reading_each_like_and_answering_it()
    {
        await DebianPackage.RequireAsync("strace");
        using var folder = new TestFolder();
        await using var server = await LinnetProcess.StartAsync(folder.Path, environment: Settings);
        var author = await People.SignUpAsync(server, "author");
        var ct = TestContext.Current.CancellationToken;
        var status = (await author.PostStatusAsync(new() { Status = "Like me" }, null, ct)).Value.Id;
        await using var calls = await SystemCalls.OfAsync(server.Id);

        for (var number = 1; number <= Likes; number++)
        {
            var result = await (number % 2 == 1 ? author.FavouriteAsync(status, ct) : author.UnfavouriteAsync(status, ct));
            result.Succeeded(out _, out var error).ShouldBeTrue(error?.Message);
        }

        await server.StopAsync();
        var synced = await calls.SyncedBeforeAnswerAsync($"POST /api/v1/statuses/{status}/");
        synced.Count.ShouldBe(Likes);
        synced.ShouldAllBe(isSynced => isSynced);
    }
}
