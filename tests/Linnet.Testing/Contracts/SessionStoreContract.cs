using Linnet.Core;
using Linnet.Core.Sessions;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="ISessionStore"/> promises.</summary>
public abstract class SessionStoreContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private ISessionStore Sessions => Store.Sessions;

    private DateTimeOffset Now => Store.Clock.GetUtcNow();

    [Fact]
    public async Task A_session_is_found_by_its_tokens_hash_as_it_was_begun()
    {
        var daisy = await Store.AddAccountAsync();
        var app = await Store.Apps.AddAsync(Build.App(), Token);
        var hash = Build.TokenHash();

        var session = (await Sessions.AddAsync(hash, daisy.Id, app.Id, "read write", Now, Token)).ShouldNotBeNull();

        session.ShouldBe(new Session
        {
            Id = session.Id,
            TokenHash = hash,
            AccountId = daisy.Id,
            AppId = app.Id,
            Scopes = "read write",
            CreatedAt = Now,
            LastUsedAt = Now,
        });
        (await Sessions.FindAsync(hash, Token)).ShouldBe(session);
        (await Sessions.ListAsync(daisy.Id, Token)).ShouldBe([session]);
        await Store.ReopenAsync();
        (await Sessions.FindAsync(hash, Token)).ShouldBe(session);
    }

    [Fact]
    public async Task An_applications_own_session_has_no_account()
    {
        var app = await Store.Apps.AddAsync(Build.App(), Token);
        var session = await Store.AddSessionAsync(accountId: null, app.Id);

        (await Sessions.FindAsync(session.TokenHash, Token)).ShouldBe(session);
        session.AccountId.ShouldBeNull();
    }

    [Fact]
    public async Task An_account_that_does_not_exist_gets_no_session()
    {
        var hash = Build.TokenHash();

        (await Sessions.AddAsync(hash, NoSuchId, null, "read", Now, Token)).ShouldBeNull();
        (await Sessions.FindAsync(hash, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Sessions_are_listed_newest_first_and_only_the_accounts_own()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var first = await Store.AddSessionAsync(daisy.Id);
        Store.Clock.Advance(TimeSpan.FromMinutes(1));
        await Store.AddSessionAsync(donald.Id);
        var second = await Store.AddSessionAsync(daisy.Id);

        (await Sessions.ListAsync(daisy.Id, Token)).ShouldBe([second, first]);
        (await Sessions.ListAsync(NoSuchId, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_session_unused_for_longest_makes_room_for_one_too_many()
    {
        var daisy = await Store.AddAccountAsync();
        var sessions = Enumerable.Range(1, Limits.SessionsPerAccount).Select(i => new Session
        {
            Id = i,
            TokenHash = Build.TokenHash(),
            AccountId = daisy.Id,
            AppId = null,
            Scopes = "read",
            CreatedAt = Now.AddMinutes(i),
            LastUsedAt = Now.AddMinutes(i),
        }).ToList();
        await Store.Seed.AddSessionsAsync(sessions, Token);
        Store.Clock.Advance(TimeSpan.FromDays(1));
        await Sessions.TouchAsync([new(sessions[0].TokenHash, Now)], Token);

        var added = await Store.AddSessionAsync(daisy.Id);

        var left = await Sessions.ListAsync(daisy.Id, Token);
        left.Count.ShouldBe(Limits.SessionsPerAccount);
        left.ShouldContain(added);
        (await Sessions.FindAsync(sessions[0].TokenHash, Token)).ShouldNotBeNull("it was used last");
        (await Sessions.FindAsync(sessions[1].TokenHash, Token)).ShouldBeNull("it was unused for longest");
    }

    [Fact]
    public async Task A_session_ends_by_its_id_only_for_its_own_account()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var session = await Store.AddSessionAsync(daisy.Id);

        (await Sessions.RemoveAsync(donald.Id, session.Id, Token)).ShouldBeNull();
        (await Sessions.FindAsync(session.TokenHash, Token)).ShouldBe(session);

        (await Sessions.RemoveAsync(daisy.Id, session.Id, Token)).ShouldBe(session);
        (await Sessions.FindAsync(session.TokenHash, Token)).ShouldBeNull();
        (await Sessions.RemoveAsync(daisy.Id, session.Id, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_session_ends_by_its_token_once()
    {
        var daisy = await Store.AddAccountAsync();
        var (session, other) = (await Store.AddSessionAsync(daisy.Id), await Store.AddSessionAsync(daisy.Id));

        (await Sessions.RemoveAsync(session.TokenHash, Token)).ShouldBeTrue();

        (await Sessions.RemoveAsync(session.TokenHash, Token)).ShouldBeFalse();
        (await Sessions.ListAsync(daisy.Id, Token)).ShouldBe([other]);
    }

    [Fact]
    public async Task All_sessions_but_one_end_together()
    {
        var (daisy, donald) = (await Store.AddAccountAsync(), await Store.AddAccountAsync());
        var kept = await Store.AddSessionAsync(daisy.Id);
        var ended = await Store.AddSessionAsync(daisy.Id);
        var others = await Store.AddSessionAsync(donald.Id);

        await Sessions.RemoveAllAsync(daisy.Id, kept.Id, Token);
        (await Sessions.ListAsync(daisy.Id, Token)).ShouldBe([kept]);
        (await Sessions.FindAsync(ended.TokenHash, Token)).ShouldBeNull();

        await Sessions.RemoveAllAsync(daisy.Id, null, Token);
        (await Sessions.ListAsync(daisy.Id, Token)).ShouldBeEmpty();
        (await Sessions.FindAsync(others.TokenHash, Token)).ShouldBe(others);
    }

    [Fact]
    public async Task A_last_use_is_written_down_and_ended_sessions_stay_ended()
    {
        var daisy = await Store.AddAccountAsync();
        var (session, ended) = (await Store.AddSessionAsync(daisy.Id), await Store.AddSessionAsync(daisy.Id));
        await Sessions.RemoveAsync(ended.TokenHash, Token);
        var later = Now.AddMinutes(5);

        await Sessions.TouchAsync([new(session.TokenHash, later), new(ended.TokenHash, later)], Token);

        (await Sessions.ListAsync(daisy.Id, Token)).ShouldBe([session with { LastUsedAt = later }]);
    }

    [Fact]
    public async Task Sessions_unused_since_a_time_are_removed()
    {
        var daisy = await Store.AddAccountAsync();
        var (unused, used) = (await Store.AddSessionAsync(daisy.Id), await Store.AddSessionAsync(daisy.Id));
        var app = await Store.AddSessionAsync(accountId: null);
        Store.Clock.Advance(TimeSpan.FromDays(1));
        var atTheBound = await Store.AddSessionAsync(daisy.Id);
        await Sessions.TouchAsync([new(used.TokenHash, Now.AddHours(1))], Token);

        (await RemoveExpiredAsync(Now, null)).ShouldBe(2);

        (await Sessions.FindAsync(unused.TokenHash, Token)).ShouldBeNull();
        (await Sessions.FindAsync(app.TokenHash, Token)).ShouldBeNull();
        (await Sessions.ListAsync(daisy.Id, Token)).Select(session => session.Id).ShouldBe([used.Id, atTheBound.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Sessions_begun_before_a_time_are_removed_however_recently_used()
    {
        var daisy = await Store.AddAccountAsync();
        var old = await Store.AddSessionAsync(daisy.Id);
        Store.Clock.Advance(TimeSpan.FromDays(1));
        await Sessions.TouchAsync([new(old.TokenHash, Now)], Token);
        var atTheBound = await Store.AddSessionAsync(daisy.Id);

        (await RemoveExpiredAsync(DateTimeOffset.UnixEpoch, Now)).ShouldBe(1);

        (await Sessions.ListAsync(daisy.Id, Token)).ShouldBe([atTheBound]);
    }

    private async Task<int> RemoveExpiredAsync(DateTimeOffset lastUsedBefore, DateTimeOffset? createdBefore)
    {
        var (removed, total) = (1, 0);
        while (removed > 0)
        {
            removed = await Sessions.RemoveExpiredAsync(lastUsedBefore, createdBefore, Token);
            total += removed;
        }

        return total;
    }
}
