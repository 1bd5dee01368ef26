using Linnet.Core.Accounts;
using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Processes;

/// <summary>The request log over starts and stops.</summary>
public sealed class RequestLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_killed_server_left_is_overwritten_and_a_stop_leaves_nothing()
    {
        await using var app = new LinnetApp();
        var file = Path.Combine(app.Folder, "log", "calls");
        await using (var killed = await LinnetProcess.StartAsync(app.Folder))
        {
            (await Ask.Get("/api/v1/instance").SendAsync(killed.Http)).Status.ShouldBe(200);
            await killed.KillAsync();
        }

        File.Exists(file).ShouldBeTrue("The server keeps its log elsewhere");
        await File.WriteAllTextAsync(file, new string('x', 100_000), Token);

        await app.StartAsync();

        var op = await app.SignedInAsAsync("op");
        await app.Get<IAccountStore>().SetRoleAsync(op.AccountId, AccountRole.Operator, Token);
        var log = (await app.Client.WithToken(op.Token).GetRequestLogAsync(0, null, Token)).Value;
        log.Entries.ShouldHaveSingleItem().ShouldBe(["GET", "/logs"]);
        log.Calls.ShouldBe(1);
        log.Database.ByOperation["account.set_role"].Writes.ShouldBe(1);
        await app.StopAsync();
        File.Exists(file).ShouldBeFalse();
    }
}
