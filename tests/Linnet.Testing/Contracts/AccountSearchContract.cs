using Linnet.Core.Accounts;
using Linnet.Testing.Builders;
using Shouldly;
using Xunit;

namespace Linnet.Testing.Contracts;

/// <summary>What <see cref="IAccountStore.SearchAsync"/> promises.</summary>
public abstract class AccountSearchContract<TStore> : StoreContract<TStore>
    where TStore : StoreUnderTest, new()
{
    [Fact]
    public async Task Accounts_are_found_by_the_beginning_of_the_alias_or_of_a_name_in_any_case()
    {
        await AddAsync("ducky", "Anna", "Berg");
        await AddAsync("anna", "Mary Duchess", "Berg");
        await AddAsync("berta", "Anna", "von Duck");
        await AddAsync("aduck", "Xduck", "Y-x");

        (await SearchAsync("DUC")).ShouldBe(["ducky", "anna", "berta"], ignoreOrder: true);
        (await SearchAsync("duck")).ShouldBe(["ducky", "berta"], ignoreOrder: true);
        (await SearchAsync("duckys")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_does_not_matter_beyond_ascii_either()
    {
        await AddAsync("elodie", "Élodie", "Ångström");

        (await SearchAsync("éLO")).ShouldBe(["elodie"]);
        (await SearchAsync("ÅNG")).ShouldBe(["elodie"]);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("*")]
    [InlineData("[")]
    [InlineData("🦆")]
    public async Task No_character_has_a_special_meaning(string character)
    {
        await AddAsync("plain", "Plain", "Person");
        await AddAsync("odd", $"{character}odd", "Person");

        (await SearchAsync(character)).ShouldBe(["odd"]);
        (await SearchAsync(character + "o")).ShouldBe(["odd"]);
        (await SearchAsync(character + character)).ShouldBeEmpty();
        (await SearchAsync("p" + character)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_underscore_in_an_alias_is_a_character_like_others()
    {
        await AddAsync("d_ck", "A", "B");
        await AddAsync("duck", "A", "B");

        (await SearchAsync("d_")).ShouldBe(["d_ck"]);
    }

    [Fact]
    public async Task A_whole_alias_comes_first_and_then_who_has_the_most_followers()
    {
        var whole = await AddAsync("duck", "A", "B");
        var popular = await AddAsync("duck_popular", "A", "B");
        var known = await AddAsync("somebody", "Duck", "B");
        var unknown = await AddAsync("duck_unknown", "A", "B");
        await Store.FollowAsync(whole, popular);
        await Store.FollowAsync(known, popular);
        await Store.FollowAsync(unknown, known);

        (await SearchAsync("Duck")).ShouldBe(["duck", "duck_popular", "somebody", "duck_unknown"]);

        await Store.UnfollowAsync(whole, popular);
        await Store.UnfollowAsync(known, popular);
        (await SearchAsync("Duck")).Take(2).ShouldBe(["duck", "somebody"]);
    }

    [Fact]
    public async Task Pages_hold_each_match_once()
    {
        for (var i = 0; i < 7; i++)
        {
            await AddAsync($"duck{i}", "Duck", "Duck");
        }

        List<string> found = [];
        for (var offset = 0; offset < 9; offset += 3)
        {
            found.AddRange(await SearchAsync("duck", offset, 3));
        }

        found.ShouldBe(Enumerable.Range(0, 7).Select(i => $"duck{i}"), ignoreOrder: true);
        (await SearchAsync("duck", 7, 3)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_matches_come_in_the_same_order_as_few()
    {
        await Store.Seed.AddAccountsAsync(
            [.. Enumerable.Range(1, 600).Select(i => Build.Account(i, $"duck{i}") with { FirstName = i % 100 == 0 ? "Round" : "Other" })],
            "hash",
            Token);
        await Store.FollowAsync(1, 300);
        await Store.FollowAsync(2, 300);
        await Store.FollowAsync(1, 500);

        (await SearchAsync("du", limit: 4)).ShouldBe(["duck300", "duck500", "duck1", "duck2"]);
        (await SearchAsync("du", offset: 2, limit: 2)).ShouldBe(["duck1", "duck2"]);
        (await SearchAsync("duck5", limit: 3)).ShouldBe(["duck5", "duck500", "duck50"]);
        (await SearchAsync("duck5", offset: 1, limit: 2)).ShouldBe(["duck500", "duck50"]);
        (await SearchAsync("ro du")).ShouldBe(["duck300", "duck500", "duck100", "duck200", "duck400", "duck600"]);
        (await SearchAsync("du duck", offset: 599, limit: 2)).ShouldBe(["duck600"]);
        await Store.Accounts.SetSuspendedAsync(300, true, Token);
        (await SearchAsync("DUCK", limit: 1)).ShouldBe(["duck500"]);
    }

    [Theory]
    [InlineData("lodz")]
    [InlineData("STRASSE")]
    [InlineData("gakkou")]
    [InlineData("ガッ")]
    public async Task Letters_are_folded_as_in_statuses(string prefix)
    {
        await AddAsync("kim", "Łódź", "Straße");
        await AddAsync("gakkou", "ｶﾞｯｺｳ", "");

        (await SearchAsync(prefix)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_changed_name_is_found_and_the_old_one_is_not()
    {
        var id = await AddAsync("daisy", "Old", "Older");

        await Store.Accounts.UpdateProfileAsync(id, new("New", "Newer"), Token);

        (await SearchAsync("new")).ShouldBe(["daisy"]);
        (await SearchAsync("old")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Loaded_accounts_are_found_too()
    {
        await Store.Seed.AddAccountsAsync([Build.Account(5, "daisy") with { FirstName = "Élodie" }], "hash", Token);

        (await SearchAsync("dai")).ShouldBe(["daisy"]);
        (await SearchAsync("élo")).ShouldBe(["daisy"]);
    }

    private async Task<long> AddAsync(string alias, string firstName, string lastName) =>
        (await Store.Accounts.AddAsync(Build.NewAccount(alias) with { FirstName = firstName, LastName = lastName }, Token))
            .ShouldNotBeNull().Id;

    private async Task<IEnumerable<string>> SearchAsync(string prefix, int offset = 0, int limit = 10) =>
        (await Store.Accounts.SearchAsync(prefix, offset, limit, Token)).Select(account => account.Alias);
}
