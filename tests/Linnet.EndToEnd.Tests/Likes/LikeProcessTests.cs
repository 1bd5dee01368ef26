using Linnet.Core.Diagnostics;
using Linnet.Core.Likes;
using Linnet.EndToEnd.Tests.Clients;
using Linnet.Protocol.Client;
using Linnet.Sqlite;
using Linnet.Sqlite.Likes;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Likes;

/// <summary>What becomes of likes that wait when the process ends.</summary>
[Trait(TestStorage.Trait, TestStorage.Sqlite)]
public sealed class LikeProcessTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Asked_to_stop_the_server_sends_the_likes_that_wait()
    {
        await using var server = await LinnetProcess.StartAsync(_folder.Path);
        var status = await LikeAsync(server);

        (await server.StopAsync()).ShouldBe(0, server.Errors);

        (await ReadJournalAsync()).ShouldBeEmpty();
        await ShouldBeLikedAsync(status);
    }

    [Fact]
    public async Task Killed_it_leaves_them_to_the_next_start()
    {
        await using var server = await LinnetProcess.StartAsync(_folder.Path);
        var status = await LikeAsync(server);

        await server.KillAsync();

        (await ReadJournalAsync()).ShouldHaveSingleItem().IsLiked.ShouldBeTrue();
        await ShouldBeLikedAsync(status);
    }

    [Fact]
    public async Task A_backup_holds_the_likes_that_wait()
    {
        await using var server = await LinnetProcess.StartAsync(_folder.File("data"));
        var status = await LikeAsync(server);

        var backup = await LinnetProcess.RunAsync("backup", _folder.File("copy"), "--data", _folder.File("data"));
        backup.ExitCode.ShouldBe(0, backup.Errors);
        var restored = await LinnetProcess.RunAsync("restore", _folder.File("copy"), "--data", _folder.File("new"));
        restored.ExitCode.ShouldBe(0, restored.Errors);

        await ShouldBeLikedAsync(status, _folder.File("new"));
    }

    private static async Task<string> LikeAsync(LinnetProcess server)
    {
        var ann = await People.SignUpAsync(server, "ann");
        var status = (await ann.PostStatusAsync(new() { Status = "Like me" }, null, Token)).Value;
        (await ann.FavouriteAsync(status.Id, Token)).Value.FavouritesCount.ShouldBe(1);
        return status.Id;
    }

    private async Task ShouldBeLikedAsync(string status, string? folder = null)
    {
        await using var server = await LinnetProcess.StartAsync(folder ?? _folder.Path);
        var client = new LinnetClient(server.Http);
        (await client.GetStatusAsync(status, Token)).Value.FavouritesCount.ShouldBe(1);
        (await client.GetFavouritedByAsync(status, new(), Token)).Value.Items.ShouldHaveSingleItem().Username.ShouldBe("ann");
    }

    /// <summary>What the process that is gone left.</summary>
    private async Task<IReadOnlyList<Like>> ReadJournalAsync()
    {
        var options = Options.Create(new SqliteOptions { Folder = _folder.Path });
        using var counters = new StoreCounters();
        await using var journal = new SqliteLikeJournal(options, counters, NullLogger<SqliteLikeJournal>.Instance);
        await journal.StartAsync(Token);
        return await journal.ReadAsync(Token);
    }
}
