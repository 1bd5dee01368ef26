using Linnet.Core.Accounts;
using Linnet.Core.Ids;
using Linnet.Core.Paging;
using Linnet.Core.Seeding;
using Linnet.Core.Sessions;
using Linnet.Core.Statuses;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="ISeedStore"/> promises.</summary>
public abstract class SeedStoreContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private ISeedStore Seed => Store.Seed;

    /// <summary>Ids of the given day of the year 2025.</summary>
    private static long Day(int day) => IdGenerator.AtTime(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day));

    [Fact]
    public async Task Loaded_accounts_are_like_others_but_begin_with_no_counts()
    {
        var account = Build.Account(Day(1), "Donald_1") with
        {
            Note = "Hello\n🦆",
            AvatarKey = "key.png",
            Role = AccountRole.Operator,
            IsSuspended = true,
            Followers = 7,
            Following = 8,
            Statuses = 9,
        };

        await Seed.AddAccountsAsync([account], "hash", Token);

        var found = (await Store.Accounts.FindByAliasAsync("donald_1", Token)).ShouldNotBeNull();
        (found with { LastStatusId = 0 }).ShouldBe(account with { Followers = 0, Following = 0, Statuses = 0 });
        (await Store.Accounts.FindCredentialsAsync(account.Id, Token)).ShouldBe(new(account.Id, "hash", true));
    }

    [Fact]
    public async Task Loading_again_changes_nothing()
    {
        var (accounts, follows, statuses, sessions) = MakeCommunity();
        await LoadAsync(accounts, follows, statuses, sessions);
        await Seed.RecountAsync(repair: true, Token);
        var before = await ReadAllAsync(accounts);

        await LoadAsync(
            [.. accounts.Select(account => account with { FirstName = "Other" })],
            [.. follows.Select(follow => follow with { Since = follow.Since + 50 })],
            [.. statuses.Select(status => status with { Content = Build.Content("other") })],
            sessions);
        await Store.ReopenAsync();

        (await ReadAllAsync(accounts)).ShouldBe(before);
        (await Seed.RecountAsync(repair: false, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_load_that_broke_off_is_completed_by_loading_all()
    {
        var (accounts, follows, statuses, sessions) = MakeCommunity();
        await LoadAsync([.. accounts.Take(3)], [.. follows.Take(1)], [.. statuses.Take(2)], [.. sessions.Take(1)]);

        await LoadAsync(accounts, follows, statuses, sessions);
        await Seed.RecountAsync(repair: true, Token);

        (await Store.Statuses.CountAsync(Token)).ShouldBe((accounts.Count, statuses.Count));
        (await Store.GetAccountAsync(accounts[0].Id)).Followers.ShouldBe(accounts.Count - 1);
        (await Store.Sessions.FindAsync(sessions[1].TokenHash, Token)).ShouldBe(sessions[1]);
    }

    [Fact]
    public async Task A_recount_finds_and_corrects_every_count()
    {
        var (accounts, follows, statuses, sessions) = MakeCommunity();
        await LoadAsync(accounts, follows, statuses, sessions);

        var found = await Seed.RecountAsync(repair: false, Token);
        (await Seed.RecountAsync(repair: false, Token)).ShouldBe(found, ignoreOrder: true, "a look changes nothing");
        (await Seed.RecountAsync(repair: true, Token)).ShouldBe(found, ignoreOrder: true);

        found.ShouldContain(count => count.Stored == 0 && count.Counted == accounts.Count - 1);
        (await Seed.RecountAsync(repair: false, Token)).ShouldBeEmpty();
        var daisy = await Store.GetAccountAsync(accounts[0].Id);
        (daisy.Followers, daisy.Following, daisy.Statuses).ShouldBe((accounts.Count - 1, 0, statuses.Count));
        (await Store.GetAccountAsync(accounts[1].Id)).Following.ShouldBe(1);
        (await Store.Statuses.SearchTagsAsync("duck", 0, 5, Token)).ShouldBe([new("duck", statuses.Count)]);
    }

    [Fact]
    public async Task Loaded_statuses_stand_in_lists_and_feeds_by_the_rule()
    {
        var (accounts, follows, statuses, sessions) = MakeCommunity();
        await LoadAsync(accounts, follows, statuses, sessions);
        long[] ids = [.. statuses.Select(status => status.Id).Reverse()];

        (await Store.Statuses.FindAsync(ids[0], Token)).ShouldBeSame(statuses[^1]);
        (await Store.Statuses.ListByAccountAsync(accounts[0].Id, PageRequest.Newest(), Token)).ShouldBe(ids);
        (await Store.Statuses.ListAllAsync(PageRequest.Newest(), Token)).ShouldBe(ids);
        (await Store.Statuses.ListByTagAsync("duck", PageRequest.Newest(), Token)).ShouldBe(ids);
        (await Store.Jobs.CountAsync(Token)).ShouldBe(default);
        foreach (var follow in follows)
        {
            (await Store.Feeds.ReadAsync(follow.FollowerId, PageRequest.Newest(), Token))
                .ShouldBe(ids.Where(id => id > follow.Since));
        }
    }

    [Fact]
    public async Task Feeds_that_were_read_before_hold_what_is_loaded()
    {
        var (accounts, follows, statuses, _) = MakeCommunity();
        await LoadAsync(accounts, follows, [statuses[0], statuses[^1]], []);
        await Store.Feeds.ReadAsync(follows[0].FollowerId, PageRequest.Newest(), Token);

        await Seed.AddStatusesAsync(statuses, Token);

        (await Store.Feeds.ReadAsync(follows[0].FollowerId, PageRequest.Newest(), Token))
            .ShouldBe(statuses.Select(status => status.Id).Reverse());
    }

    [Fact]
    public async Task Ids_made_later_are_above_those_that_were_loaded()
    {
        var future = IdGenerator.AtTime(Store.Clock.GetUtcNow().AddDays(1));
        var (author, fan) = (Build.Account(Day(1)), Build.Account(Day(1) + 1));
        await LoadAsync([author, fan], [new(fan.Id, author.Id, future + 7)], [Build.Status(future, author.Id)], []);

        var status = await Store.PostAsync(author.Id);

        status.Id.ShouldBeGreaterThan(future + 7);
        await Store.RunAllJobsAsync();
        (await Store.Feeds.ReadAsync(fan.Id, PageRequest.Newest(), Token)).ShouldBe([status.Id]);
        (await Store.AddAccountAsync()).Id.ShouldBeGreaterThan(future + 7);
    }

    /// <summary>One who posts every other day, and others who began to follow in between; sessions for the first two.</summary>
    private static (List<Account> Accounts, List<SeedFollow> Follows, List<Status> Statuses, List<Session> Sessions) MakeCommunity()
    {
        var accounts = Enumerable.Range(0, 6).Select(i => Build.Account(Day(1) + i)).ToList();
        var follows = accounts.Skip(1).Select((fan, i) => new SeedFollow(fan.Id, accounts[0].Id, Day(9 + (2 * i)))).ToList();
        var statuses = Enumerable.Range(0, 5).Select(i => Build.Status(Day(10 + (2 * i)), accounts[0].Id, $"{i}", "duck")).ToList();
        var sessions = accounts.Take(2).Select((account, i) => new Session
        {
            Id = Day(30) + i,
            TokenHash = Build.TokenHash(),
            AccountId = account.Id,
            AppId = null,
            Scopes = "read write",
            CreatedAt = IdGenerator.TimeOf(Day(30)),
            LastUsedAt = IdGenerator.TimeOf(Day(31)),
        }).ToList();
        return (accounts, follows, statuses, sessions);
    }

    private async Task LoadAsync(
        IReadOnlyList<Account> accounts, IReadOnlyList<SeedFollow> follows, IReadOnlyList<Status> statuses, IReadOnlyList<Session> sessions)
    {
        await Seed.AddAccountsAsync(accounts, "hash", Token);
        await Seed.AddFollowsAsync(follows, Token);
        await Seed.AddStatusesAsync(statuses, Token);
        await Seed.AddSessionsAsync(sessions, Token);
    }

    private async Task<List<object>> ReadAllAsync(IReadOnlyList<Account> accounts)
    {
        List<object> all = [await Store.Statuses.CountAsync(Token)];
        foreach (var account in accounts)
        {
            all.Add(await Store.GetAccountAsync(account.Id));
            all.AddRange((await Store.Follows.ListFollowingAsync(account.Id, PageRequest.Newest(), Token)).Cast<object>());
            all.AddRange(await Store.Sessions.ListAsync(account.Id, Token));
        }

        foreach (var id in await Store.Statuses.ListAllAsync(PageRequest.Newest(), Token))
        {
            all.Add((await Store.Statuses.FindAsync(id, Token)).ShouldNotBeNull().Content.Text);
        }

        return all;
    }
}
