using System.Text.Json;
using Linnet.Core.Accounts;
using Linnet.Core.Follows;
using Linnet.Core.Seeding;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Linnet.Testing;

namespace Linnet.Server.Tests.Commands;

public sealed class SeedCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_makes_daisy_and_her_followers_and_all_can_sign_in()
    {
        (await CommandRun.OfAsync("seed", "--data", Data, "--followers", "100")).Succeeded()
            .ShouldContain("101 accounts, 100 follows");

        await using var data = await OpenData.AtAsync(Data);
        var ct = TestContext.Current.CancellationToken;
        (await data.Get<IAccountStore>().FindByAliasAsync("daisy", ct)).ShouldNotBeNull().Followers.ShouldBe(100);
        var last = (await data.Get<IAccountStore>().FindByAliasAsync("donald100", ct)).ShouldNotBeNull();
        last.Following.ShouldBe(1);
        last.CreatedAt.ShouldBeLessThan(TimeProvider.System.GetUtcNow());
        var hash = (await data.Get<IAccountStore>().FindCredentialsAsync(last.Id, ct))!.PasswordHash;
        (await data.Get<Passwords>().CheckAsync("password", hash, ct)).Value.ShouldBe(PasswordCheck.Right);
        (await data.Get<ISeedStore>().RecountAsync(repair: false, ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_again_it_changes_nothing()
    {
        string[] seed = ["seed", "--data", Data, "--accounts", "40", "--statuses", "200", "--follows", "5", "--json"];
        var first = JsonDocument.Parse((await CommandRun.OfAsync(seed)).Succeeded()).RootElement;

        var again = JsonDocument.Parse((await CommandRun.OfAsync(seed)).Succeeded()).RootElement;

        foreach (var count in new[] { "accounts", "follows", "statuses" })
        {
            again.GetProperty(count).GetInt64().ShouldBe(first.GetProperty(count).GetInt64());
        }

        await using var data = await OpenData.AtAsync(Data);
        var (accounts, statuses) = await data.Get<IStatusStore>().CountAsync(TestContext.Current.CancellationToken);
        (accounts, statuses).ShouldBe((40, 200));
    }

    [Theory]
    [InlineData(SeedPhase.Accounts)]
    [InlineData(SeedPhase.Follows)]
    [InlineData(SeedPhase.Statuses)]
    public async Task Cut_short_and_run_again_it_ends_complete(SeedPhase phase)
    {
        var plan = new CommunityPlan(Accounts: 3000, Statuses: 5000, Follows: 4, Seed: 1);
        await using (var data = await OpenData.AtAsync(Data))
        {
            using var cut = new CancellationTokenSource();
            var progress = new Scissors(phase, cut);
            await Should.ThrowAsync<OperationCanceledException>(
                () => data.Get<Seeder>().SeedCommunityAsync(plan, "password", null, progress, cut.Token));
        }

        await using var again = await OpenData.AtAsync(Data);
        var ct = TestContext.Current.CancellationToken;
        var report = (await again.Get<Seeder>().SeedCommunityAsync(plan, "password", null, new Scissors(null, null), ct)).Value;

        report.Accounts.ShouldBe(3000);
        report.Statuses.ShouldBe(5000);
        (await again.Get<IStatusStore>().CountAsync(ct)).ShouldBe((3000, 5000));
        (await again.Get<ISeedStore>().RecountAsync(repair: false, ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tokens_work_and_only_their_owner_can_read_them()
    {
        var file = _folder.File("tokens");
        (await CommandRun.OfAsync("seed", "--data", Data, "--followers", "10", "--tokens", file)).Succeeded();

        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        lines.Length.ShouldBe(11);
        await using var data = await OpenData.AtAsync(Data);
        var (alias, token) = (lines[5].Split(' ')[0], lines[5].Split(' ')[1]);
        var session = await data.Get<SessionKeeper>().AuthenticateAsync(token, TestContext.Current.CancellationToken);
        var account = await data.Get<IAccountStore>().FindByAliasAsync(alias, TestContext.Current.CancellationToken);
        session.ShouldNotBeNull().AccountId.ShouldBe(account!.Id);
    }

    [Fact]
    public async Task An_account_that_exists_gets_followers_from_now_on_only()
    {
        var ct = TestContext.Current.CancellationToken;
        await CommandRun.OfAsync("account", "create", "daisy", "--password", "password", "--data", Data);
        long statusId;
        await using (var data = await OpenData.AtAsync(Data))
        {
            var daisy = (await data.Get<IAccountStore>().FindByAliasAsync("daisy", ct))!;
            statusId = (await data.Get<WriteStatus>().PostAsync(daisy.Id, new("before"), null, null, ct)).Value.Id;
        }

        (await CommandRun.OfAsync("seed", "--data", Data, "--followers", "3")).Succeeded();

        await using var seeded = await OpenData.AtAsync(Data);
        var author = (await seeded.Get<IAccountStore>().FindByAliasAsync("daisy", ct))!;
        author.Followers.ShouldBe(3);
        (await seeded.Get<IFollowStore>().ListFollowersAsOfAsync(author.Id, statusId, 0, 10, ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_elses_alias_is_not_taken_over()
    {
        await CommandRun.OfAsync("account", "create", "donald3", "--password", "password", "--data", Data);

        var run = await CommandRun.OfAsync("seed", "--data", Data, "--followers", "5");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("@donald3 exists already");
    }

    [Theory]
    [InlineData("--followers", "-1", "--followers must be 0 to 1,000,000")]
    [InlineData("--followee", "no body", "--followee must be an alias")]
    [InlineData("--accounts", "1", "--accounts must be 2 to")]
    [InlineData("--password", "short", "password must be 8 to 128 characters")]
    public async Task A_plan_that_cannot_be_is_refused(string option, string value, string error)
    {
        var run = await CommandRun.OfAsync("seed", "--data", Data, option, value);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(error);
    }

    /// <summary>Cancels when a phase is half done.</summary>
    private sealed class Scissors(SeedPhase? phase, CancellationTokenSource? cut) : IProgress<SeedProgress>
    {
        public void Report(SeedProgress value)
        {
            if (value.Phase == phase && value.Done > 0 && value.Done < value.Total)
            {
                cut!.Cancel();
            }
        }
    }
}
