using Linnet.EndToEnd.Tests.Http;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Search;

/// <summary>What a site shows to those who look around, through the typed client.</summary>
public sealed class FindingTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accounts_are_found_by_the_beginning_of_their_names_and_page_by_page()
    {
        var finch = await app.SignedInManyAsync("finch", 3);

        var all = (await finch[0].Client.SearchAccountsAsync("FIN", 0, null, Token)).Value;
        var rest = (await finch[0].Client.SearchAccountsAsync("fin", 1, 40, Token)).Value;
        var second = (await app.Client.SearchAsync("fin", "accounts", 1, 1, Token)).Value;

        all.Select(account => account.Username).ShouldBe(["finch1", "finch2", "finch3"], ignoreOrder: true);
        rest.Select(account => account.Id).ShouldBe(all.Skip(1).Select(account => account.Id));
        second.Accounts.ShouldHaveSingleItem().Id.ShouldBe(all[1].Id);
        second.Statuses.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_directory_lists_who_posted_last_or_who_is_new()
    {
        var (wren, robin) = (await app.SignedInAsAsync("wren"), await app.SignedInAsAsync("robin"));
        await wren.PostAsync("First of all");

        (await app.Client.GetDirectoryAsync("active", 0, 1, Token)).Value.ShouldHaveSingleItem().Id.ShouldBe(wren.Id);
        var listed = (await app.Client.GetDirectoryAsync("new", 0, 40, Token)).Value.Select(account => account.Id).ToList();
        listed.IndexOf(robin.Id).ShouldBe(listed.IndexOf(wren.Id) - 1);
        (await app.Client.GetDirectoryAsync("new", listed.IndexOf(wren.Id), 1, Token)).Value.ShouldHaveSingleItem().Id.ShouldBe(wren.Id);
    }

    [Fact]
    public async Task A_tag_is_shown_as_it_is_kept()
    {
        var tag = (await app.Client.GetTagAsync("Kaffee", Token)).Value;

        tag.Name.ShouldBe("kaffee");
        tag.Url.ShouldEndWith("/tags/kaffee");
        (await app.Client.GetTagAsync("a b", Token)).Error!.StatusCode.ShouldBe(404);
    }

    [Fact]
    public async Task Several_accounts_and_statuses_are_looked_up_at_once()
    {
        var crow = await app.SignedInAsAsync("crow");
        var (one, two) = (await crow.PostAsync("One"), await crow.PostAsync("Two"));

        (await app.Client.GetStatusesAsync([two.Id, "1", one.Id], Token)).Value.Select(status => status.Id).ShouldBe([two.Id, one.Id]);
        (await app.Client.GetAccountsAsync([crow.Id, "1"], Token)).Value.ShouldHaveSingleItem().Username.ShouldBe("crow");
    }

    [Fact]
    public async Task An_avatar_can_be_removed_again()
    {
        var magpie = await app.SignedInAsAsync("magpie");
        var image = new Protocol.Client.ImageFile(TestImage.Png(8, 8, 200), "image/png", "me.png");
        var dressed = (await magpie.Client.UpdateCredentialsAsync(new(), image, Token)).Value;

        var plain = (await magpie.Client.RemoveAvatarAsync(Token)).Value;

        dressed.Avatar.ShouldNotEndWith("/default.png");
        plain.Avatar.ShouldEndWith("/default.png");
    }
}
