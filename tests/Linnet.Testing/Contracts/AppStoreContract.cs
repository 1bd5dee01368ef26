using Linnet.Core.Sessions;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IAppStore"/> promises.</summary>
public abstract class AppStoreContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private IAppStore Apps => Store.Apps;

    [Fact]
    public async Task An_application_is_found_by_its_client_id_as_it_was_registered()
    {
        var asked = Build.App() with { Name = "Toot 'n' \"Tweet\" 🦆", Website = null };

        var app = await Apps.AddAsync(asked, Token);

        app.ShouldBe(asked with { Id = app.Id });
        app.Id.ShouldBeGreaterThan(0);
        (await Apps.FindAsync(app.ClientId, Token)).ShouldBe(app);
        (await Apps.FindAsync(app.ClientId.ToUpperInvariant(), Token)).ShouldBeNull();
        await Store.ReopenAsync();
        (await Apps.FindAsync(app.ClientId, Token)).ShouldBe(app);
    }

    [Fact]
    public async Task Many_are_found_at_once_and_missing_ones_are_passed_over()
    {
        var (one, two) = (await Apps.AddAsync(Build.App(), Token), await Apps.AddAsync(Build.App(), Token));

        (await Apps.FindManyAsync([two.Id, NoSuchId, one.Id], Token)).ShouldBe([one, two], ignoreOrder: true);
        (await Apps.FindManyAsync([], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_code_is_taken_as_it_was_kept_and_only_once()
    {
        var code = await AddCodeAsync();

        (await Apps.TakeCodeAsync(code.CodeHash, Token)).ShouldBe(code);

        (await Apps.TakeCodeAsync(code.CodeHash, Token)).ShouldBeNull();
        (await Apps.TakeCodeAsync(Build.TokenHash(), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_who_take_a_code_at_once_one_gets_it()
    {
        var code = await AddCodeAsync();

        var taken = await AtOnceAsync(16, _ => Apps.TakeCodeAsync(code.CodeHash, Token));

        taken.OfType<AuthorizationCode>().ShouldHaveSingleItem().ShouldBe(code);
    }

    [Fact]
    public async Task A_code_without_a_challenge_survives_a_restart()
    {
        var code = await AddCodeAsync(withChallenge: false);

        await Store.ReopenAsync();

        (await Apps.TakeCodeAsync(code.CodeHash, Token)).ShouldBe(code);
    }

    [Fact]
    public async Task Codes_that_are_not_void_stay_when_others_are_added()
    {
        var code = await AddCodeAsync();
        Store.Clock.Advance(TimeSpan.FromMinutes(9));

        await AddCodeAsync();

        (await Apps.TakeCodeAsync(code.CodeHash, Token)).ShouldBe(code);
    }

    private async Task<AuthorizationCode> AddCodeAsync(bool withChallenge = true)
    {
        var account = await Store.AddAccountAsync();
        var app = await Apps.AddAsync(Build.App(), Token);
        var code = Build.Code(app.Id, account.Id, Store.Clock.GetUtcNow());
        code = withChallenge ? code : code with { Challenge = null };
        await Apps.AddCodeAsync(code, Store.Clock.GetUtcNow(), Token);
        return code;
    }
}
