using Linnet.Core;
using Linnet.Core.Accounts;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IAccountStore"/> promises of living accounts.</summary>
public abstract class AccountStoreContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    private IAccountStore Accounts => Store.Accounts;

    [Fact]
    public async Task An_added_account_is_found_as_it_was_given()
    {
        var added = (await Accounts.AddAsync(
            new("Daisy_1", "Dāisy 'Q'", "Duck \"%_\\ 🦆", "daisy@duck.example", "hash", "key.png", AccountRole.Operator), Token))
            .ShouldNotBeNull();

        added.ShouldBe(new Account
        {
            Id = added.Id,
            Alias = "Daisy_1",
            FirstName = "Dāisy 'Q'",
            LastName = "Duck \"%_\\ 🦆",
            AvatarKey = "key.png",
            Role = AccountRole.Operator,
        });
        (await Accounts.FindAsync(added.Id, Token)).ShouldBe(added);
        (await Accounts.FindByAliasAsync("Daisy_1", Token)).ShouldBe(added);
    }

    [Fact]
    public async Task An_accounts_id_tells_when_it_signed_up() =>
        (await Store.AddAccountAsync()).CreatedAt.ShouldBe(Store.Clock.GetUtcNow());

    [Fact]
    public async Task Accounts_survive_a_restart()
    {
        var daisy = await Store.AddAccountAsync("daisy");

        await Store.ReopenAsync();

        (await Accounts.FindByAliasAsync("daisy", Token)).ShouldBe(daisy);
        (await Accounts.FindCredentialsAsync("daisy", Token)).ShouldBe(new(daisy.Id, "hash", false));
    }

    [Fact]
    public async Task An_unknown_account_is_found_by_nothing()
    {
        await Store.AddAccountAsync("daisy");

        (await Accounts.FindAsync(NoSuchId, Token)).ShouldBeNull();
        (await Accounts.FindByAliasAsync("dais", Token)).ShouldBeNull();
        (await Accounts.FindByAliasAsync("dais_", Token)).ShouldBeNull();
        (await Accounts.FindCredentialsAsync(NoSuchId, Token)).ShouldBeNull();
        (await Accounts.FindCredentialsAsync("daisy1", Token)).ShouldBeNull();
        (await Accounts.UpdateProfileAsync(NoSuchId, new("Donald"), Token)).ShouldBeNull();
        (await Accounts.SetPasswordHashAsync(NoSuchId, "hash", Token)).ShouldBeFalse();
        (await Accounts.SetRoleAsync(NoSuchId, AccountRole.Operator, Token)).ShouldBeFalse();
        (await Accounts.SetSuspendedAsync(NoSuchId, true, Token)).ShouldBeFalse();
        (await Accounts.DeleteAsync(NoSuchId, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task An_alias_is_found_in_any_case_and_shown_as_chosen()
    {
        var daisy = await Store.AddAccountAsync("DaisY_Z");

        (await Accounts.FindByAliasAsync("dAISy_z", Token)).ShouldBe(daisy);
        (await Accounts.FindCredentialsAsync("DAISY_Z", Token)).ShouldNotBeNull().AccountId.ShouldBe(daisy.Id);
        (await Accounts.FindManyByAliasAsync(["daisy_z"], Token)).ShouldBe([daisy]);
    }

    [Fact]
    public async Task An_alias_is_given_once_whatever_its_case()
    {
        var daisy = await Store.AddAccountAsync("daisy");

        (await Accounts.AddAsync(Build.NewAccount("DAISY") with { FirstName = "Other" }, Token)).ShouldBeNull();

        (await Accounts.FindByAliasAsync("DAISY", Token)).ShouldBe(daisy);
        (await Store.Statuses.CountAsync(Token)).Accounts.ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_who_ask_for_an_alias_at_once_one_gets_it()
    {
        string[] spellings = ["daisy", "Daisy", "DAISY", "dAiSy"];

        var added = await AtOnceAsync(16, index => Accounts.AddAsync(Build.NewAccount(spellings[index % 4]), Token));

        var daisy = added.OfType<Account>().ShouldHaveSingleItem();
        (await Accounts.FindByAliasAsync("daisy", Token)).ShouldBe(daisy);
        (await Store.Statuses.CountAsync(Token)).Accounts.ShouldBe(1);
    }

    [Fact]
    public async Task Ids_are_different_and_ascend_also_across_a_restart_with_a_clock_that_went_back()
    {
        var first = await Store.AddAccountsAsync(10);
        Store.Clock.Set(Store.Clock.GetUtcNow().AddHours(-1));
        await Store.ReopenAsync();

        var later = (await Store.AddAccountAsync()).Id;

        first.Distinct().Count().ShouldBe(10);
        later.ShouldBeGreaterThan(first.Max());
    }

    [Fact]
    public async Task Many_are_found_at_once_and_missing_ones_are_passed_over()
    {
        var ids = await Store.AddAccountsAsync(Limits.LookUpIds - 1);

        var found = await Accounts.FindManyAsync([.. ids, NoSuchId], Token);

        found.Select(account => account.Id).ShouldBe(ids, ignoreOrder: true);
        (await Accounts.FindManyAsync([NoSuchId], Token)).ShouldBeEmpty();
        (await Accounts.FindManyAsync([], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_aliases_are_found_at_once_and_missing_ones_are_passed_over()
    {
        var daisy = await Store.AddAccountAsync("daisy");
        var donald = await Store.AddAccountAsync("donald");
        await Store.AddAccountAsync("dagobert");

        var found = await Accounts.FindManyByAliasAsync(["DAISY", "donald", "nobody", "d%", "'"], Token);

        found.ShouldBe([daisy, donald], ignoreOrder: true);
        (await Accounts.FindManyByAliasAsync([], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_profile_change_leaves_what_it_does_not_name()
    {
        var daisy = await Store.AddAccountAsync();
        await Accounts.UpdateProfileAsync(daisy.Id, new("Dee", "Dee", "Hello\n'there' 🦆", "key.png"), Token);

        var changed = await Accounts.UpdateProfileAsync(daisy.Id, new(FirstName: "Daisy"), Token);

        changed.ShouldBe(daisy with { LastName = "Dee", Note = "Hello\n'there' 🦆", AvatarKey = "key.png" });
        (await Accounts.FindAsync(daisy.Id, Token)).ShouldBe(changed);
    }

    [Fact]
    public async Task A_profile_can_lose_its_last_name_its_note_and_its_avatar()
    {
        var daisy = await Store.AddAccountAsync();
        await Accounts.UpdateProfileAsync(daisy.Id, new(Note: "Hello", AvatarKey: "key.png"), Token);

        var changed = await Accounts.UpdateProfileAsync(daisy.Id, new(LastName: "", Note: "", AvatarKey: ""), Token);

        changed.ShouldBe(daisy with { LastName = "" });
        (await Accounts.FindAsync(daisy.Id, Token)).ShouldBe(changed);
    }

    [Fact]
    public async Task Changes_of_different_parts_at_once_are_all_kept()
    {
        var daisy = await Store.AddAccountAsync();
        ProfileChange[] changes = [new("A"), new(LastName: "B"), new(Note: "C"), new(AvatarKey: "d.png")];

        await AtOnceAsync(4, index => Accounts.UpdateProfileAsync(daisy.Id, changes[index], Token));

        (await Store.GetAccountAsync(daisy.Id)).ShouldBe(
            daisy with { FirstName = "A", LastName = "B", Note = "C", AvatarKey = "d.png" });
    }

    [Fact]
    public async Task A_password_hash_is_replaced_for_this_account_alone()
    {
        var (daisy, donald) = (await Store.AddAccountAsync("daisy"), await Store.AddAccountAsync("donald"));

        (await Accounts.SetPasswordHashAsync(daisy.Id, "new hash", Token)).ShouldBeTrue();

        (await Accounts.FindCredentialsAsync("daisy", Token)).ShouldBe(new(daisy.Id, "new hash", false));
        (await Accounts.FindCredentialsAsync(daisy.Id, Token)).ShouldBe(new(daisy.Id, "new hash", false));
        (await Accounts.FindCredentialsAsync(donald.Id, Token)).ShouldBe(new(donald.Id, "hash", false));
    }

    [Fact]
    public async Task A_role_is_given_and_taken()
    {
        var daisy = await Store.AddAccountAsync();

        (await Accounts.SetRoleAsync(daisy.Id, AccountRole.Operator, Token)).ShouldBeTrue();
        (await Store.GetAccountAsync(daisy.Id)).Role.ShouldBe(AccountRole.Operator);

        (await Accounts.SetRoleAsync(daisy.Id, AccountRole.User, Token)).ShouldBeTrue();
        (await Store.GetAccountAsync(daisy.Id)).ShouldBe(daisy);
    }

    [Fact]
    public async Task A_suspended_account_cannot_post_or_sign_in_until_it_is_let_in_again()
    {
        var daisy = await Store.AddAccountAsync();

        (await Accounts.SetSuspendedAsync(daisy.Id, true, Token)).ShouldBeTrue();

        (await Store.GetAccountAsync(daisy.Id)).IsSuspended.ShouldBeTrue();
        (await Accounts.FindCredentialsAsync(daisy.Id, Token)).ShouldNotBeNull().IsSuspended.ShouldBeTrue();
        (await Store.Statuses.AddAsync(Build.NewStatus(daisy.Id), Token)).ShouldBeNull();
        (await Store.Sessions.AddAsync(Build.TokenHash(), daisy.Id, null, "read", Store.Clock.GetUtcNow(), Token)).ShouldBeNull();

        (await Accounts.SetSuspendedAsync(daisy.Id, false, Token)).ShouldBeTrue();
        (await Store.GetAccountAsync(daisy.Id)).ShouldBe(daisy);
        await Store.PostAsync(daisy.Id);
        await Store.AddSessionAsync(daisy.Id);
    }

    [Fact]
    public async Task A_suspension_ends_every_session_for_good()
    {
        var daisy = await Store.AddAccountAsync();
        var session = await Store.AddSessionAsync(daisy.Id);

        await Accounts.SetSuspendedAsync(daisy.Id, true, Token);
        (await Store.Sessions.FindAsync(session.TokenHash, Token)).ShouldBeNull();

        await Accounts.SetSuspendedAsync(daisy.Id, false, Token);
        (await Store.Sessions.FindAsync(session.TokenHash, Token)).ShouldBeNull();
    }
}
