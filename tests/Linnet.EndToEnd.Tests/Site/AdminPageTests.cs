using Linnet.Testing.Hosts;
using Shouldly;
using Xunit;

namespace Linnet.EndToEnd.Tests.Site;

/// <summary>What operators see and do on the site, and that nobody else can.</summary>
public sealed class AdminPageTests : IAsyncLifetime
{
    private const string Accounts = "/admin/accounts";

    private readonly LinnetApp _app = new();
    private Person _boss = null!;
    private Person _ann = null!;
    private SiteVisitor _visitor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        (_boss, _ann) = (await _app.OperatorAsync("boss"), await _app.SignedInAsAsync("ann"));
        _visitor = SiteVisitor.SignedInAs(_boss);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/accounts")]
    [InlineData("/admin/accounts/{ann}/suspend")]
    [InlineData("/admin/accounts/{ann}/unsuspend")]
    [InlineData("/admin/accounts/{ann}/promote")]
    [InlineData("/admin/accounts/{ann}/demote")]
    [InlineData("/admin/jobs")]
    [InlineData("/admin/receipts")]
    [InlineData("/admin/log")]
    [InlineData("/@ann/{status}/remove")]
    public async Task Operators_alone_see_the_pages(string path)
    {
        var address = path.Replace("{ann}", _ann.Id, StringComparison.Ordinal)
            .Replace("{status}", (await _ann.PostAsync("Mine")).Id, StringComparison.Ordinal);
        var (user, stranger) = (SiteVisitor.SignedInAs(await _app.SignedInAsAsync("user")), new SiteVisitor(_app));

        await _visitor.OpenAsync(address);
        await user.OpenAsync(address);
        await stranger.OpenAsync(address);

        (_visitor.Answer.Status, _visitor.Text("h1")).ShouldBe((200, "Administration"));
        (user.Answer.Status, user.Text("h1")).ShouldBe((403, "Not allowed"));
        stranger.Address.ShouldBe($"/login?return={Uri.EscapeDataString(address)}");
    }

    [Fact]
    public async Task Nobody_else_sends_the_forms_and_operators_send_none_from_other_sites()
    {
        var status = await _ann.PostAsync("Still here");
        var user = SiteVisitor.SignedInAs(await _app.SignedInAsAsync("user"));
        var token = (await user.OpenAsync("/")).QuerySelector("[name=form_token]")!.GetAttribute("value")!;

        foreach (var address in (string[])
            [$"{Accounts}/{_ann.Id}/suspend", $"{Accounts}/{_ann.Id}/promote", "/admin/jobs", $"/@ann/{status.Id}/remove"])
        {
            await user.PostAsync(address, ("form_token", token), ("all", "true"));
            user.Answer.Status.ShouldBe(403, address);
            await _visitor.PostAsync(address, ("all", "true"));
            _visitor.Answer.Status.ShouldBe(400, address);
        }

        var ann = (await _boss.Client.GetAdminAccountAsync(_ann.Id, Ct)).Value;
        (ann.Suspended, ann.Role.Name, ann.Account.StatusesCount).ShouldBe((false, "", 1));
    }

    [Fact]
    public async Task The_figures_say_what_there_is()
    {
        await _ann.PostAsync("Counted");

        var page = await _visitor.OpenAsync("/admin");

        var figures = page.QuerySelectorAll(".figures > div").ToDictionary(
            figure => figure.QuerySelector("dt")!.TextContent, figure => figure.QuerySelector("dd")!.TextContent.Trim());
        (figures["Accounts"], figures["Statuses"], figures["Dead letters"], figures["Open streams"]).ShouldBe(("2", "1", "0", "0"));
        figures["Memory"].ShouldEndWith(" MB");
        figures["Version"].ShouldNotBeEmpty();
        page.QuerySelectorAll(".tabs a").Select(tab => tab.TextContent)
            .ShouldBe(["Figures", "Accounts", "Jobs", "Deliveries", "Requests"]);
        _visitor.Text(".tabs [aria-current=page]").ShouldBe("Figures");
    }

    [Fact]
    public async Task Accounts_are_looked_for_and_paged()
    {
        var crowd = await _app.SignedInManyAsync("crowd", 11);
        _ = (await _boss.Client.SuspendAccountAsync(crowd[2].Id, Ct)).Value;
        await _visitor.OpenAsync(Accounts);
        Aliases().Count.ShouldBe(10);

        var first = Aliases();
        await _visitor.OpenAsync(_visitor.Page.QuerySelector("#more a")!.GetAttribute("href")!);
        first.Concat(Aliases()).ShouldBe([.. crowd.Select(person => $"@{person.Alias}"), "@ann", "@boss"], ignoreOrder: true);

        await _visitor.SendAsync("main form[role=search]", ("alias", "@CROWD1"));
        Aliases().ShouldBe(["@crowd1", "@crowd10", "@crowd11"], ignoreOrder: true);
        await _visitor.SendAsync("main form[role=search]", ("alias", ""), ("only", "suspended"));
        Aliases().ShouldBe(["@crowd3"]);
        _visitor.Page.QuerySelector("#list a.alias").ShouldBeNull("nobody can open the story");
        await _visitor.SendAsync("main form[role=search]", ("only", "operators"));
        Aliases().ShouldBe(["@boss"]);
        await _visitor.SendAsync("main form[role=search]", ("alias", "nobody"), ("only", ""));
        _visitor.Text(".empty").ShouldStartWith("No account is like that.");
        await _visitor.SendAsync("main form[role=search]", ("alias", "a%"));
        (_visitor.Answer.Status, _visitor.Text("[role=alert]").Contains("the alias must be", StringComparison.Ordinal)).ShouldBe((422, true));
    }

    [Fact]
    public async Task Accounts_are_looked_for_and_paged_in_place()
    {
        await _app.SignedInManyAsync("crowd", 11);

        await _visitor.OpenAsync($"{Accounts}?alias=crowd", "accounts");
        _visitor.Page.Body!.Children.Select(child => child.Id).ShouldBe(["accounts"]);
        var more = _visitor.Page.QuerySelector("#accounts #more a")!.GetAttribute("href")!;
        await _visitor.OpenAsync(more, "more");

        _visitor.Answer.Text.ShouldNotContain("<html");
        _visitor.Answer.Text.ShouldContain("<template data-into=\"list\">");
        _visitor.Answer.Text.ShouldContain("@crowd");
        _visitor.Page.QuerySelector("#more a").ShouldBeNull();
    }

    [Fact]
    public async Task A_suspended_person_is_signed_out_until_let_in_again()
    {
        var ann = SiteVisitor.SignedInAs(_ann);
        await ann.OpenAsync("/");
        await _visitor.OpenAsync($"{Accounts}?alias=ann");
        await _visitor.OpenAsync(Action("suspend"));
        _visitor.Text("main h2").ShouldBe("Suspend @ann?");

        await _visitor.SendAsync("main form[method=post]");

        _visitor.Address.ShouldBe($"{Accounts}?alias=ann");
        _visitor.Text("#note").ShouldBe("The account is suspended, and signed out everywhere.");
        await ann.OpenAsync("/");
        ann.Address.ShouldBe("/login");
        ann.Text("#note").ShouldBe("Your session has ended. Please sign in again.");
        (await new SiteVisitor(_app).OpenAsync("/@ann")).Title.ShouldBe("Nothing here · Linnet");

        await _visitor.OpenAsync(Action("unsuspend"));
        await _visitor.SendAsync("main form[method=post]");
        _visitor.Text("#note").ShouldBe("The account is let in again.");
        Action("suspend").ShouldNotBeEmpty();
        await ann.OpenAsync("/login");
        await ann.SendAsync("main form", ("alias", "ann"), ("password", LinnetApp.Password));
        (await ann.OpenAsync("/settings")).QuerySelector("h1")!.TextContent.ShouldBe("Settings");
    }

    [Fact]
    public async Task The_role_is_given_and_taken_in_place()
    {
        await _visitor.OpenAsync($"{Accounts}?alias=ann");
        await _visitor.OpenAsync(Action("promote"), "dialog");
        _visitor.Text("dialog#dialog h2#dialog-title").ShouldBe("Make @ann an operator?");

        await _visitor.SendAsync(new FilledForm("#dialog form[method=post]") { Part = "account" });

        _visitor.Page.Body!.Children.Select(child => child.Id).ShouldBe([$"account-{_ann.Id}", "dialog", "live"]);
        _visitor.Text("#live").ShouldBe("The account is an operator's now.");
        _visitor.Page.QuerySelector("#dialog")!.Children.ShouldBeEmpty();
        var ann = SiteVisitor.SignedInAs(_ann);
        await ann.OpenAsync("/admin");
        ann.Answer.Status.ShouldBe(200);

        await _visitor.OpenAsync(Action("demote"), "dialog");
        await _visitor.SendAsync(new FilledForm("#dialog form[method=post]") { Part = "account" });
        _visitor.Text("#live").ShouldBe("The account is not an operator's any more.");
        await ann.OpenAsync("/admin");
        ann.Answer.Status.ShouldBe(403);
    }

    [Fact]
    public async Task Nothing_can_be_done_to_ones_own_account()
    {
        var page = await _visitor.OpenAsync($"{Accounts}?alias=boss");
        page.QuerySelectorAll("#list a[data-part], #list form").ShouldBeEmpty();
        var token = page.QuerySelector("[name=form_token]")!.GetAttribute("value")!;

        foreach (var action in (string[])["suspend", "demote"])
        {
            await _visitor.OpenAsync($"{Accounts}/{_boss.Id}/{action}");
            _visitor.Answer.Status.ShouldBe(403);
            await _visitor.PostAsync($"{Accounts}/{_boss.Id}/{action}", ("form_token", token));
            _visitor.Answer.Status.ShouldBe(403);
        }

        await _visitor.OpenAsync($"{Accounts}/1/suspend");
        _visitor.Answer.Status.ShouldBe(404);
    }

    [Fact]
    public async Task Anybodys_status_is_removed_from_its_own_page()
    {
        var (status, own) = (await _ann.PostAsync("Rude words"), await _boss.PostAsync("Mine"));
        var remove = $"/@ann/{status.Id}/remove";
        (await _visitor.OpenAsync($"/@boss/{own.Id}")).QuerySelectorAll("a[href$='/remove']").ShouldBeEmpty();
        (await _visitor.OpenAsync("/@ann")).QuerySelectorAll("a[href$='/remove']").ShouldBeEmpty();
        (await SiteVisitor.SignedInAs(_ann).OpenAsync($"/@ann/{status.Id}")).QuerySelectorAll("a[href$='/remove']").ShouldBeEmpty();
        (await _visitor.OpenAsync($"/@ann/{status.Id}")).QuerySelector("a[data-part=dialog]")!.GetAttribute("href").ShouldBe(remove);

        await _visitor.OpenAsync(remove, "dialog");
        _visitor.Text("#dialog h2").ShouldBe("Remove this status by @ann?");
        _visitor.Text("#dialog .text").ShouldBe("Rude words");
        await _visitor.OpenAsync(remove);
        await _visitor.SendAsync("main form[method=post]");

        _visitor.Address.ShouldBe("/@ann");
        _visitor.Text("#note").ShouldBe("The status is removed.");
        (await _ann.Client.GetStatusAsync(status.Id, Ct)).Error!.StatusCode.ShouldBe(404);
        await _visitor.OpenAsync(remove);
        _visitor.Answer.Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_status_removed_in_place_leads_to_the_story()
    {
        var status = await _ann.PostAsync("Rude words");

        await _visitor.OpenAsync($"/@ann/{status.Id}/remove", "dialog");
        await _visitor.SendAsync(new FilledForm("#dialog form[method=post]") { Part = "removal" });

        (_visitor.Answer.Status, _visitor.Answer.Header("Linnet-Go")).ShouldBe((204, "/@ann"));
        (await _ann.Client.GetStatusAsync(status.Id, Ct)).Error!.StatusCode.ShouldBe(404);
    }

    private List<string> Aliases() => [.. _visitor.Page.QuerySelectorAll("#list .alias").Select(alias => alias.TextContent)];

    /// <summary>The address of the only link to an action on the open page.</summary>
    private string Action(string name) =>
        _visitor.Page.QuerySelectorAll($"a[href*='/{name}']").ShouldHaveSingleItem(_visitor.Answer.Text).GetAttribute("href")!;
}
