using Linnet.Core.Accounts;
using Linnet.Testing;
using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

public sealed class StatusPageTests(LinnetApp app) : IClassFixture<LinnetApp>
{
    [Fact]
    public async Task A_status_is_shown_with_who_likes_it()
    {
        var (daisy, donald) = (await app.SignedInAsAsync("daisy"), await app.SignedInAsAsync("donald"));
        var status = await daisy.PostAsync("Look, a wren!");
        await donald.Client.FavouriteAsync(status.Id, TestContext.Current.CancellationToken);
        await app.SettledAsync();
        var visitor = new SiteVisitor(app);

        var page = await visitor.OpenAsync($"/@daisy/{status.Id}");

        page.Title.ShouldBe("daisy (@daisy): Look, a wren! · Linnet");
        visitor.Text($"#status-{status.Id} .text").ShouldBe("Look, a wren!");
        visitor.Text(".likers h2").ShouldBe("Liked by 1 person");
        page.QuerySelector(".likers a")!.GetAttribute("href").ShouldBe("/@donald");
        page.QuerySelectorAll(".versions, .receipt, form[method=post]").ShouldBeEmpty();
        page.QuerySelector(".act")!.GetAttribute("href").ShouldBe($"/login?return=%2F%40daisy%2F{status.Id}");
    }

    [Fact]
    public async Task A_wrong_alias_leads_to_the_right_address()
    {
        var status = await (await app.SignedInAsAsync("jay")).PostAsync("Where am I?");
        var visitor = new SiteVisitor(app);

        await visitor.OpenAsync($"/@somebody_else/{status.Id}");
        visitor.Address.ShouldBe($"/@jay/{status.Id}");
        visitor.Text($"#status-{status.Id} .text").ShouldBe("Where am I?");

        await visitor.OpenAsync($"/@JAY/{status.Id}");
        visitor.Address.ShouldBe($"/@JAY/{status.Id}");
        visitor.Page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe($"{app.Http.BaseAddress}@jay/{status.Id}");
    }

    [Fact]
    public async Task Every_version_of_an_edited_status_is_shown()
    {
        var wren = await app.SignedInAsAsync("wren");
        var status = await wren.PostAsync("First <b>words</b>");
        await wren.Client.EditStatusAsync(status.Id, new() { Status = "Second words" }, TestContext.Current.CancellationToken);

        var page = await new SiteVisitor(app).OpenAsync($"/@wren/{status.Id}");

        page.QuerySelectorAll(".versions .text").Select(text => text.TextContent).ShouldBe(["First <b>words</b>", "Second words"]);
        page.QuerySelectorAll(".versions time").Length.ShouldBe(2);
        page.QuerySelector(".status .when")!.TextContent.ShouldContain("edited");
    }

    [Fact]
    public async Task Author_and_operators_alone_see_how_far_it_has_come()
    {
        var (owl, lark) = (await app.SignedInAsAsync("owl"), await app.SignedInAsAsync("lark"));
        await lark.FollowAsync(owl);
        var boss = await app.SignedInAsAsync("boss");
        await app.Get<IAccountStore>().SetRoleAsync(boss.AccountId, AccountRole.Operator, TestContext.Current.CancellationToken);
        var status = await owl.PostAsync("To all who follow me");
        var address = $"/@owl/{status.Id}";

        await Eventually.HoldsAsync(async () =>
            (await SiteVisitor.SignedInAs(owl).OpenAsync(address)).QuerySelector(".receipt p")!.TextContent
                .StartsWith("Delivered to 1 of 1 feed in ", StringComparison.Ordinal));
        (await SiteVisitor.SignedInAs(boss).OpenAsync(address)).QuerySelector(".receipt").ShouldNotBeNull();
        (await SiteVisitor.SignedInAs(lark).OpenAsync(address)).QuerySelector(".receipt").ShouldBeNull();
        (await new SiteVisitor(app).OpenAsync(address)).QuerySelector(".receipt").ShouldBeNull();
    }
}
